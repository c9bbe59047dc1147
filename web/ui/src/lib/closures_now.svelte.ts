// The closures of this moment: what was planned changes by itself when its hour comes, on every board.

import { clock } from './clock.svelte';
import { phaseOf, type Phase } from './closure_hours';
import { closures } from './feed.svelte';
import type { Closure } from './types';

// the centre takes a closure up within half a second of its hour: whoever asks it anew then must not ask too soon
const LAG_MS = 1000;

const phased = $derived(Object.fromEntries([...closures.values()].map((each) => [each.id, phaseOf(each, clock.now - LAG_MS)])) as Record<string, Phase>);
/** Text, so that a tick of the clock redraws nothing while no closure changes. */
const key = $derived(Object.entries(phased).sort().join());

export const closuresKey = (): string => key;

/** In the order in which they were made. */
export const closuresThat = (phase: Phase): Closure[] =>
  [...closures.values()].filter((each) => phased[each.id] === phase).sort((a, b) => a.closed_at.localeCompare(b.closed_at));
