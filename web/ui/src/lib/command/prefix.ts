// Whether what is typed may yet become an order: only what no further letter mends is wrong while somebody types. Pure.

import { offers } from './complete';
import { isFree, VERBS, type Known, type Parsed } from './deed';
import { ordinal, plain } from './names';
import { parse, verbOf } from './parse';

const MOST = 30; // tried; more that begin alike differ in nothing an order asks for

/** Of the last word; one that a space has ended is meant as it is. */
export function mayBecome(line: string, known: Known): boolean {
  const typed = /\S*$/.exec(line)![0];
  const before = line.slice(0, line.length - typed.length);
  const lines = offers(line, known).map((each) => each.line);
  if (typed) lines.push(...endings(typed, before.trim(), known).slice(0, MOST).map((each) => before + each));
  return lines.some((each) => each.length > line.length && stands(parse(each, known)));
}

function endings(typed: string, before: string, known: Known): string[] {
  const start = plain(typed);
  const verb = verbOf(before.split(/\s+/)[0] ?? '');
  const able = known.units.filter((each) => (verb === 'D' ? isFree(each) : verb !== 'REL' || each.incident_id !== null));
  const digits = typed.normalize('NFKC').replace(/^#/, '');
  return [
    ...(before ? [] : VERBS.filter((each) => each.startsWith(start))),
    ...able.map((each) => each.name).filter((each) => plain(each).startsWith(start)),
    ...known.incidents.filter((each) => each.state === 'open').flatMap((each) => [each.number, String(ordinal(each.number))]).filter((each) => each.startsWith(digits)),
  ];
}

const stands = (what: Parsed): boolean => what.kind !== 'unsure' || what.why.startsWith('which_');
