import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });

const { Refusal } = await import('./api');
const { language, LANGUAGES } = await import('./i18n/index.svelte');
const { told } = await import('./refusal');

const ENGLISH = 'The request does not have the right shape; each entry of `errors` says where and why.';
const misshapen = (...errors: { where: string; why: string; code: string }[]) => new Refusal(422, '/problems/bad-body', ENGLISH, { errors });
const said = (now: keyof typeof LANGUAGES, where: string, code: string): string => {
  language.now = now;
  return told(misshapen({ where, why: 'Value error', code }));
};

test('what has not the right shape is told in the language of the screen, whatever it is', () => {
  const codes = ['area_crosses', 'area_few', 'nowhere', 'ends_first', 'date_from_datetime_parsing', 'string_too_long', 'string_too_short', 'less_than_equal', 'float_type', 'surprise'];
  for (const code of codes) {
    const all = (['en', 'zh', 'pt'] as const).map((each) => said(each, 'reason', code));
    expect(new Set(all).size).toBe(3);
    for (const each of all) expect(each).not.toMatch(/right shape|Value error|[{}]/);
  }
});

test('an area that crosses itself and a day that is none say the way out', () => {
  expect(said('zh', '', 'area_crosses')).toBe('範圍的邊線互相交叉或重疊。請逐一收回角點直至不再交叉。');
  expect(said('pt', 'query.on', 'date_from_datetime_parsing')).toContain('2026-11-25');
  expect(said('en', 'query.on', 'greater_than_equal')).toContain('between 2000 and 2199');
});

test('the field is called as the screen calls it', () => {
  expect(said('pt', 'reason', 'string_too_long')).toBe(`${LANGUAGES.pt.words.why}: demasiado longo.`);
  expect(said('en', 'circle.radius_m', 'less_than_equal')).toBe('metres around: outside what is possible.');
});

test('a refusal of that kind without its reasons is still told', () => {
  language.now = 'zh';
  expect(told(new Refusal(422, '/problems/bad-body', ENGLISH, {}))).not.toMatch(/[a-z]{3}/);
});
