import { describe, expect, it } from 'vitest';
import type { Deed, Known, Parsed } from './deed';
import { parse } from './parse';
import { aClosure, anIncident, aUnit, onIt, picture } from './town.test-kit';

function deedOf(line: string, known: Known = picture()): Deed {
  const parsed = parse(line, known);
  if (parsed.kind !== 'deed') throw new Error(`"${line}" does nothing: ${JSON.stringify(parsed)}`);
  return parsed.deed;
}

function whyNot(line: string, known: Known = picture()): string {
  const parsed: Parsed = parse(line, known);
  return parsed.kind === 'unsure' ? parsed.why : `does ${parsed.kind}`;
}

describe('sending', () => {
  it('sends a unit by its radio name to an incident by its last digits', () => {
    expect(deedOf('D E12 131')).toMatchObject({ do: 'dispatch', units: [{ name: 'E12' }], incident: { number: '2026-000131' } });
    expect(deedOf('d e12 #29')).toMatchObject({ units: [{ name: 'E12' }], incident: { number: '2026-000129' } });
    expect(deedOf('D E-12 2026-000131')).toMatchObject({ units: [{ name: 'E12' }], incident: { number: '2026-000131' } });
  });

  it('sends several at once', () => {
    expect(deedOf('D E12 L3 131')).toMatchObject({ units: [{ name: 'E12' }, { name: 'L3' }] });
  });

  it('reads what a Chinese keyboard types in full width', () => {
    expect(deedOf('Ｄ Ｅ１２ １３１')).toMatchObject({ units: [{ name: 'E12' }], incident: { number: '2026-000131' } });
  });

  it('means E1 by E1, never E12', () => {
    expect(deedOf('D E1 131')).toMatchObject({ units: [{ name: 'E1' }] });
  });

  it('sends nobody on a name that no unit or more than one unit has', () => {
    expect(whyNot('D E9 131')).toBe('unknown_unit');
    expect(whyNot('D E 131')).toBe('unknown_unit');
    const fleet = picture({ units: ['E10', 'E2', 'E1'].map((each) => aUnit(each)) });
    expect(parse('D E 131', fleet)).toMatchObject({ facts: { near: 'E1, E2, E10' } });
    expect(whyNot('D e-1 131', picture({ units: [aUnit('E1'), aUnit('E 1')] }))).toBe('unclear_unit');
  });

  it('sends nobody to a number that no open incident or more than one has', () => {
    expect(whyNot('D E12 7')).toBe('unknown_incident');
    const closed = picture({ incidents: [anIncident('2026-000131', { state: 'closed' })] });
    expect(whyNot('D E12 131', closed)).toBe('unknown_incident');
    const twoYears = picture({ incidents: [anIncident('2025-000131'), anIncident('2026-000131')] });
    expect(whyNot('D E12 131', twoYears)).toBe('unclear_incident');
    expect(deedOf('D E12 2025-000131', twoYears)).toMatchObject({ incident: { number: '2025-000131' } });
    expect(whyNot('D E12 1', picture({ incidents: [anIncident('2026-000131'), anIncident('2026-000121')] }))).toBe('unclear_incident');
  });

  it('takes a whole number before an ending', () => {
    const known = picture({ incidents: [anIncident('2026-000031'), anIncident('2026-000131')] });
    expect(deedOf('D E12 31', known)).toMatchObject({ incident: { number: '2026-000031' } });
  });

  it('does not send who is at work elsewhere, and says where', () => {
    const known = picture({ units: [onIt('E12', anIncident('2026-000129'), 'on_scene')] });
    expect(parse('D E12 131', known)).toMatchObject({ why: 'busy_unit', facts: { unit: 'E12', status: 'on_scene', number: '2026-000129' } });
  });

  it('does not send one unit twice in one breath', () => {
    expect(whyNot('D E12 e12 131')).toBe('same_unit');
  });

  it('means the chosen incident by a point, and nothing where none is chosen', () => {
    expect(deedOf('D E12 .', picture({ chosen: anIncident('2026-000129') }))).toMatchObject({ incident: { number: '2026-000129' } });
    expect(whyNot('D E12 .')).toBe('none_chosen');
  });

  it('waits for what is missing', () => {
    expect(whyNot('D')).toBe('which_unit');
    expect(whyNot('D E12')).toBe('which_incident');
  });
});

