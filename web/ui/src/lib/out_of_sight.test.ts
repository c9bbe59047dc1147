import { expect, test } from 'vitest';
import { byPriority, outOfSight, shares } from './out_of_sight';

const ids = ['a', 'b', 'c', 'd', 'e'];

test('a row is out of sight when less than half of it shows', () => {
  expect(outOfSight(ids, 0, 200, 80)).toEqual(['d', 'e']);
  expect(outOfSight(ids, 0, 199, 80)).toEqual(['c', 'd', 'e']);
  expect(outOfSight(ids, 200, 200, 80)).toEqual(['a', 'b']);
});

test('nothing is out of sight in a list that was not measured yet', () => {
  expect(outOfSight(ids, 0, 0, 80)).toEqual([]);
});

test('the most urgent is told first, and a row that is gone has no priority', () => {
  const of: Record<string, number> = { a: 3, b: 1, c: 3 };
  expect(byPriority(['a', 'b', 'c', 'd'], (id) => of[id])).toEqual([[1, 1], [3, 2]]);
});

const COLUMN = { head_px: 36, row_px: 80, more_px: 24, edge_px: 2, active: 2, feet_px: 82 };

test('closures unfold by themselves only in the room that no waiting call needs', () => {
  expect(shares({ ...COLUMN, column_px: 900, waiting: 1 }).unasked_px).toBe(900 - 36 - 80 - 36 - 80 - 82);
  expect(shares({ ...COLUMN, column_px: 640, waiting: 7 }).unasked_px).toBe(0);
  expect(shares({ ...COLUMN, column_px: 900, waiting: 1, active: 0 }).unasked_px).toBe(900 - 36 - 80 - 36 - 82);
});

test('asked for, they leave in sight three that wait and one under way', () => {
  const { lists_px, asked_px } = shares({ ...COLUMN, column_px: 640, waiting: 7 });
  expect(lists_px).toBe(36 + 3 * 80 + 24 + 2 + (36 + 80 + 2 + 24));
  expect(asked_px).toBe(640 - lists_px - 82);
  expect(shares({ ...COLUMN, column_px: 640, waiting: 3 }).lists_px).toBe(lists_px - 24);
});

test('asked for where nothing waits they have room for one row at the least, and where calls wait none that these need', () => {
  expect(shares({ ...COLUMN, column_px: 300, waiting: 0 }).asked_px).toBe(130);
  expect(shares({ ...COLUMN, column_px: 300, waiting: 7 }).asked_px).toBe(0);
  expect(shares({ ...COLUMN, column_px: 60, waiting: 7 }).lists_px).toBe(0);
});

test('a column too low for three calls shows fewer: what lies under the lists keeps its heads', () => {
  const { lists_px, active_px, ...closures } = shares({ ...COLUMN, column_px: 400, waiting: 7 });
  expect([lists_px, active_px]).toEqual([36 + 80 + 24 + 2 + (36 + 80 + 2 + 24), 36 + 80 + 2 + 24]);
  expect(closures).toEqual({ unasked_px: 0, asked_px: 400 - lists_px - 82 });
  expect(shares({ ...COLUMN, column_px: 300, waiting: 7 }).lists_px).toBe(300 - 82);
});

test('what is under way has a row and its count, unless one that waits leaves no room for it', () => {
  const low = { ...COLUMN, row_px: 52, waiting: 7 };
  expect(shares({ ...low, column_px: 407, active: 8 }).active_px).toBe(36 + 52 + 2 + 24);
  expect(shares({ ...low, column_px: 407, active: 1 }).active_px).toBe(36 + 52 + 2);
  expect(shares({ ...low, column_px: 407, active: 0 }).active_px).toBe(36);
  expect(shares({ ...low, column_px: 220, active: 8 }).active_px).toBe(36);
});
