import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { clockOf, dateOf, hours, percent, shareKept, time, why } = await import('./day_words');
const { language } = await import('./i18n/index.svelte');
const of = (count: number, in_time: number | null): string => shareKept({ count, in_time, p50_s: null, p90_s: null, missing: {} });

test('of a few cases the cases are told, of many the share', () => {
  expect(of(1, 0)).toBe('0 of 1');
  expect(of(4, 0.75)).toBe('3 of 4');
  expect(of(5, 0.8)).toBe('80\u00a0%');
  expect(of(0, null)).toBe('–');
});

test('who was free is said with what they are', () => {
  const free = (facts: Record<string, unknown>): string => why({ code: 'late_some_free', facts });
  const said = (): string[] => [free({ free: 3, serving: 4, slot: 'ambulance' }), free({ free: 1, serving: 1, slot: 'rescue' }), free({ free: 2, serving: 3 })];
  expect(said()).toEqual(['3 of 4 ambulances were free', '1 of 1 rescue unit was free', '2 of 3 units were free']);
  language.now = 'pt';
  expect(said()).toEqual(['3 de 4 ambulâncias estavam livres', '1 de 1 unidade de salvamento estava livre', '2 de 3 unidades estavam livres']);
  language.now = 'zh';
  expect(said()).toEqual(['空閒 3，共 4 輛救護車', '空閒 1，共 1 輛搶救車', '3 個單位中 2 個空閒']);
});

test('why somebody was late is told with the whole seconds people say', () => {
  language.now = 'en';
  expect(why({ code: 'late_turnout', facts: { unit: 'E1', seconds: 95.6, target_s: 80 } })).toBe('E1 moved after 01:36, target 01:20');
  expect([599.6, 3600, 9, null].map(time)).toEqual(['10:00', '1:00:00', '00:09', '\u2013']);
});

test('nobody free is said of those that were asked for, and no code is shown as it is kept', () => {
  language.now = 'en';
  const busy = (facts: Record<string, unknown>): string => why({ code: 'late_nobody_free', facts });
  expect(busy({ slot: 'ambulance', serving: 1 })).toBe('no ambulance free: the only one busy');
  expect(busy({ serving: 3 })).toBe('nobody free: all 3 busy');
  expect(why({ code: 'late_by_the_moon', facts: {} })).toBe('late by the moon');
});

test('a share is never told higher than it is, an hour and a day are the centre\'s own', () => {
  language.now = 'en';
  expect([0.899, 0.29, 1, null].map(percent)).toEqual(['89\u00a0%', '29\u00a0%', '100\u00a0%', '\u2013']);
  expect(clockOf('2026-11-26T14:03:27+08:00')).toBe('14:03:27');
  expect(dateOf('2026-11-26')).toMatch(/26 November 2026/);
  expect(hours(7500)).toBe('2 h 05');
});
