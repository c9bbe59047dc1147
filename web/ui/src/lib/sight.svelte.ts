// What the board's map looks at: the chosen incident with those who should go and their way, or one unit.

import { adviceOf, ask } from './advice.svelte';
import { get } from './api';
import { closuresKey } from './closures_now.svelte';
import { incidents, positions, units } from './feed.svelte';
import { boxOf, boxOfArea, type Focus, type Place } from './looking';
import type { Incident, Route } from './types';

/** An answer that takes longer is not waited for: the incident is shown with those already sent, and again when it has come. */
const PATIENCE_MS = 700;
const UNDER_WAY = new Set(['assigned', 'en_route', 'staged']);

export const sight = $state<{ focus: Focus | null; way: GeoJSON.LineString | null }>({ focus: null, way: null });
let turn = 0;
let drawnFor = '';

const spotOf = (unitId: string): Place | null => {
  const at = positions.get(unitId) ?? units.get(unitId)?.station;
  return at ? { lat: at.lat, lon: at.lon } : null;
};

const within = <T>(answer: Promise<T>): Promise<T | null> =>
  Promise.race([answer.catch(() => null), new Promise<null>((late) => setTimeout(() => late(null), PATIENCE_MS))]);

/** Those it is proposed to send, first; then those under way. */
function whoGoes(incident: Incident): string[] {
  const proposed = (adviceOf(incident.id)?.slots ?? []).flatMap(({ choice }) => choice?.unit_id ?? []);
  const free = proposed.filter((id) => (units.get(id)?.incident_id ?? null) === null);
  return [...free, ...incident.units.filter((each) => UNDER_WAY.has(each.status)).map((each) => each.unit_id)];
}

/** The incident with who should go; of an answer that comes late only where nobody has looked elsewhere meanwhile. */
export async function frame(incidentId: string): Promise<void> {
  const mine = ++turn;
  const asked = ask(incidentId).catch(() => null);
  const inTime = await within(asked);
  await show(incidentId, mine);
  if (!inTime && (await asked)) await show(incidentId, mine);
}

async function show(incidentId: string, mine: number): Promise<void> {
  const incident = incidents.get(incidentId);
  if (mine !== turn || !incident) return;
  await within(drawWay(incident));
  const { lat, lon } = incident.location;
  if (mine !== turn || lat === null || lon === null) return;
  const along = (sight.way?.coordinates ?? []).map(([east, north]) => ({ lat: north!, lon: east! }));
  const box = boxOf([{ lat, lon }, ...along, ...whoGoes(incident).flatMap((id) => spotOf(id) ?? [])]);
  if (box) sight.focus = { box };
}

/** Somebody has moved the map by hand: it stays there. */
export function letBe(): void {
  turn += 1;
}

export function lookAt(at: Place): void {
  turn += 1;
  sight.focus = { lat: at.lat, lon: at.lon };
}

export function lookAtArea(area: GeoJSON.MultiPolygon): void {
  const box = boxOfArea(area);
  if (box) sight.focus = { box };
}

/** What the way to an incident hangs on; it is asked for anew when this changes. Nobody drives to one that is closed. */
export function wayKey(incident: Incident): string {
  if (incident.state !== 'open') return '';
  const [first] = whoGoes(incident);
  const from = first === undefined ? null : spotOf(first);
  const { lat, lon } = incident.location;
  return from === null || lat === null || lon === null ? '' : [incident.id, first, from.lat.toFixed(3), from.lon.toFixed(3), lat, lon, closuresKey()].join();
}

/** Of the first who goes; none where no way by road is known. */
export async function drawWay(incident: Incident | null): Promise<void> {
  const key = incident ? wayKey(incident) : '';
  if (key === drawnFor && (sight.way || !key)) return;
  if (!key.startsWith(drawnFor.split(',', 2).join()) || !key) sight.way = null; // another's way
  drawnFor = key;
  if (!incident || !key) return;
  const from = spotOf(whoGoes(incident)[0]!)!;
  const { lat, lon } = incident.location;
  const found = await get<Route>(`/api/route?from=${from.lat},${from.lon}&to=${lat},${lon}`).catch(() => null);
  if (drawnFor === key) sight.way = found === null || found.approximate ? null : found.geometry;
}
