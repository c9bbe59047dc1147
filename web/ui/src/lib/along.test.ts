import { expect, test } from 'vitest';
import { ahead } from './along';
import type { Route } from './types';

const route: Route = {
  seconds: 160, walk_s: 100, length_m: 556, approximate: false, shut_off: true, streets: ['A'],
  geometry: { type: 'LineString', coordinates: [[113, 22], [113, 22.005]] },
  manoeuvres: [
    { kind: 'depart', words: 'Go', distance_m: 556, seconds: 60 },
    { kind: 'arrive_ahead', words: 'There', distance_m: 0, seconds: 0 },
    { kind: 'walk', words: 'Walk', distance_m: 140, seconds: 100 },
  ],
};

test('what is left at the start is the whole of the way, its walk counted once', () => {
  expect(ahead(route, { lat: 22, lon: 113 }).left_s).toBeCloseTo(160);
});

test('half way there the walk is still all of it left', () => {
  expect(ahead(route, { lat: 22.0025, lon: 113 }).left_s).toBeCloseTo(130);
});

test('what lies behind is no part of the way any more, until another way is taken', () => {
  expect(ahead(route, { lat: 22.002, lon: 113.0001 }).line.coordinates).toEqual([[113, expect.closeTo(22.002)], [113, 22.005]]);
  expect(ahead(route, { lat: 22.002, lon: 113.001 }).line).toEqual(route.geometry);
});
