// A refusal in the chosen language, where it is one that people meet in their work.

import { Refusal, Unreachable } from './api';
import { timeOfDay } from './clock.svelte';
import { fill, words } from './i18n/index.svelte';
import { shapeTold, type Fault } from './shape_refusal';
import type { Status } from './types';

export function told(error: unknown): string {
  if (error instanceof Unreachable) return words().notReached;
  if (!(error instanceof Refusal)) return String(error);
  const slug = error.type.split('/').at(-1) ?? '';
  if (slug === 'bad-body') return shapeTold((error.facts as { errors?: Fault[] }).errors ?? []);
  const known = (words().refusal as Record<string, string>)[slug];
  if (known === undefined) return error.message;
  const { at, status } = error.facts as { at?: string; status?: Status };
  return fill(known, {
    ...error.facts,
    ...(at ? { at: timeOfDay(at) } : {}),
    ...(status ? { status: words().status[status] } : {}),
  });
}
