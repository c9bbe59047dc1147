// A deed, a doubt, a refusal of undo: in plain words of the chosen language, naming unit and incident.

import { arrivalOf } from '../advice.svelte';
import { timer } from '../clock.svelte';
import { fill, words } from '../i18n/index.svelte';
import { board } from '../i18n/board';
import { disposition, place, shareLeft, short, status } from '../say';
import type { Incident, Status } from '../types';
import type { Deed, Parsed, Shut, Unsure } from './deed';
import type { Cannot, Undo } from './undo';

type Arrival = { low: string; high: string } | null;

/** "#131 Rua Central 8": the number people say, and where it is. */
export const named = (incident: Incident): string => `${short(incident.number)} ${place(incident.location)}`;

export function deedInWords(deed: Deed, there: Arrival = arrivalIn(deed)): string {
  const { will } = board();
  switch (deed.do) {
    case 'dispatch': {
      const said = fill(will.dispatch, { units: deed.units.map((each) => each.name).join(words().between), incident: named(deed.incident) });
      return there === null ? said : `${said}, ${fill(will.arrival, there)}`;
    }
    case 'status': {
      const said = fill(will.status, { unit: deed.unit.name, was: status(deed.unit.status), status: status(deed.status) });
      return endsIt(deed) ? `${said}, ${fill(will.ends, { number: short(deed.unit.incident_number ?? '') })}` : said;
    }
    case 'release': return fill(will.release, { unit: deed.unit.name, incident: named(deed.incident) });
    case 'close': {
      const said = fill(will.close, { incident: named(deed.incident), disposition: disposition(deed.disposition) });
      const units = deed.incident.units.map((each) => each.name).join(words().between);
      return units ? `${said}, ${fill(will.releases, { units })}` : said;
    }
    case 'note': return fill(will.note, { incident: named(deed.incident), text: deed.text });
    case 'close_street': {
      const street = streetOf(deed.shut);
      const said = deed.shut.factor === undefined ? fill(will.close_street, { street }) : fill(will.slow_street, { street, share: shareLeft(deed.shut.factor) });
      return deed.reason ? `${said}, ${fill(will.why, { reason: deed.reason })}` : said;
    }
    case 'open_street': return fill(deed.closure.factor === null ? will.open_street : will.lift, { street: streetIn(deed) });
  }
}

function streetOf({ street_name, label, of_several }: Shut): string {
  if (street_name === undefined) return label ?? board().will.area;
  return typeof of_several === 'number' ? `${street_name} #${of_several}` : street_name;
}

const streetIn = ({ closure }: Extract<Deed, { do: 'open_street' }>): string => closure.street_name ?? closure.label ?? (closure.reason || board().will.area);

/** What is taken back, and how things stand then: "opening of Rua Central. It is closed again". */
export function undoneInWords({ undone, deeds }: Extract<Undo, { deeds: Deed[] }>): string {
  const { was, now } = board().undo;
  switch (undone.do) {
    case 'dispatch': {
      const facts = { units: undone.units.map((each) => each.name).join(words().between), count: undone.units.length, incident: named(undone.incident) };
      return `${fill(was.dispatch, facts)}${fill(now.dispatch, facts)}`;
    }
    case 'status': {
      const [back] = deeds;
      const facts = { unit: undone.unit.name, status: status(undone.status), was: back?.do === 'status' ? status(back.status) : '' };
      return `${fill(was.status, facts)}${fill(now.status, facts)}`;
    }
    case 'close_street': {
      const { factor } = undone.shut;
      const facts = { street: streetOf(undone.shut), share: factor === undefined ? '' : shareLeft(factor) };
      return factor === undefined ? `${fill(was.close_street, facts)}${now.close_street}` : `${fill(was.slow_street, facts)}${now.slow_street}`;
    }
    case 'open_street': {
      const { factor } = undone.closure;
      const facts = { street: streetIn(undone), share: factor === null ? '' : shareLeft(factor) };
      return factor === null ? `${fill(was.open_street, facts)}${now.open_street}` : `${fill(was.lift, facts)}${fill(now.lift, facts)}`;
    }
    default: return deedInWords(undone); // nothing else can be taken back
  }
}

/** When the unit would be there, as was last advised; null of several, or where nobody asked. */
export function arrivalIn(deed: Deed): Arrival {
  if (deed.do !== 'dispatch' || deed.units.length !== 1) return null;
  const only = arrivalOf(deed.incident.id, deed.units[0]!.id);
  return only?.eta_low_s == null || only.eta_high_s == null ? null : { low: timer(only.eta_low_s), high: timer(only.eta_high_s) };
}

const ENDS = new Set<Status>(['available', 'returning', 'out_of_service', 'off_duty']);
const endsIt = ({ unit, status: said }: Extract<Deed, { do: 'status' }>): boolean => unit.incident_id !== null && ENDS.has(said);

export function doubtInWords({ why, facts }: Unsure): string {
  const { whyNot } = board();
  const known = { ...facts, ...(facts.status ? { status: status(facts.status as Status) } : {}) };
  if (why === 'busy_unit' && !facts.number) return fill(whyNot.busy_nowhere, known);
  const said = fill(whyNot[why], known);
  return why === 'unknown_unit' && facts.near ? `${said} ${fill(whyNot.did_you_mean, known)}` : said;
}

export function cannotInWords(cannot: Cannot, facts: Record<string, string>): string {
  const said = { ...facts, ...(facts.status ? { status: status(facts.status as Status) } : {}), ...(facts.number ? { short: short(facts.number).slice(1) } : {}) };
  return fill(board().cannot[cannot], said);
}

/** What Enter would do. Empty where it would do nothing and nothing needs saying. */
export function echo(parsed: Parsed): string {
  const { will } = board();
  switch (parsed.kind) {
    case 'deed': return deedInWords(parsed.deed);
    case 'see': return fill(will.see, { incident: named(parsed.incident) });
    case 'look': return fill(will.look, { unit: parsed.unit.name });
    case 'unsure': return doubtInWords(parsed);
    default: return '';
  }
}
