import { expect, test } from 'vitest';
import { holding } from './premise_notes';
import type { PremiseNote } from './types';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const note = (from_at: string, until_at: string | null = null): PremiseNote => ({ id: from_at, kind: 'hazard', text: '', place: null, radius_m: 1, from_at, until_at, by: '', at: from_at });

test('a note holds from its first instant to its last', () => {
  const held = note('2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z');
  expect(holding([held], NOON)).toEqual([held]);
  expect(holding([held], NOON + 3_600_000)).toEqual([]);
  expect(holding([note('2026-11-23T12:30:00Z')], NOON)).toEqual([]);
  expect(holding(undefined, NOON)).toEqual([]);
});

test('a screen two minutes slow shows what was noted just now', () => {
  expect(holding([note('2026-11-23T12:02:00Z')], NOON)).toHaveLength(1);
});
