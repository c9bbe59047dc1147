import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { place, reason, reasons } = await import('./say');

test('a difference nobody could feel is never said in seconds', () => {
  expect(reason({ code: 'soonest', facts: { unit: 'A12', gain_s: 0.4 } })).toBe('as fast as A12');
  expect(reason({ code: 'later', facts: { unit: 'A12', later_s: -0.2 } })).toBe('as fast as A12');
  expect(reason({ code: 'soonest', facts: { unit: 'A12', gain_s: 12.3 } })).toBe('00:12 before A12');
  expect(reason({ code: 'soonest', facts: { unit: 'R3', gain_s: 512 } })).toBe('08:32 before R3');
});

test('a reason without anything to say leaves no gap in the line', () => {
  const nothing = { code: 'saves_cover', facts: { unit: 'A12', later_s: 20, people: 0 } };
  const road = { code: 'on_the_road', facts: {} };
  expect(reasons([nothing, road])).toBe('on the road');
});

test('a place says which of its name it is, and the number that nobody knows there', () => {
  const at = { text: 'rua x 999', lat: 1, lon: 2, label: 'Rua X', found_by: 'chosen', confidence: 0.5, radius_m: 90, confirmed: false, outside_region: false };
  expect(place({ ...at, number_unknown: '999', near: 'Sé' })).toBe('Rua X · near Sé · no. 999 not known');
  expect(place({ ...at, number_unknown: null })).toBe('Rua X');
  expect(place({ ...at, label: null })).toBe('rua x 999');
});
