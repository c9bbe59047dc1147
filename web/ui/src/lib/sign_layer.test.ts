import { expect, test } from 'vitest';
import { meant } from './sign_layer';

const placed = (id: string, x: number, y: number) => ({ spot: { id, kind: 'unit' as const, lat: 0, lon: 0, label: '', glyph: '', colour: '' }, x, y });

test('of signs that lie over each other the uppermost is meant', () => {
  const two = [placed('below', 100, 100), placed('above', 104, 100)];
  expect(meant(two, { x: 99, y: 100 })?.id).toBe('above');
  expect(meant([...two].reverse(), { x: 99, y: 100 })?.id).toBe('below');
});

test('beside a sign the nearest is meant, however low it lies, and far from all none', () => {
  const two = [placed('near', 100, 100), placed('further', 133, 100)];
  expect(meant(two, { x: 115, y: 100 })?.id).toBe('near');
  expect(meant(two, { x: 80, y: 100 })?.id).toBe('near');
  expect(meant(two, { x: 79, y: 100 })).toBeNull();
});
