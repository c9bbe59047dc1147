import { expect, test } from 'vitest';
import { boxOf, boxOfArea } from './looking';

test('a box holds every place, and of no place there is none', () => {
  expect(boxOf([{ lat: 22.1, lon: 113.6 }, { lat: 22.2, lon: 113.5 }])).toEqual([113.5, 22.1, 113.6, 22.2]);
  expect(boxOf([])).toBeNull();
});

test('an area in several parts is held whole', () => {
  const square = (at: number): number[][][] => [[[at, at], [at + 1, at], [at + 1, at + 1], [at, at]]];
  expect(boxOfArea({ type: 'MultiPolygon', coordinates: [square(0), square(5)] })).toEqual([0, 0, 6, 6]);
  expect(boxOfArea({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
});
