// What the cards' codes are called in the chosen language.

import { timer } from './clock.svelte';
import { units } from './feed.svelte';
import type { Words } from './i18n/en';
import { fill, language, words, writtenIn } from './i18n/index.svelte';
import type { Apart } from './places_apart';
import { session } from './session.svelte';
import type { Incident, Line, Location, Proposed, Reason, Status } from './types';

const among = (all: Record<string, string>, code: string): string => all[code] ?? code.replaceAll('_', ' ');

/** In brackets, as the chosen language writes them. */
export const aside = (what: string): string => fill(words().brackets, { what });
export const hospitalCapability = (code: string): string => among(words().hospital.capability, code);
export const capability = (code: string): string => among(words().capability, code);
/** "ambulance, engine ×2", each with `mark` behind it; nothing from a centre of the version before. */
export const missing = (of: Record<string, number> = {}, mark = ''): string =>
  Object.entries(of).map(([code, count]) => `${capability(code)}${count > 1 ? ` ×${count}` : ''}${mark}`).join(mark ? ' ' : words().between);
export const foundBy = (code: string | null): string => (code === null ? '' : among(words().foundBy, code));
export const disposition = (code: string): string => among(words().disposition_, code);
export const status = (code: Status): string => words().status[code];

export function typeName(code: string): string {
  const known = session.region?.types.find((each) => each.type === code);
  return known ? known.labels[language.now] : code.replaceAll('_', ' ');
}

/** A difference that would be said as "0 s" or "1 s". */
const EVEN_S = 1;
const isEven = ({ code, facts }: Reason): boolean => code in words().reasonEven && Math.abs(Number(facts.gain_s ?? facts.later_s)) < EVEN_S;

/** Empty where there is nothing to say. */
export function reason(why: Reason): string {
  const { code, facts } = why;
  if (code === 'saves_cover' && facts.people === 0) return '';
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    shown[name] = typeof value === 'number' ? (name.endsWith('_s') ? timer(Math.round(value)) : Math.round(value)) : name === 'slot' ? capability(String(value)) : value;
  }
  return fill(isEven(why) ? (words().reasonEven as Record<string, string>)[code]! : among(words().reason, code), shown);
}

/** Several, in one line. */
export const reasons = (all: Reason[]): string => all.map(reason).filter(Boolean).join(' · ');

/** Seconds; a shorter walk is not spoken of. */
const WORTH_SAYING_S = 10;

/** The part of the time that no engine shortens: from the street to the door, and up to the floor. */
export function onFoot({ walk_s, vertical_s }: Proposed, floor: number | null): string {
  const on_foot = timer(walk_s + (vertical_s ?? 0));
  if (vertical_s) return fill(words().onFootToFloor, { on_foot, floor: floor ?? 0 });
  return walk_s >= WORTH_SAYING_S ? fill(words().onFoot, { on_foot }) : '';
}

/** Of a place that was found: which of several with its name, and the house number that nobody knows there. */
export const which = ({ near }: Pick<Location, 'near'>): string => (near ? fill(words().near, { near }) : '');
export const apartSaid = (told: Apart | null): string =>
  told === null ? '' : 'near' in told ? which(told) : fill(words().awayFromFirst, { away: far(told.away_m), direction: words().compass[told.direction] });
const far = (m: number): string => (m < 1000 ? fill(words().metres, { m: Math.max(10, Math.round(m / 10) * 10) }) : fill(words().distance, { km: (m / 1000).toLocaleString(writtenIn(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }) }));
export const numberUnknown = ({ number_unknown: number }: Pick<Location, 'number_unknown'>): string => (number ? fill(words().numberUnknown, { number }) : '');

/** Where it is, in the fewest words that are certain; the caller's own words when nothing was found. */
export const place = (at: Location): string => [placeName(at), which(at), numberUnknown(at)].filter(Boolean).join(' · ');

export function placeName(at: Location): string {
  if (at.label ?? at.text) return at.label ?? at.text;
  return at.lat === null || at.lon === null ? words().unknownPlace : `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;
}

/** What the map names; what was placed where it knows none, in the chosen language. */
export function facility(name: string): string {
  const [, kind, n] = /^Sample (station|hospital) (\d+)$/.exec(name) ?? [];
  return kind === 'station' || kind === 'hospital' ? fill(words().sample[kind], { n }) : name;
}

/** "#28" of "2026-000028": what is said aloud, and fits on a map. */
export const short = (number: string): string => `#${Number(number.split('-').at(-1))}`;

/** Of the usual speed, in per cent; the centre is told how many times longer a street takes. */
export const shareLeft = (factor: number): number => Math.max(1, Math.round(100 / factor));

/** "+02:10" or "−00:45": by how much something is later. */
export const shift = (seconds: number): string => `${seconds < 0 ? '−' : '+'}${timer(Math.abs(seconds))}`;

export function line(each: Line, incident: Incident): string {
  const [, id = ''] = each.subject.split(':');
  const unit = units.get(id)?.name ?? incident.units.find((one) => one.unit_id === id)?.name ?? '';
  const { status: code, text, disposition: end, later_s: late, level, unit: named, words: how } = each.detail as {
    status?: Status; text?: string; disposition?: string; later_s?: number; level?: number; unit?: string; words?: string;
  };
  if (each.kind === 'PremiseNoteTold') {
    const { kind, ended } = each.detail as { kind: keyof Words['premise']['kind']; ended: boolean };
    return `${words().premise.kind[kind] ?? kind}${words().colon}${text ?? ''}${ended ? aside(words().premise.over) : ''}`;
  }
  const facts = words().fact as Words['fact'] & Record<string, string>;
  const said = fill(facts[each.kind] ?? each.kind, {
    unit: named ?? unit, level, words: how, status: code ? words().status[code] : '', shift: late === undefined ? '' : shift(late),
  });
  if (each.kind === 'NoteAdded' && text) return `${said}${words().colon}${text}`;
  if (each.kind === 'IncidentClosed' && end) return `${said}${words().colon}${disposition(end)}`;
  return said;
}
