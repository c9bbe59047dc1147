import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { reason, reasons } = await import('./say');

test('a difference nobody could feel is never said in seconds', () => {
  expect(reason({ code: 'soonest', facts: { unit: 'A12', gain_s: 0.4 } })).toBe('as fast as A12');
  expect(reason({ code: 'later', facts: { unit: 'A12', later_s: -0.2 } })).toBe('as fast as A12');
  expect(reason({ code: 'soonest', facts: { unit: 'A12', gain_s: 12.3 } })).toBe('12 s before A12');
});

test('a reason without anything to say leaves no gap in the line', () => {
  const nothing = { code: 'saves_cover', facts: { unit: 'A12', later_s: 20, people: 0 } };
  const road = { code: 'on_the_road', facts: {} };
  expect(reasons([nothing, road])).toBe('on the road');
});
