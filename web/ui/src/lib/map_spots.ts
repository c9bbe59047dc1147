// What stands and moves on the map, as data: spots and their names, the ground of doubt around them, a way, an area being drawn.

import { crossesItself } from './crosses';
import type { Box } from './looking';
import { feature } from './map_kit';

export interface Spot {
  id: string;
  kind: 'incident' | 'unit' | 'candidate' | 'pin' | 'own';
  lat: number;
  lon: number;
  label: string;
  glyph: string;
  colour: string;
  radius_m?: number | null;
  chosen?: boolean;
  quiet?: boolean;
  /** Of several at one place the more urgent lies on top: a whole number, 1 before 4. */
  priority?: number;
  /** A unit that is on its way or at work: over those that wait where it passes. */
  sent?: boolean;
  /** A crew that calls for its life: over all else. */
  mayday?: boolean;
}

/** Corners of an area being drawn, or none. */
export type Sketch = { lat: number; lon: number }[] | null;

/** What a map shows beside the city itself. */
export interface Picture {
  spots: Spot[];
  /** What of the city is in sight; nothing: all of it. */
  view?: Box | null;
  route?: GeoJSON.LineString | null;
  sketch?: Sketch;
}

const EARTH_M = 6371008.8;
const TILE_PX = 512;

/** The area being drawn: its corners, its edge, and from three corners on what it covers; nothing where it crosses itself. */
function sketched(corners: NonNullable<Sketch>): GeoJSON.Feature[] {
  const at = corners.map(({ lat, lon }): [number, number] => [lon, lat]);
  const crosses = crossesItself(corners);
  const closed = at.length > 2 ? [...at, at[0]!] : at;
  const ring = at.length > 2 && !crosses ? [feature({ type: 'Polygon', coordinates: [closed] } as GeoJSON.Polygon, {})] : [];
  const edge = at.length > 1 ? [feature({ type: 'LineString', coordinates: closed } as GeoJSON.LineString, { crosses })] : [];
  return [...ring, ...edge, ...at.map((each) => feature({ type: 'Point', coordinates: each } as GeoJSON.Point, { crosses }))];
}

const NAME_STEPS = 400; // across the view, some three pixels each: a name follows its sign in these, or the map would be drawn for every metre

/** `is`: another one, other data. */
interface Moving { is: unknown; data: () => GeoJSON.FeatureCollection }

/** What changes while one looks, by the name of its source. */
export function moving({ spots, view = null, route = null, sketch = null }: Picture): Record<'doubt' | 'route' | 'spots' | 'sketch', Moving> {
  const some = named(spots, view);
  const step = view === null ? 0 : (view[2] - view[0]) / NAME_STEPS;
  const about = (deg: number): number => (step ? Math.round(deg / step) : deg);
  return {
    doubt: { is: alike(spots.flatMap((each) => (each.radius_m ? [[each.lat, each.lon, each.radius_m, each.colour, each.chosen]] : []))), data: () => doubt(spots) },
    route: { is: route, data: () => ({ type: 'FeatureCollection', features: route ? [feature(route, {})] : [] }) },
    spots: { is: alike(some.map((each) => [each.id, about(each.lat), about(each.lon), each.label, orderOf(each)])), data: () => points(some) },
    sketch: { is: JSON.stringify(sketch), data: () => ({ type: 'FeatureCollection', features: sketched(sketch ?? []) }) },
  };
}

/** The same of the same, in whatever order. */
const alike = (all: unknown[][]): string => all.map((each) => each.join()).sort().join('|');

export const MANY = 300; // in sight
const BEYOND = 0.25; // of the view, on each side of it: a map moved a little needs nothing new

/** Those that are named. Where so many are in sight that names would only cover one another, and cost more to place than all
 * else, it is those somebody has chosen and those that call for their lives. */
export function named(spots: Spot[], view: Box | null): Spot[] {
  const near = view === null ? spots : spots.filter(({ lat, lon }) => holds(view, lat, lon));
  return near.length > MANY ? near.filter((each) => each.chosen || each.mayday) : near;
}

function holds([west, south, east, north]: Box, lat: number, lon: number): boolean {
  const [across, up] = [BEYOND * (east - west), BEYOND * (north - south)];
  return west - across <= lon && lon <= east + across && south - up <= lat && lat <= north + up;
}

const ORDER: Record<Spot['kind'], number> = { candidate: 1, unit: 2, own: 3, incident: 4, pin: 5 };
/** Less than from one kind to the next: the highest priority lies under whatever a higher kind is. */
const URGENT = ({ priority, sent }: Pick<Spot, 'priority' | 'sent'>): number => (priority === undefined ? 0 : (5 - priority) / 10) + (sent ? 0.4 : 0);

/** The larger lies above: the chosen over the others, a mayday over all. */
export const orderOf = (spot: Spot): number => ORDER[spot.kind] + URGENT(spot) + (spot.chosen ? 10 : 0) + (spot.mayday ? 20 : 0);

const LONGEST = 16; // signs of a unit's name: "Bombeiros 12-345"; of a longer one the row has the rest, and the map its streets

/** A unit's name as the map has room for it; a name of forty signs lay across half the city. */
export function brief({ kind, label }: Pick<Spot, 'kind' | 'label'>): string {
  const signs = Array.from(label);
  return kind === 'unit' && signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('').trimEnd()}…` : label;
}

function points(spots: Spot[]): GeoJSON.FeatureCollection {
  const features = spots.map((each) => feature({ type: 'Point', coordinates: [each.lon, each.lat] }, { id: each.id, kind: each.kind, label: brief(each), order: orderOf(each) }));
  return { type: 'FeatureCollection', features };
}

/** Of a radius, with the whole world in one tile. */
const pxOf = ({ lat, radius_m }: Spot): number => ((radius_m ?? 0) * TILE_PX) / (2 * Math.PI * EARTH_M * Math.cos((lat * Math.PI) / 180));

/** Rings on the ground: a place found to ±25 m is not a point. */
function doubt(spots: Spot[]): GeoJSON.FeatureCollection {
  const unsure = spots.filter((each) => each.radius_m);
  const features = unsure.map((each) => feature({ type: 'Polygon', coordinates: [ring(each, each.radius_m!)] }, { colour: each.colour, px: pxOf(each), shown: each.kind !== 'incident' || each.chosen === true }));
  return { type: 'FeatureCollection', features };
}

function ring({ lat, lon }: Spot, radius_m: number): [number, number][] {
  const up = ((radius_m / EARTH_M) * 180) / Math.PI;
  const across = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: 49 }, (_, i) => {
    const turn = (i / 48) * 2 * Math.PI;
    return [lon + across * Math.sin(turn), lat + up * Math.cos(turn)];
  });
}
