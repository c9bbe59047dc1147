import { expect, it } from 'vitest';
import { newlyLoud, type Heard } from './new_alarms';
import type { Alarm, Cause } from './types';

const NONE: Heard = new Map();
const alarm = (id: string, cause: Cause, more: Partial<Alarm> = {}): Alarm => ({
  id, cause, incident_id: 'i', number: '2026-000001', missing: {}, unit_id: null, unit: null, since_at: '', due_at: '', step: 1, falls_to: null, owner: null, lat: null, lon: null, fix_at: null, ...more,
});

it('sounds once a cause, however many came', () => {
  const first = newlyLoud([alarm('a', 'silent'), alarm('b', 'silent'), alarm('c', 'pending')], NONE);
  expect(first.causes).toEqual(['silent', 'pending']);
  expect(newlyLoud([alarm('a', 'silent'), alarm('b', 'silent')], first.heard).causes).toEqual([]);
});

it('sounds again when nobody ended it in time, and when it comes again', () => {
  const first = newlyLoud([alarm('a', 'pending')], NONE);
  const later = newlyLoud([alarm('a', 'pending', { step: 2, owner: 'ana' })], first.heard);
  expect(later.causes).toEqual(['pending']);
  const gone = newlyLoud([], later.heard);
  expect(newlyLoud([alarm('a', 'pending')], gone.heard).causes).toEqual(['pending']);
});

it('is quiet about what somebody has', () => {
  expect(newlyLoud([alarm('a', 'pending', { owner: 'ana' })], NONE).causes).toEqual([]);
});
