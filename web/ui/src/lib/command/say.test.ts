import { beforeEach, expect, test, vi } from 'vitest';
import { aClosure } from './town.test-kit';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { deedInWords } = await import('./say');
const { language } = await import('../i18n/index.svelte');

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
