// One call, two calls: words beside a number agree with it, in every language that has a plural.

import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });

const { asked, fill, language, setLanguage } = await import('./index.svelte');
const files = import.meta.glob<Record<string, unknown>>(['./{en,pt}.ts', './*/{en,pt}.ts'], { eager: true });

beforeEach(() => void (language.now = 'en'));

test('one is one, and nought is many', () => {
  const said = '{count} {count:call|calls}';
  expect([0, 1, 2].map((count) => fill(said, { count }))).toEqual(['0 calls', '1 call', '2 calls']);
  language.now = 'pt';
  expect([0, 1, 2].map((count) => fill('{count} {count:medido|medidos}', { count }))).toEqual(['0 medidos', '1 medido', '2 medidos']);
});

test('a number written out for people counts as what it is', () => {
  language.now = 'pt';
  expect(fill('{people} {people:pessoa|pessoas}', { people: '1.000' })).toBe('1.000 pessoas');
  expect(fill('{people} {people:pessoa|pessoas}', { people: '1' })).toBe('1 pessoa');
});

test('a form may name the number itself', () => {
  expect(fill('{serving:the only one|all {serving}} busy', { serving: 3 })).toBe('all 3 busy');
  expect(fill('{serving:the only one|all {serving}} busy', { serving: 1 })).toBe('the only one busy');
});

const COUNTS = 'count|people|covered|units|serving|free|have|all|shown|most|seconds|minutes|days';
/** A plural that stands beside a count whatever the count is; "E1 waits" has no number before it. */
const FIXED = new RegExp(`\\{(?:${COUNTS})\\} (?:de )?(?:\\p{Ll}+ ){0,2}?\\p{Ll}{3,}(?:s|people)(?![\\p{L}])`, 'u');
const MEANT = ['less', 'mais'];

function* texts(of: unknown): Generator<string> {
  if (typeof of === 'string') yield of;
  else if (of && typeof of === 'object') for (const each of Object.values(of)) yield* texts(each);
}

test.each(Object.entries(files))('no plural in %s stands beside a count without its singular', (_, module) => {
  const wrong = [...texts(module)].filter((each) => {
    const found = FIXED.exec(each.replace(/\{\w+:[^|]*\|(?:[^{}]|\{\w+\})*\}/gu, '§'));
    return found !== null && !MEANT.some((word) => found[0].endsWith(word));
  });
  expect(wrong).toEqual([]);
});

test('where nobody chose, the browser is asked, and a person who may speak any language changes nothing', () => {
  expect(asked(['fr-CA', 'pt-BR', 'en'])).toBe('pt');
  expect(asked(['zh-TW'])).toBe('zh');
  expect(asked(['fr'])).toBe('en');
  language.now = 'pt';
  setLanguage('', false);
  expect(language.now).toBe('pt');
});
