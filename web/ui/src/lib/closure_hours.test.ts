import { expect, test } from 'vitest';
import { hourOf, phaseOf } from './closure_hours';

const at = (text: string): number => new Date(text).getTime();
const iso = (text: string): string => new Date(text).toISOString();
const NOW = at('2026-11-26T12:00:00');
const between = (from_at: string, until_at: string | null) => ({ from_at: iso(from_at), until_at: until_at && iso(until_at) });

test('a closure is planned until its hour, holds, and is over by the clock', () => {
  const parade = between('2026-11-26T12:00:00', '2026-11-26T15:00:00');
  expect(phaseOf(parade, NOW - 1)).toBe('planned');
  expect(phaseOf(parade, NOW)).toBe('holds');
  expect(phaseOf(parade, at('2026-11-26T15:00:00'))).toBe('over');
  expect(phaseOf(between('2026-01-01T00:00:00', null), NOW)).toBe('holds');
});

test('an hour of another day says the day, in each language', () => {
  expect(hourOf(iso('2026-11-26T09:05:00'), NOW, 'en-GB')).toBe('09:05');
  expect(hourOf(iso('2026-11-27T09:05:00'), NOW, 'en-GB')).toMatch(/Fri.*27 Nov.*09:05/);
  expect(hourOf(iso('2026-11-27T09:05:00'), NOW, 'pt-PT')).toMatch(/sexta.*27.*(nov|11).*09:05/);
  expect(hourOf(iso('2026-11-27T09:05:00'), NOW, 'zh-Hant')).toMatch(/11月27日.*09:05/);
});

test('an hour and its day are those of the centre, wherever the screen stands', () => {
  const late = '2026-11-27T02:30:00Z';
  const now = Date.parse('2026-11-27T01:00:00Z');
  expect(hourOf(late, now, 'en-GB', 'America/Santiago')).toBe('23:30');
  expect(hourOf(late, Date.parse('2026-11-27T04:00:00Z'), 'en-GB', 'America/Santiago')).toMatch(/26 Nov.*23:30/);
  expect(hourOf(late, now, 'en-GB', 'Asia/Macau')).toBe('10:30');
});

test('an hour of another year says the year too', () => {
  expect(hourOf(iso('2027-01-02T00:30:00'), NOW, 'en-GB')).toMatch(/2 Jan 2027.*00:30/);
});
