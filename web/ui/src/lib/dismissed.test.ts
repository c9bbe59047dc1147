import { expect, test } from 'vitest';
import { heard, isAside, putAside, takeBack } from './dismissed';

const swap = { key: 'swap|131|E7|E12', worth: 130 };
const MINUTE_MS = 60_000;

test('what is put aside stays aside while it says the same, and comes back by hand', () => {
  const all = putAside(swap, {}, 0);
  expect(isAside(swap, all)).toBe(true);
  expect(isAside({ ...swap, worth: 140 }, all)).toBe(true);
  expect(isAside(swap, takeBack(swap.key, all))).toBe(false);
});

test('about another unit, or worth twice as much, it is another suggestion', () => {
  const all = putAside(swap, {}, 0);
  expect(isAside({ ...swap, key: 'swap|131|E8|E12' }, all)).toBe(false);
  expect(isAside({ ...swap, worth: 260 }, all)).toBe(false);
  expect(heard([{ ...swap, worth: 260 }], all, 1000)).toEqual({});
});

test('it may go and come for a while, but is new when it was long gone', () => {
  let all = putAside(swap, {}, 0);
  all = heard([], all, 5 * MINUTE_MS);
  expect(isAside(swap, all)).toBe(true);
  all = heard([swap], all, 9 * MINUTE_MS);
  all = heard([], all, 18 * MINUTE_MS);
  expect(isAside(swap, all)).toBe(true);
  expect(heard([], all, 19 * MINUTE_MS)).toEqual({});
});
