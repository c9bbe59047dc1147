import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });

const { language } = await import('./index.svelte');
const { slotSaid } = await import('../cards/say');
const { aside } = await import('../say');
const { zh } = await import('./zh');
const tables = Object.entries(import.meta.glob<Record<string, unknown>>('./*/zh.ts', { eager: true }));

/** A bracket or colon of half the width that touches a Chinese sign, a filled-in value taken for one: an hour and a number keep theirs. */
const NARROW = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef}]\s?[(:]|[):]\s?[\u3400-\u9fff{]/;

function texts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  return typeof of === 'object' && of !== null ? Object.values(of).flatMap(texts) : [];
}

test('among Chinese signs brackets and colons have their width', () => {
  expect(tables.length).toBeGreaterThan(2);
  expect(texts([zh, ...tables.map(([, each]) => Object.values(each))]).filter((each) => NARROW.test(each))).toEqual([]);
});

test('what the screens put together too', () => {
  language.now = 'zh';
  expect(slotSaid({ capability: 'ladder', count: 1, mandatory: false })).toMatch(/（.+）$/);
  language.now = 'en';
  expect(aside('idle')).toBe(' (idle)');
});
