import { expect, it } from 'vitest';
import { isOneList, NOTHING, place } from './held_order';

const nobody = (): boolean => false;
const at = (...ids: string[]) => place(ids, nobody, NOTHING, false);

it('keeps every row under the cursor where it is, and counts what waits', () => {
  const before = at('a', 'b');
  expect(place(['new', 'b', 'a'], nobody, before, true)).toEqual({ pinned: [], rest: ['a', 'b'], fresh: 1, moved: true });
  expect(place(['a', 'b'], nobody, before, true)).toEqual({ pinned: [], rest: ['a', 'b'], fresh: 0, moved: false });
});

it('keeps the place of what is gone, so that nothing slides up under the cursor', () => {
  expect(place(['b'], nobody, at('a', 'b'), true)).toEqual({ pinned: [], rest: ['a', 'b'], fresh: 0, moved: true });
});

it('puts everything in its order when the hold ends', () => {
  const held = place(['new', 'b', 'a'], nobody, at('a', 'b'), true);
  expect(place(['new', 'b', 'a'], nobody, held, false)).toEqual({ pinned: [], rest: ['new', 'b', 'a'], fresh: 0, moved: false });
});

it('pins what is overdue, but not under a cursor', () => {
  const late = (id: string): boolean => id === 'b';
  expect(place(['a', 'b'], late, NOTHING, false)).toMatchObject({ pinned: ['b'], rest: ['a'] });
  expect(place(['a', 'b'], late, at('a', 'b'), true)).toMatchObject({ pinned: [], rest: ['a', 'b'], moved: true });
});

it('holds nothing before anything was shown', () => {
  expect(place(['a'], nobody, NOTHING, true).rest).toEqual(['a']);
});

it('no row is kept for others in the place of a pinned one that is more urgent than all of them', () => {
  const of: Record<string, number> = { a: 1, b: 1, c: 1, d: 2, x: 3, y: 1 };
  const priorityOf = (id: string): number | undefined => of[id];
  expect(isOneList({ pinned: ['a', 'b', 'c', 'd'], rest: ['x'] }, 3, 2, priorityOf)).toBe(true);
  expect(isOneList({ pinned: ['a', 'b', 'c', 'd'], rest: ['x', 'y'] }, 3, 2, priorityOf)).toBe(false);
  expect(isOneList({ pinned: ['a', 'b'], rest: ['x'] }, 3, 2, priorityOf)).toBe(false); // all pinned ones are in sight
  expect(isOneList({ pinned: ['a', 'b', 'c'], rest: ['x'] }, 3, 2)).toBe(false); // units have no priority
  expect(isOneList({ pinned: ['a'], rest: ['y'] }, 1, 1, priorityOf)).toBe(true);
});
