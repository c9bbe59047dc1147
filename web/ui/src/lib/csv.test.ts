import { expect, test } from 'vitest';
import { csv } from './csv';

test('commas, quotes and new lines stay inside their cell', () => {
  expect(csv([['a,b', 'say "no"', 'two\nlines', 3, null]])).toBe('"a,b","say ""no""","two\nlines",3,\r\n');
});

test('words that would be a formula are words', () => {
  expect(csv([['=1+1', '@me', '-3', -3]])).toBe("'=1+1,'@me,'-3,-3\r\n");
});
