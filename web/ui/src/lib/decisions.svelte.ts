// What the centre suggests beyond one call: why each waits, who could relieve whom, all open slots at once, where to move up.

import { alarmOfIncident } from './alarms.svelte';
import { get } from './api';
import { clock } from './clock.svelte';
import { isLost } from './feed.svelte';
import { overtaken, type Behind } from './overtaken';
import type { Reason } from './types';

export interface Waiting {
  incident_id: string;
  priority: number;
  opened_at: string;
  /** Names of units. */
  sent: string[];
  reasons: Reason[];
  missing: Record<string, number>;
  soonest: { unit_id: string; name: string; eta_s: number; approximate: boolean } | null;
}
export interface Swap {
  incident_id: string;
  number: string;
  priority: number;
  slot: string | null;
  out: { unit_id: string; name: string; eta_s: number };
  into: { unit_id: string; name: string; eta_s: number };
  gain_s: number;
}
export interface Planned {
  incident_id: string;
  number: string;
  priority: number;
  slot: string;
  unit: { unit_id: string; name: string; eta_s: number; kerb_s: number; approximate: boolean } | null;
}
export interface MoveUp {
  unit_id: string;
  name: string;
  from_station: string;
  to_station: string;
  travel_s: number;
  people: number;
}
export interface Base { unit_id: string; name: string; own_station: string; station: string; people: number }

const SOON_MS = 5_000; // crews move on: what could be swapped or planned a little ago may not be any more
const LATER_MS = 15_000; // cover changes when units do

export const decisions = $state<{ queue: Waiting[]; swaps: Swap[]; plan: Planned[]; moves: MoveUp[]; bases: Base[]; heardAt: number }>({
  queue: [], swaps: [], plan: [], moves: [], bases: [], heardAt: 0,
});

const places = $derived(new Map(decisions.queue.map((each, i) => [each.incident_id, i])));

/** Its place in the centre's own order; those it has not judged yet come last. */
export const placeInQueue = (incidentId: string): number => places.get(incidentId) ?? Number.MAX_SAFE_INTEGER;
export const whyItWaits = (incidentId: string): Reason[] => decisions.queue[places.get(incidentId) ?? -1]?.reasons ?? [];

const late = $derived(overtaken(decisions.queue, (id) => alarmOfIncident(id) !== undefined));
/** Why a newer call of its priority stands before it; undefined where none does. */
export const whyBehind = (incidentId: string): Behind | undefined => late.get(incidentId);

async function askSoon(): Promise<void> {
  const [queue, offers, plan] = await Promise.all([
    get<{ incidents: Waiting[] }>('/api/queue'),
    get<{ offers: Swap[] }>('/api/offers'),
    get<{ alone: boolean; slots: Planned[] }>('/api/plan'),
  ]);
  decisions.queue = queue.incidents;
  decisions.swaps = offers.offers;
  decisions.plan = plan.alone ? [] : plan.slots.filter((each) => each.unit !== null);
  decisions.heardAt = Date.now();
}

async function askLater(): Promise<void> {
  const { move_ups, bases } = await get<{ move_ups: MoveUp[]; bases: Base[] }>('/api/move-ups');
  decisions.moves = move_ups;
  decisions.bases = bases;
}

/** What was suggested long ago is no suggestion. */
export const areStale = (): boolean => clock.now - decisions.heardAt > 3 * SOON_MS;

/** Asks again and again while somebody looks; nothing while the link is down. Ends with what it returns. */
export function watchDecisions(): () => void {
  const ask = (what: () => Promise<void>): void => {
    // a failed question is asked again in a moment; how old the answers are is shown
    if (!isLost(Date.now()) && document.visibilityState === 'visible') void what().catch(() => undefined);
  };
  ask(askSoon);
  ask(askLater);
  const soon = setInterval(() => ask(askSoon), SOON_MS);
  const later = setInterval(() => ask(askLater), LATER_MS);
  return () => {
    clearInterval(soon);
    clearInterval(later);
  };
}

export const askAgain = (): Promise<void> => askSoon();
