import { expect, test } from 'vitest';
import { tooMany } from './thin';

test('nothing is forgotten while there is room', () => {
  expect(tooMany([1, 2, 3], 3)).toEqual([]);
});

test('a long drive keeps its first and its last fix, and never grows beyond its bound', () => {
  let kept: number[] = [];
  for (let fix = 0; fix < 20_000; fix++) {
    kept.push(fix);
    const gone = new Set(tooMany(kept, 100));
    kept = kept.filter((each) => !gone.has(each));
    expect(kept.length).toBeLessThanOrEqual(100);
  }
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(19_999);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
});
