// The command line's grammar: words typed → what Enter would do, or why it would do nothing. Pure.

import type { Incident, Status, Unit } from '../types';
import { isFree, STATUS_OF, VERBS, type Deed, type Known, type Parsed, type Verb } from './deed';
import { closureCalled, dispositionCalled, incidentNumbered, isFound, unitNamed, unsure } from './names';

export function parse(line: string, known: Known): Parsed {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  if (!first) return { kind: 'nothing' };
  const verb = verbOf(first);
  if (verb === null) return nameAlone(first, rest, known);
  const tail = line.trim().slice(first.length).trim();
  const status = STATUS_OF[verb];
  if (status) return report(status, rest, known);
  switch (verb) {
    case '?': return { kind: 'help' };
    case 'U': return rest.length ? unsure('too_much', { said: tail }) : { kind: 'undo' };
    case 'D': return dispatch(rest, known);
    case 'REL': return release(rest, known);
    case 'CL': return close(rest, known);
    case 'N': return note(rest[0], tail, known);
    case 'CS': return shut(tail);
    default: return reopen(tail, known);
  }
}

export function verbOf(said: string): Verb | null {
  const wanted = said.normalize('NFKC').toUpperCase();
  return VERBS.find((each) => each === wanted) ?? null;
}

const deed = (what: Deed): Parsed => ({ kind: 'deed', deed: what });

/** A number or a unit's name alone only looks. */
function nameAlone(said: string, rest: string[], known: Known): Parsed {
  if (rest.length) return unsure('unknown_verb', { said });
  if (/^[#.\d]/.test(said)) {
    const incident = incidentNumbered(said, known);
    return isFound(incident) ? { kind: 'see', incident: incident.found } : incident;
  }
  const unit = unitNamed(said, known.units);
  return isFound(unit) ? { kind: 'look', unit: unit.found } : unsure('unknown_verb', { said });
}

/** "D E12 L3 131": one or more free units, and last the incident. */
function dispatch(said: string[], known: Known): Parsed {
  if (!said.length) return unsure('which_unit');
  const units: Unit[] = [];
  for (const [i, name] of said.entries()) {
    const unit = unitNamed(name, known.units);
    if (!isFound(unit)) return i === said.length - 1 && i > 0 ? dispatchTo(name, units, known) : unit;
    if (units.includes(unit.found)) return unsure('same_unit', { unit: unit.found.name });
    if (!isFree(unit.found)) return busy(unit.found);
    units.push(unit.found);
  }
  return unsure('which_incident', { units: units.map((each) => each.name).join(', ') });
}

function dispatchTo(said: string, units: Unit[], known: Known): Parsed {
  const incident = incidentNumbered(said, known);
  return isFound(incident) ? deed({ do: 'dispatch', units, incident: incident.found }) : incident;
}

const busy = (unit: Unit): Parsed => unsure('busy_unit', { unit: unit.name, status: unit.status, number: unit.incident_number ?? '' });

function oneUnit(said: string[], known: Known): Unit | Parsed {
  if (!said.length) return unsure('which_unit');
  const unit = unitNamed(said[0]!, known.units);
  if (!isFound(unit)) return unit;
  return said.length > 1 ? unsure('too_much', { said: said.slice(1).join(' ') }) : unit.found;
}

const isUnit = (answer: Unit | Parsed): answer is Unit => 'capabilities' in answer;

function report(status: Status, said: string[], known: Known): Parsed {
  const unit = oneUnit(said, known);
  return isUnit(unit) ? deed({ do: 'status', unit, status }) : unit;
}

function release(said: string[], known: Known): Parsed {
  const unit = oneUnit(said, known);
  if (!isUnit(unit)) return unit;
  const incident = known.incidents.find((each) => each.id === unit.incident_id);
  return incident ? deed({ do: 'release', unit, incident }) : unsure('not_sent', { unit: unit.name });
}

function close(said: string[], known: Known): Parsed {
  const incident = anIncident(said[0], known);
  if (!isIncident(incident)) return incident;
  const rest = said.slice(1).join(' ');
  if (!rest) return deed({ do: 'close', incident, disposition: 'resolved' });
  const end = dispositionCalled(rest, known.dispositions);
  return isFound(end) ? deed({ do: 'close', incident, disposition: end.found.code }) : end;
}

function note(said: string | undefined, tail: string, known: Known): Parsed {
  const incident = anIncident(said, known);
  if (!isIncident(incident)) return incident;
  const text = tail.slice(said?.length ?? 0).trim();
  return text ? deed({ do: 'note', incident, text }) : unsure('which_words');
}

function anIncident(said: string | undefined, known: Known): Incident | Parsed {
  if (said === undefined) return unsure('which_incident');
  const incident = incidentNumbered(said, known);
  return isFound(incident) ? incident.found : incident;
}

const isIncident = (answer: Incident | Parsed): answer is Incident => 'chronology' in answer;

/** "CS Rua do Campo; flooded": the name up to the semicolon, then why. "#2" or "#*" says which of several of that name. */
function shut(tail: string): Parsed {
  const [street = '', ...why] = tail.split(/[;；]/);
  const [, name = '', nth] = /^(.*?)(?:\s#(\d{1,3}|\*))?$/.exec(street.trim()) ?? [];
  if (!name) return unsure('which_street');
  const of_several = nth === undefined ? 'ask' : nth === '*' ? 'all' : Math.max(1, Number(nth));
  return deed({ do: 'close_street', shut: { street_name: name, of_several }, reason: why.join(';').trim() });
}

function reopen(tail: string, known: Known): Parsed {
  if (!tail) return unsure('which_street');
  const closure = closureCalled(tail, known.closures);
  return isFound(closure) ? deed({ do: 'open_street', closure: closure.found }) : closure;
}
