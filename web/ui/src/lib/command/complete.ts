// What the word being typed could become: verbs, units, incidents, outcomes, closed streets. Pure.

import type { Incident, Unit } from '../types';
import { isFree, STATUS_OF, VERBS, type Known, type Verb } from './deed';
import { ordinal, plain } from './names';
import { verbOf } from './parse';

export type Offer =
  | { line: string; verb: Verb }
  | { line: string; unit: Unit }
  | { line: string; incident: Incident }
  | { line: string; disposition: string }
  | { line: string; street: string };

export const MOST = 8;

/** `line` of each offer is the whole line after taking it, ready for the next word. */
export function offers(line: string, known: Known): Offer[] {
  const words = line.trimStart().split(/\s+/);
  const typed = words.at(-1) ?? '';
  const before = line.slice(0, line.length - typed.length);
  if (words.length === 1) return typed ? verbs(typed) : [];
  const verb = verbOf(words[0]!);
  return verb === null ? [] : afterVerb(verb, words, before, typed, known).slice(0, MOST);
}

function verbs(typed: string): Offer[] {
  const start = typed.toUpperCase();
  return VERBS.filter((each) => each.startsWith(start) && each !== '?' && each !== 'U').map((verb) => ({ line: `${verb} `, verb }));
}

function afterVerb(verb: Verb, words: string[], before: string, typed: string, known: Known): Offer[] {
  const second = words.length === 2;
  if (verb === 'D') {
    const asNumber = /^[#\d]/.test(typed) && !second;
    return asNumber ? numbers(before, typed, known) : units(before, typed, known.units.filter(isFree), words.slice(1, -1)).concat(second || typed ? [] : numbers(before, typed, known));
  }
  if (STATUS_OF[verb]) return second ? units(before, typed, known.units, []) : [];
  if (verb === 'REL') return second ? units(before, typed, known.units.filter((each) => each.incident_id !== null), []) : [];
  if (verb === 'CL' && !second) return outcomes(before, typed, known);
  if (verb === 'CL' || verb === 'N') return second ? numbers(before, typed, known) : [];
  return verb === 'OP' ? streets(words.slice(1).join(' '), known) : [];
}

function units(before: string, typed: string, among: Unit[], named: string[]): Offer[] {
  const start = plain(typed);
  const taken = new Set(named.map(plain));
  return among
    .filter((each) => plain(each.name).startsWith(start) && !taken.has(plain(each.name)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .slice(0, MOST)
    .map((unit) => ({ line: `${before}${unit.name} `, unit }));
}

function numbers(before: string, typed: string, known: Known): Offer[] {
  const digits = typed.replace(/^#/, '');
  return known.incidents
    .filter((each) => each.state === 'open' && (each.number.endsWith(digits) || String(ordinal(each.number)).startsWith(digits)))
    .sort((a, b) => a.priority - b.priority || a.opened_at.localeCompare(b.opened_at))
    .slice(0, MOST)
    .map((incident) => ({ line: `${before}${ordinal(incident.number)} `, incident }));
}

function outcomes(before: string, typed: string, known: Known): Offer[] {
  const start = plain(typed);
  return known.dispositions
    .filter((each) => plain(each.word).startsWith(start) || plain(each.code).startsWith(start))
    .map((each) => ({ line: `${before}${each.code}`, disposition: each.code }));
}

function streets(typed: string, known: Known): Offer[] {
  const start = plain(typed);
  const names = known.closures.map((each) => each.street_name ?? each.label ?? each.reason).filter(Boolean);
  return [...new Set(names)].filter((each) => plain(each).startsWith(start)).map((street) => ({ line: `OP ${street}`, street }));
}
