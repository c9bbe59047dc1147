import { expect, test } from 'vitest';
import { crossesItself } from './crosses';

const drawn = (...points: [number, number][]) => points.map(([lon, lat]) => ({ lat, lon }));

test('a square and a bent area have an inside, whichever way round they were drawn', () => {
  const bent = drawn([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]);
  expect(crossesItself(drawn([0, 0], [1, 0], [1, 1], [0, 1]))).toBe(false);
  expect(crossesItself(bent)).toBe(false);
  expect(crossesItself([...bent].reverse())).toBe(false);
});

test('a corner in the middle of a straight side takes nothing away', () => {
  expect(crossesItself(drawn([0, 0], [1, 0], [2, 0], [2, 2], [0, 2]))).toBe(false);
});

test('a bow tie crosses itself until a corner is taken back', () => {
  const tie = drawn([0, 0], [1, 1], [1, 0], [0, 1]);
  expect(crossesItself(tie)).toBe(true);
  expect(crossesItself(tie.slice(0, -1))).toBe(false);
});

test('sides that lie on each other, or touch, hold nothing between them', () => {
  expect(crossesItself(drawn([0, 0], [1, 1], [2, 2]))).toBe(true);
  expect(crossesItself(drawn([0, 0], [2, 0], [1, 0], [1, 1]))).toBe(true);
  expect(crossesItself(drawn([0, 0], [2, 0], [2, 2], [1, 0], [0, 2]))).toBe(true);
});

test('a corner pressed twice is one corner, and too few are not judged', () => {
  expect(crossesItself(drawn([0, 0], [1, 0], [1, 0], [1, 1], [0, 0]))).toBe(false);
  expect(crossesItself(drawn([0, 0], [1, 0], [1, 0]))).toBe(true);
  expect(crossesItself(drawn([0, 0], [0, 0], [0, 0]))).toBe(true);
  expect(crossesItself(drawn([0, 0], [1, 0]))).toBe(false);
});
