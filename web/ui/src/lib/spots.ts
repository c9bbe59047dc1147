// Units as the map draws them: where they were last heard from, faded when that is long ago.

import { ageOf, clock } from './clock.svelte';
import { positions, units } from './feed.svelte';
import type { Spot } from './map_style';
import { COLOUR, GLYPH } from './status';
import type { Incident, Unit } from './types';

const DARK = new Set(['off_duty', 'out_of_service']);

/** Those sent to `about` are marked. A unit never heard from is drawn, faded, at its station. */
export function unitSpots(about: Incident | null): Spot[] {
  return [...units.values()].filter((each) => !DARK.has(each.status)).map((each) => unitSpot(each, about));
}

export function unitSpot(unit: Unit, about: Incident | null): Spot {
  const fix = positions.get(unit.id);
  const stale = !fix || ageOf((clock.coarse - Date.parse(fix.at)) / 1000) === 'stale';
  const { lat, lon } = fix ?? unit.station;
  return {
    id: unit.id,
    kind: 'unit',
    lat,
    lon,
    label: unit.name,
    glyph: GLYPH[unit.status],
    colour: COLOUR[unit.status],
    quiet: stale,
    chosen: about !== null && unit.incident_id === about.id,
  };
}
