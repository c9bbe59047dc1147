// The last recommendation of each incident, so that whoever sends by mouse or by keyboard records what was advised.

import { SvelteMap } from 'svelte/reactivity';
import { get } from './api';
import type { Proposed, Recommendation } from './types';

const kept = new SvelteMap<string, Recommendation>();
const MOST = 50;

const asking = new Map<string, Promise<Recommendation>>();

/** Who asks meanwhile gets the same answer, unless `anew`: something has just changed. */
export function ask(incidentId: string, anew = false): Promise<Recommendation> {
  const known = asking.get(incidentId);
  if (known && !anew) return known;
  const mine = answered(incidentId).finally(() => asking.get(incidentId) === mine && asking.delete(incidentId));
  asking.set(incidentId, mine);
  return mine;
}

async function answered(incidentId: string): Promise<Recommendation> {
  const answer = await get<Recommendation>(`/api/incidents/${incidentId}/recommendation`);
  const known = kept.get(incidentId);
  if (known && known.at > answer.at) return known; // a later question was answered first
  kept.delete(incidentId);
  kept.set(incidentId, answer);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return answer;
}

export interface Advised { slot?: string; eta_s?: number; recommended: Record<string, number> }

const proposedIn = (advice: Recommendation | undefined, unitId: string): { slot: string; unit: Proposed }[] =>
  (advice?.slots ?? []).flatMap(({ slot, choice, alternatives }) =>
    [choice, ...alternatives].flatMap((unit) => (unit?.unit_id === unitId ? [{ slot, unit }] : [])),
  );

/** What the log is to keep beside a dispatch, the time to the kerb; nothing but an empty recommendation where nobody asked. */
export function advisedFor(incidentId: string, unitId: string): Advised {
  const advice = kept.get(incidentId);
  const recommended = Object.fromEntries(
    (advice?.slots ?? []).flatMap(({ choice }) => (choice?.eta_s == null ? [] : [[choice.name, choice.eta_s]])),
  );
  const [first] = proposedIn(advice, unitId);
  return { recommended, ...(first ? { slot: first.slot } : {}), ...(first?.unit.kerb_s == null ? {} : { eta_s: first.unit.kerb_s }) };
}

export const adviceOf = (incidentId: string): Recommendation | undefined => kept.get(incidentId);

export const arrivalOf = (incidentId: string, unitId: string): Proposed | null => proposedIn(kept.get(incidentId), unitId)[0]?.unit ?? null;
