import { expect, it } from 'vitest';
import { mayBecome } from './prefix';
import { aClosure, aUnit, anIncident, onIt, picture } from './town.test-kit';

const known = picture({ closures: [aClosure('Rua do Campo')] });
const may = (lines: string[]): string[] => lines.filter((line) => mayBecome(line, known));

it('the beginning of a verb, a unit, a number, an outcome or a closed street may become an order', () => {
  const begun = ['o', 'L', 'D e', 'D E12 e', 'D E12 1', 'D E12 2026-0001', 'D E12 #', '13', 'OS l', 'CL 1', 'CL 131 fal', 'OP Rua do', 'N 13'];
  expect(may(begun)).toEqual(begun);
});

it('what no further letter mends may not', () => {
  expect(may(['X', 'D X', 'D E12 8', 'D X 131', 'D E1 E1', 'OS E1 E12', 'CL 131 z', 'OP Avenida', 'U now', '8', 'hello there'])).toEqual(['D E1 E1']); // E12 yet
  expect(may(['D X ', 'D E12 8 '])).toEqual([]);
});

it('a busy unit whose name begins that of a free one may yet become it, and a free one is no release', () => {
  const crowded = picture({ units: [onIt('E1', anIncident('2026-000129')), aUnit('E12')] });
  expect(mayBecome('D E1', crowded)).toBe(true);
  expect(mayBecome('D E1 ', crowded)).toBe(false);
  expect(mayBecome('REL E12', crowded)).toBe(false);
});