describe('a crew’s state', () => {
  it.each([
    ['ER', 'en_route'], ['ST', 'staged'], ['OS', 'on_scene'], ['TR', 'transporting'], ['AH', 'at_hospital'], ['AV', 'available'], ['RT', 'returning'], ['OOS', 'out_of_service'],
  ])('%s says %s', (verb, status) => {
    expect(deedOf(`${verb} E12`)).toMatchObject({ do: 'status', unit: { name: 'E12' }, status });
  });

  it('is set on one unit only', () => {
    expect(whyNot('ER E12 L3')).toBe('too_much');
    expect(whyNot('ER')).toBe('which_unit');
  });

  it('is released from the incident it is on, and from none where it is on none', () => {
    const known = picture({ units: [onIt('E12', anIncident('2026-000131'))] });
    expect(deedOf('REL E12', known)).toMatchObject({ do: 'release', unit: { name: 'E12' }, incident: { number: '2026-000131' } });
    expect(whyNot('REL E12')).toBe('not_sent');
  });
});

describe('an incident', () => {
  it('is closed as resolved, or as said by code or word', () => {
    expect(deedOf('CL 131')).toMatchObject({ do: 'close', disposition: 'resolved' });
    expect(deedOf('CL 131 false')).toMatchObject({ disposition: 'false_alarm' });
    expect(deedOf('CL 131 Falso alarme')).toMatchObject({ disposition: 'false_alarm' });
  });

  it('is not closed on an outcome nobody knows', () => {
    expect(whyNot('CL 131 banana')).toBe('unknown_disposition');
  });

  it('is noted in the words as they were typed', () => {
    expect(deedOf('N 131 gas bottle; ON the  roof')).toMatchObject({ do: 'note', text: 'gas bottle; ON the  roof' });
    expect(whyNot('N 131')).toBe('which_words');
  });

  it('is only looked at by its number alone', () => {
    expect(parse('131', picture())).toMatchObject({ kind: 'see', incident: { number: '2026-000131' } });
    expect(parse('E12', picture())).toMatchObject({ kind: 'look', unit: { name: 'E12' } });
  });
});

describe('a street', () => {
  it('is closed by name, with why after a semicolon', () => {
    expect(deedOf('CS Rua do Campo; flooded; deep')).toEqual({ do: 'close_street', shut: { street_name: 'Rua do Campo', of_several: 'ask' }, reason: 'flooded; deep' });
    const which = (line: string): unknown => (deedOf(line) as { shut: unknown }).shut;
    expect(which('CS Rua do Campo #2; flooded')).toEqual({ street_name: 'Rua do Campo', of_several: 2 });
    expect(which('CS Ruta 5 #*')).toEqual({ street_name: 'Ruta 5', of_several: 'all' });
    expect(which('CS Ruta 5')).toEqual({ street_name: 'Ruta 5', of_several: 'ask' });
    expect(whyNot('CS')).toBe('which_street');
  });

  it('is opened by the beginning of its name, if only one begins so', () => {
    const known = picture({ closures: [aClosure('Rua do Campo'), aClosure('Rua Central')] });
    expect(deedOf('OP rua c', known)).toMatchObject({ do: 'open_street', closure: { street_name: 'Rua Central' } });
    expect(whyNot('OP rua', known)).toBe('unclear_closure');
    expect(whyNot('OP Avenida', known)).toBe('unknown_closure');
  });
});

it('does nothing on a word it does not know', () => {
  expect(whyNot('X E12 131')).toBe('unknown_verb');
  expect(parse('  ', picture())).toEqual({ kind: 'nothing' });
  expect(parse('?', picture())).toEqual({ kind: 'help' });
  expect(parse('u', picture())).toEqual({ kind: 'undo' });
});
