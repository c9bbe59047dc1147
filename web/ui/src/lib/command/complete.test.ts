import { expect, it } from 'vitest';
import { offers } from './complete';
import { aClosure, anIncident, onIt, picture } from './town.test-kit';

const lines = (typed: string, known = picture()): string[] => offers(typed, known).map((each) => each.line);

it('offers verbs by their beginning', () => {
  expect(lines('o')).toEqual(['OS ', 'OOS ', 'OP ']);
  expect(lines('')).toEqual([]);
});

it('offers free units to send, and not those named already', () => {
  const known = picture();
  known.units.push(onIt('E13', anIncident('2026-000129')));
  expect(lines('D e', known)).toEqual(['D E1 ', 'D E12 ']);
  expect(lines('D E12 e', known)).toEqual(['D E12 E1 ']);
});

it('offers the most urgent and oldest incidents first, by any digits of their number', () => {
  const known = picture({ incidents: [anIncident('2026-000129', { priority: 2 }), anIncident('2026-000131', { priority: 1 })] });
  expect(lines('N 1', known)).toEqual(['N 131 ', 'N 129 ']);
  expect(lines('D E12 13', known)).toEqual(['D E12 131 ']);
  expect(lines('CL 29', known)).toEqual(['CL 129 ']);
});

it('offers any unit for its state, but only those at work for a release', () => {
  const known = picture();
  known.units.push(onIt('E13', anIncident('2026-000129')));
  expect(lines('OS E1', known)).toEqual(['OS E1 ', 'OS E12 ', 'OS E13 ']);
  expect(lines('REL ', known)).toEqual(['REL E13 ']);
});

it('offers outcomes and closed streets', () => {
  expect(lines('CL 131 f')).toEqual(['CL 131 false_alarm']);
  expect(lines('OP ru', picture({ closures: [aClosure('Rua do Campo')] }))).toEqual(['OP Rua do Campo']);
});
