import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });

const { timer } = await import('./clock.svelte');
const { language } = await import('./i18n/index.svelte');

const HOUR_S = 3600;
/** Where a line may break in it, it would jump. */
const said = (seconds: number): string => timer(seconds).replaceAll('\u00a0', '_');

test('a running clock says days from a day on', () => {
  expect([59.9, HOUR_S - 1, HOUR_S, 24 * HOUR_S - 1].map(said)).toEqual(['00:59', '59:59', '1:00:00', '23:59:59']);
  expect([24 * HOUR_S, 26 * HOUR_S + 28 * 60 + 16, 250 * HOUR_S].map(said)).toEqual(['1_d_00:00', '1_d_02:28', '10_d_10:00']);
  language.now = 'zh';
  expect(said(26 * HOUR_S + 28 * 60 + 16)).toBe('1_天_02:28');
});
