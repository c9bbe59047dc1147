// A refusal in the chosen language, where it is one that people meet in their work.

import { Refusal, Unreachable } from './api';
import { timeOfDay } from './clock.svelte';
import { fill, words } from './i18n/index.svelte';
import { shapeTold, type Fault } from './shape_refusal';
import type { Status, Unit } from './types';

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

/** What the server would answer whoever sent it now; nothing when it was sent by `me`. */
export function takenByOthers(unit: Unit, me: string | undefined): string {
  const { name, incident_number, assigned_at, assigned_by, status } = unit;
  if (incident_number === null) return fill(words().refusal['unit-not-available'], { unit: name, status: words().status[status] });
  if (assigned_by === me) return '';
  return fill(words().refusal['unit-taken'], { unit: name, number: incident_number, by: assigned_by ?? '', at: assigned_at ? timeOfDay(assigned_at) : '' });
}
