import { expect, it } from 'vitest';
import { NOTHING, place } from './held_order';

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
