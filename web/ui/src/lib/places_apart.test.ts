import { expect, test } from 'vitest';
import { apart, COMPASS, onceEach, type Offered } from './places_apart';

const M = 1 / 111_195; // degrees of latitude in a metre
const at = (north_m: number, east_m: number, near: string | null = null): Offered => ({ label: 'Rua Central', lat: north_m * M, lon: east_m * M, near });

test('one place offered twice is offered once, and two of one name twice', () => {
  const [door, yard, other] = [at(0, 0), at(9, 3), at(300, 0)];
  expect(onceEach([door, yard, other])).toEqual([door, other]);
  expect(onceEach([door, { ...yard, label: 'Rua Central 2' }])).toHaveLength(2);
});

test('of one name each is told by what it alone is near, else by where it lies from the first', () => {
  const all = [at(0, 0, 'Sé'), at(0, 500, 'Sé'), at(-400, 0, 'Taipa'), at(700, 700)];
  const told = all.map((each) => apart(each, all));
  expect(told[0]).toBeNull();
  expect(told[1]).toMatchObject({ direction: 'e', away_m: expect.closeTo(500, 0) as number });
  expect(told[2]).toEqual({ near: 'Taipa' });
  expect(told[3]).toMatchObject({ direction: 'ne' });
  expect(apart(at(0, 0, 'Sé'), [at(0, 0, 'Sé')])).toBeNull();
});

test('all around', () => {
  const around = COMPASS.map((_, i) => at(100 * Math.cos((i * Math.PI) / 4), 100 * Math.sin((i * Math.PI) / 4)));
  expect(around.map((each) => (apart(each, [at(0, 0), each]) as { direction: string }).direction)).toEqual([...COMPASS]);
});
