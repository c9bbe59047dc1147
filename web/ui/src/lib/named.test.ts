import { expect, test } from 'vitest';
import { brief, moving, named, type Spot } from './map_spots';

const at = (id: string, lat: number, lon: number): Spot => ({ id, kind: 'unit', lat, lon, label: id, glyph: '', colour: '' });
const crowd = Array.from({ length: 301 }, (_, i) => at(`${i}`, 0.5, 0.5));
const ids = (spots: Spot[]): string[] => spots.map((each) => each.id);

test('only those in sight and a little beyond are named', () => {
  const some = [at('in', 0.9, 0.1), at('beside', 1.2, 0.5), at('far', 1.3, 0.5), at('east', 0.5, 1.3)];
  expect(ids(named(some, [0, 0, 1, 1]))).toEqual(['in', 'beside']);
  expect(ids(named(some, null))).toEqual(['in', 'beside', 'far', 'east']);
});

test('of a crowd in sight those are named that are chosen or call for their lives', () => {
  const two = [{ ...at('chosen', 0.5, 0.5), chosen: true }, { ...at('calls', 0.5, 0.5), mayday: true }];
  expect(named([...crowd.slice(2), ...two], [0, 0, 1, 1])).toHaveLength(2);
  expect(ids(named([...crowd, ...two], [0, 0, 1, 1]))).toEqual(['chosen', 'calls']);
  expect(named(crowd.slice(1), [0, 0, 1, 1])).toHaveLength(300);
});

test('a crowd elsewhere takes nobody the name', () => {
  expect(ids(named([...crowd, at('alone', 5, 5)], [4.5, 4.5, 5.5, 5.5]))).toEqual(['alone']);
});

test('a name follows its sign when that has moved by pixels, not by a metre', () => {
  const names = (lon: number, view: [number, number, number, number] | null): unknown => moving({ spots: [at('a', 0.5, lon)], view }).spots.is;
  expect(names(0.5005, [0, 0, 1, 1])).toBe(names(0.5, [0, 0, 1, 1]));
  expect(names(0.505, [0, 0, 1, 1])).not.toBe(names(0.5, [0, 0, 1, 1]));
  expect(names(0.5005, [0.4, 0.4, 0.6, 0.6])).not.toBe(names(0.5, [0.4, 0.4, 0.6, 0.6]));
  expect(names(0.5005, null)).not.toBe(names(0.5, null));
});

test('of a long name of a unit the map shows the beginning, of anything else the whole', () => {
  expect(brief({ kind: 'unit', label: 'Bombeiros 12-345' })).toBe('Bombeiros 12-345');
  expect(brief({ kind: 'unit', label: 'Ambulância Coquimbo Norte 12' })).toBe('Ambulância Coqu…');
  expect(brief({ kind: 'unit', label: '🚒'.repeat(20) })).toBe(`${'🚒'.repeat(15)}…`);
  expect(brief({ kind: 'candidate', label: 'W'.repeat(40) })).toHaveLength(40);
  const [shown] = moving({ spots: [{ ...at('x', 0, 0), label: 'W'.repeat(40) }] }).spots.data().features;
  expect(shown?.properties?.label).toHaveLength(16);
});
