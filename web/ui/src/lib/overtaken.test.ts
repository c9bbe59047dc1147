import { expect, test } from 'vitest';
import { overtaken, type Queued } from './overtaken';

const a = (incident_id: string, minute: number, more: Partial<Queued> = {}): Queued => ({
  incident_id, priority: 1, opened_at: `2026-11-26T11:${minute}:00Z`, sent: [], reasons: [], soonest: { eta_s: 300 }, ...more,
});

const nobody = (): boolean => false;

test('of a call behind a newer one of its priority it is told why', () => {
  const queue = [
    a('near', 50),
    a('far', 40, { soonest: { eta_s: 510 } }),
    a('nobody', 41, { soonest: null }),
    a('nowhere', 42, { soonest: null, reasons: [{ code: 'location_unknown' }] }),
  ];
  expect([...overtaken(queue, nobody)]).toEqual([
    ['far', { why: 'far', eta_s: 510 }], ['nobody', { why: 'nobody_free' }], ['nowhere', { why: 'no_place' }],
  ]);
});

test('nothing is told of calls in order, of a lesser priority, or where somebody was sent', () => {
  expect(overtaken([a('old', 40), a('new', 50), a('lesser', 30, { priority: 2 })], nobody).size).toBe(0);
  expect(overtaken([a('short', 50, { sent: ['E1'] }), a('old', 40)], nobody).size).toBe(0);
});

test('a call that is pinned above all others is behind nobody but those pinned with it', () => {
  const queue = [a('new', 50), a('old', 40), a('older', 30)];
  expect([...overtaken(queue, (id) => id === 'old').keys()]).toEqual(['older']);
  expect([...overtaken(queue, (id) => id !== 'older').keys()]).toEqual(['old']);
});
