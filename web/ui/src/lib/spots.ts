// Incidents and units as the map draws them: where they were last heard from, faded when that is long ago.

import { ageOf, clock } from './clock.svelte';
import { positions, units } from './feed.svelte';
import type { Spot } from './map_spots';
import { maydays } from './mayday.svelte';
import { short } from './say';
import { COLOUR, GLYPH, PRIORITY_COLOUR } from './status';
import type { Incident, Unit } from './types';

const DARK = new Set(['off_duty', 'out_of_service']);

const CALLS = '!!!'; // as the alarms are marked in every list

/** Those sent to `about` are marked. A unit never heard from is drawn, faded, at its station. Whoever calls a mayday is drawn always. */
export function unitSpots(about: Incident | null): Spot[] {
  const calling = whoCalls();
  return [...units.values()].filter((each) => !DARK.has(each.status) || calling.has(each.id)).map((each) => unitSpot(each, about, calling));
}

const whoCalls = (): Set<string | null> => new Set(maydays().map((each) => each.unit_id));

export function unitSpot(unit: Unit, about: Incident | null, calling = whoCalls()): Spot {
  const fix = positions.get(unit.id);
  const stale = !fix || ageOf((clock.coarse - Date.parse(fix.at)) / 1000) === 'stale';
  const { lat, lon } = fix ?? unit.station;
  const mayday = calling.has(unit.id);
  return {
    id: unit.id,
    kind: 'unit',
    lat,
    lon,
    label: mayday ? `${CALLS} ${unit.name}` : unit.name,
    glyph: mayday ? CALLS : GLYPH[unit.status],
    colour: mayday ? PRIORITY_COLOUR[1]! : COLOUR[unit.status],
    sent: unit.incident_id !== null,
    mayday,
    quiet: stale,
    chosen: about !== null && unit.incident_id === about.id,
  };
}

/** None of an incident nobody has placed. */
export function incidentSpot(each: Incident, chosen: boolean): Spot[] {
  const { lat, lon, radius_m } = each.location;
  if (lat === null || lon === null) return [];
  const colour = PRIORITY_COLOUR[each.priority]!;
  return [{ id: each.id, kind: 'incident', lat, lon, radius_m, colour, priority: each.priority, glyph: `P${each.priority}`, label: short(each.number), chosen }];
}
