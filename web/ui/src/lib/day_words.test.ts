import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { shareKept, why } = await import('./day_words');
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
