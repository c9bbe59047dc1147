// Notes about a place: which of them hold now.

import type { PremiseNote } from './types';

export const NOTE_KINDS = ['hazard', 'access', 'key_safe', 'other'] as const;

/** A screen whose clock is slow must not hide a hazard that begins now. */
const SLOW_CLOCK_MS = 300_000;

/** The centre tells what has not ended; from when until when is for the clock. */
export const holding = (notes: PremiseNote[] | undefined, now: number): PremiseNote[] =>
  (notes ?? []).filter((each) => Date.parse(each.from_at) <= now + SLOW_CLOCK_MS && (each.until_at === null || Date.parse(each.until_at) > now));
