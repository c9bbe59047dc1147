// Which unit, which incident, which outcome is meant: exactly one, or nobody acts.

import type { Closure, Incident, Unit } from '../types';
import type { Disposition, Known, Unsure, Why } from './deed';

export type Found<T> = { found: T } | Unsure;
export const unsure = (why: Why, facts: Record<string, string> = {}): Unsure => ({ kind: 'unsure', why, facts });
export const isFound = <T>(answer: Found<T>): answer is { found: T } => 'found' in answer;

/** As said on the radio: without spaces, hyphens and case; full-width letters of a Chinese keyboard count as plain ones. */
export const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s\-_.]/g, '');

/** E2 before E10. */
const inOrder = new Intl.Collator('en', { numeric: true });

/** The whole radio name: "E1" is never "E12". */
export function unitNamed(said: string, units: Unit[]): Found<Unit> {
  const wanted = plain(said);
  const matching = units.filter((each) => plain(each.name) === wanted);
  const exact = matching.filter((each) => each.name === said);
  if (exact.length === 1) return { found: exact[0]! };
  if (matching.length === 1) return { found: matching[0]! };
  if (matching.length) return unsure('unclear_unit', { said, all: list(matching.map((each) => each.name)) });
  const near = units.filter((each) => plain(each.name).startsWith(wanted)).map((each) => each.name).sort(inOrder.compare);
  return unsure('unknown_unit', { said, near: list(near) });
}

export const ordinal = (number: string): number => Number(number.split('-').at(-1));

/** Open incidents by their last digits: the whole number wins over an ending; two that fit are nobody. */
export function incidentNumbered(said: string, { incidents, chosen }: Known): Found<Incident> {
  if (said === '.') return chosen ? { found: chosen } : unsure('none_chosen');
  const wanted = said.normalize('NFKC').replace(/^#/, '');
  const open = incidents.filter((each) => each.state === 'open');
  if (!/^\d+(-\d+)?$/.test(wanted)) return unsure('unknown_incident', { said });
  const whole = open.filter((each) => each.number === wanted || (/^\d+$/.test(wanted) && ordinal(each.number) === Number(wanted)));
  const matching = whole.length ? whole : open.filter((each) => each.number.endsWith(wanted));
  if (matching.length === 1) return { found: matching[0]! };
  if (matching.length) return unsure('unclear_incident', { said, all: list(matching.map((each) => each.number)) });
  return unsure('unknown_incident', { said });
}

/** By code or by word in the chosen language, from its beginning. */
export function dispositionCalled(said: string, all: Disposition[]): Found<Disposition> {
  const wanted = plain(said);
  const matching = all.filter((each) => plain(each.code).startsWith(wanted) || plain(each.word).startsWith(wanted));
  const exact = matching.filter((each) => plain(each.code) === wanted || plain(each.word) === wanted);
  if (exact.length === 1) return { found: exact[0]! };
  if (matching.length === 1) return { found: matching[0]! };
  if (matching.length) return unsure('unclear_disposition', { said, all: list(matching.map((each) => each.word)) });
  return unsure('unknown_disposition', { said, all: list(all.map((each) => each.word), all.length) });
}

export function closureCalled(said: string, closures: Closure[]): Found<Closure> {
  const called = (each: Closure): string => plain(each.street_name ?? each.label ?? each.reason);
  const wanted = plain(said);
  const matching = closures.filter((each) => called(each).startsWith(wanted));
  const exact = matching.filter((each) => called(each) === wanted);
  if (exact.length === 1) return { found: exact[0]! };
  if (matching.length === 1) return { found: matching[0]! };
  if (matching.length) return unsure('unclear_closure', { said });
  return unsure('unknown_closure', { said });
}

const MOST = 6;
const list = (names: string[], most = MOST): string => names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
