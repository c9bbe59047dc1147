// Taking back the last own deed: another deed, where the field allows it; where not, why. Pure.

import type { Unit } from '../types';
import type { Deed, Known } from './deed';

export interface Done {
  deed: Deed;
  /** The unit as it stood before its status was set. */
  before?: Unit;
  /** The closure that came of closing a street. */
  closure_id?: string;
}

export type Cannot = 'nothing_done' | 'moved_on' | 'changed_since' | 'assignment_ended' | 'released' | 'note_stays' | 'closed_stays' | 'opened_since';
/** `undone`: what is taken back, as far as it still can be. */
export type Undo = { undone: Deed; deeds: Deed[] } | { cannot: Cannot; facts: Record<string, string> };

const no = (cannot: Cannot, facts: Record<string, string> = {}): Undo => ({ cannot, facts });

export function undoOf(done: Done | undefined, known: Known): Undo {
  if (!done) return no('nothing_done');
  const { deed } = done;
  switch (deed.do) {
    case 'dispatch': return undoDispatch(deed, known);
    case 'status': return undoStatus(done, known);
    case 'release': return no('released', { unit: deed.unit.name, number: deed.incident.number });
    case 'note': return no('note_stays', { number: deed.incident.number });
    case 'close': return no('closed_stays', { number: deed.incident.number });
    case 'close_street': {
      const closure = known.closures.find((each) => each.id === done.closure_id);
      return closure ? { undone: deed, deeds: [{ do: 'open_street', closure }] } : no('opened_since');
    }
    case 'open_street': {
      const { street_name, street_ids, label, area, factor, until_at, reason } = deed.closure;
      const shut = {
        ...(street_name === null ? {} : { street_name }),
        ...(street_ids.length ? { street_ids } : {}),
        ...(label === null ? {} : { label }),
        ...(area.length ? { area: area.map(([lat, lon]) => ({ lat, lon })) } : {}),
        ...(factor === null ? {} : { factor }),
        ...(until_at === null ? {} : { until_at }),
      };
      return { undone: deed, deeds: [{ do: 'close_street', shut, reason }] };
    }
  }
}

/** Only a unit that still waits to move: what a crew has begun is released by name, not by undo. */
function undoDispatch(deed: Extract<Deed, { do: 'dispatch' }>, known: Known): Undo {
  const { units, incident } = deed;
  const now = units.flatMap((each) => known.units.find((one) => one.id === each.id) ?? []);
  const still = now.filter((each) => each.incident_id === incident.id);
  const waiting = still.filter((each) => each.status === 'assigned');
  if (waiting.length) return { undone: { ...deed, units: waiting }, deeds: waiting.map((unit) => ({ do: 'release', unit, incident })) };
  const [moved] = still.length ? still : now;
  return no('moved_on', { unit: moved?.name ?? '', status: moved?.status ?? '' });
}

function undoStatus({ deed, before }: Done, known: Known): Undo {
  if (deed.do !== 'status' || !before) return no('nothing_done');
  const now = known.units.find((each) => each.id === deed.unit.id);
  if (!now || now.status !== deed.status) return no('changed_since', { unit: deed.unit.name, status: now?.status ?? '' });
  if (before.incident_id !== null && now.incident_id !== before.incident_id)
    return no('assignment_ended', { unit: now.name, number: before.incident_number ?? '' });
  return { undone: deed, deeds: [{ do: 'status', unit: now, status: before.status }] };
}
