import { beforeEach, expect, test, vi } from 'vitest';
import { aClosure, anIncident, aUnit } from './town.test-kit';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { deedInWords, undoneInWords } = await import('./say');
const { language } = await import('../i18n/index.svelte');

const fire = anIncident('2026-000131');

const closing = (factor?: number): string =>
  deedInWords({ do: 'close_street', shut: { street_name: 'Rua do Campo', ...(factor === undefined ? {} : { factor }) }, reason: '' });

beforeEach(() => void (language.now = 'en'));

test('a street that is slowed is not said to be closed', () => {
  expect(closing()).toBe('close Rua do Campo for everyone');
  expect(closing(100 / 75)).toBe('slow Rua do Campo to 75 % for everyone');
  language.now = 'pt';
  expect(closing(4)).toBe('abrandar Rua do Campo para 25 % para todos');
  language.now = 'zh';
  expect(closing(1000)).toBe('Rua do Campo 減速至 1 %（全體適用）');
});

test('what was slowed is not opened again: it is as usual', () => {
  const ends = (factor: number | null): string => deedInWords({ do: 'open_street', closure: aClosure('Rua do Campo', { factor }) });
  expect(ends(null)).toBe('open Rua do Campo again');
  expect(ends(2)).toBe('Rua do Campo as usual again');
});

test('what is taken back is named as what it was, with how things stand then', () => {
  const opening = { do: 'open_street' as const, closure: aClosure('Avenida del Mar') };
  const closing = { do: 'close_street' as const, shut: { street_name: 'Avenida del Mar' }, reason: 'flooded' };
  const said = (): string[] => [
    undoneInWords({ undone: opening, deeds: [closing] }),
    undoneInWords({ undone: closing, deeds: [opening] }),
    undoneInWords({ undone: { do: 'dispatch', units: [aUnit('E12'), aUnit('L3')], incident: fire }, deeds: [] }),
    undoneInWords({ undone: { do: 'status', unit: aUnit('E12'), status: 'out_of_service' }, deeds: [{ do: 'status', unit: aUnit('E12'), status: 'available' }] }),
  ];
  expect(said()).toEqual([
    'opening of Avenida del Mar. It is closed again',
    'closing of Avenida del Mar. It is open again',
    'sending of E12, L3 to #131 Rua Central 8. E12, L3 are released',
    'E12 out of service. It is available again',
  ]);
  const slowing = { do: 'close_street' as const, shut: { street_name: 'Rua do Campo', of_several: 2, factor: 4 }, reason: '' };
  expect(undoneInWords({ undone: slowing, deeds: [] })).toBe('slowing of Rua do Campo #2 to 25 %. It is as usual again');
  language.now = 'pt';
  expect(said()[0]).toBe('abertura de Avenida del Mar. Está de novo cortada');
  language.now = 'zh';
  expect(said()[0]).toBe('重開 Avenida del Mar。現再封閉');
  const slowed = { do: 'open_street' as const, closure: aClosure('Rua do Campo', { factor: 2 }) };
  expect(undoneInWords({ undone: slowed, deeds: [] })).toBe('Rua do Campo 恢復正常。現再減速至 50 %');
});
