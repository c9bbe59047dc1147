import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { shareKept } = await import('./day_words');
const of = (count: number, in_time: number | null): string => shareKept({ count, in_time, p50_s: null, p90_s: null, missing: {} });

test('of a few cases the cases are told, of many the share', () => {
  expect(of(1, 0)).toBe('0 of 1');
  expect(of(4, 0.75)).toBe('3 of 4');
  expect(of(5, 0.8)).toBe('80\u00a0%');
  expect(of(0, null)).toBe('–');
});
