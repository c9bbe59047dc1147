// One day of the centre as the server tells it: asked for, asked again while it lasts, and honest about its age.

import { get, isPassing } from './api';
import { told } from './refusal';
import type { Coverage, Day, DayCoverage, ZoneDrawing } from './day_types';

const AGAIN_MS = 30_000; // a day changes by a call every minute or so; assumed
const THROUGH_AGAIN_MS = 300_000; // a point more every quarter of an hour
const SOON_MS = 3_000; // after an answer that did not come

export const shown = $state<{ day: Day | null; coverage: Coverage | null; through: DayCoverage | null; zones: ZoneDrawing | null; heardAt: number; failed: boolean; problem: string }>({
  day: null, coverage: null, through: null, zones: null, heardAt: 0, failed: false, problem: '',
});

export interface Wish {
  /** "2026-11-25"; empty: the centre's today. */
  on: string;
  /** Null: real work, or exercises where there is nothing else. */
  exercise: boolean | null;
}

/** Follows until the function it gives back is called. */
export function follow(wish: Wish): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  async function again(): Promise<void> {
    const wait = await read(wish, () => stopped);
    if (!stopped) timer = setTimeout(() => void again(), wait);
  }
  void again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function read(wish: Wish, isStopped: () => boolean): Promise<number> {
  try {
    const day = await dayOf(wish);
    const coverage = day.is_today ? await coverageNow(day.exercise) : null;
    if (isStopped()) return AGAIN_MS;
    void through(day, isStopped);
    Object.assign(shown, { day, coverage, heardAt: Date.now(), failed: false, problem: '' });
    return AGAIN_MS;
  } catch (error) {
    if (isStopped()) return AGAIN_MS;
    shown.failed = isPassing(error);
    shown.problem = shown.failed ? '' : told(error);
    return shown.failed ? SOON_MS : AGAIN_MS;
  }
}

async function dayOf({ on, exercise }: Wish): Promise<Day> {
  const real = await ask(on, exercise ?? false);
  return exercise === null && real.incidents === 0 && real.other > 0 ? ask(on, true) : real;
}

const ask = (on: string, exercise: boolean): Promise<Day> =>
  get<Day>(`/api/day?exercise=${exercise}${on ? `&on=${on}` : ''}`);

let throughOf = '';
let throughAt = 0;

/** Takes the server a second or two: asked for beside the rest, and less often. */
async function through({ on, exercise, is_future }: Day, isStopped: () => boolean): Promise<void> {
  const wanted = `on=${on}&exercise=${exercise}`;
  if (wanted === throughOf && Date.now() - throughAt < THROUGH_AGAIN_MS) return;
  if (wanted !== throughOf) shown.through = null;
  [throughOf, throughAt] = [wanted, Date.now()];
  if (is_future) return;
  const found = await orNone<DayCoverage>(`/api/day/coverage?${wanted}`);
  shown.zones ??= await orNone<ZoneDrawing>('/api/day/zones');
  if (found === null) throughAt = 0;
  else if (!isStopped() && wanted === throughOf) shown.through = found;
}

/** By the units whose day is shown. */
const coverageNow = (exercise: boolean): Promise<Coverage | null> => orNone<Coverage>(`/api/coverage?exercise=${exercise}`);

/** Null before there is a city to ask about. */
async function orNone<T>(path: string): Promise<T | null> {
  try {
    return await get<T>(path);
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}
