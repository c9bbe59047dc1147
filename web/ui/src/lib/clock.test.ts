import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });

const { otherZone, setZone, timeOfDay, timer, zone } = await import('./clock.svelte');
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

test('hours are the centre\'s, with its zone where this machine lives by another', () => {
  const evening = Date.parse('2026-11-26T23:05:07Z');
  setZone('America/Santiago');
  expect(timeOfDay(evening)).toBe('20:05:07');
  expect(otherZone(evening)).toBe('UTC\u22123');
  expect(otherZone(Date.parse('2026-07-01T12:00:00Z'))).toBe('UTC\u22124');
  setZone('Asia/Macau');
  expect(timeOfDay('2026-11-26T23:05:07Z')).toBe('07:05:07');
  setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(otherZone(evening)).toBe('');
});

test('a zone this browser does not know leaves its own clock', () => {
  setZone('Mars/Olympus_Mons');
  expect(zone.name).toBeUndefined();
});
