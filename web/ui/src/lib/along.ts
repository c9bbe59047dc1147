// How far along its way a unit is: what the driver does next, and what is left. Needs no signal.

import type { Manoeuvre, Route } from './types';

interface Point { lat: number; lon: number }
export interface Ahead {
  next: Manoeuvre | null;
  next_m: number;
  left_m: number;
  left_s: number;
  /** Distance from the way itself; large: another way was taken. */
  off_m: number;
  /** What of the way is still to be driven; all of it where another was taken. */
  line: GeoJSON.LineString;
}

const M_PER_DEGREE = 111_195; // of latitude, on the mean sphere
const OFF_M = 60; // no receiver errs so far in a street
const PASSED_M = 12; // a junction this near behind or ahead is being driven; assumed: half a junction

/** Nearest point of the way, on a plane around it: exact enough within a city. */
export function ahead(route: Route, at: Point): Ahead {
  const { done_m, whole_m, off_m, rest } = progress(route.geometry.coordinates as Position[], at);
  const share = whole_m ? done_m / whole_m : 0;
  const driven_m = share * route.length_m;
  let begins = 0;
  let left_s = 0; // the walk is a manoeuvre of its own, or part of the arrival
  let next: Manoeuvre | null = null;
  let next_m = 0;
  for (const each of route.manoeuvres) {
    if (next === null && begins > driven_m + PASSED_M) [next, next_m] = [each, begins - driven_m];
    const length = Math.max(each.distance_m, 1e-9);
    left_s += each.seconds * Math.min(1, Math.max(0, (begins + length - driven_m) / length));
    begins += each.distance_m;
  }
  const last = route.manoeuvres.at(-1) ?? null;
  if (!route.manoeuvres.length) left_s = route.seconds * (1 - share);
  return { next: next ?? last, next_m, left_m: Math.max(0, route.length_m - driven_m), left_s, off_m, line: off_m > OFF_M ? route.geometry : { type: 'LineString', coordinates: rest } };
}

/** Longitude and latitude. */
type Position = [number, number];

function progress(line: Position[], at: Point): { done_m: number; whole_m: number; off_m: number; rest: Position[] } {
  const across = M_PER_DEGREE * Math.cos((at.lat * Math.PI) / 180);
  const flat = line.map(([lon, lat]) => [(lon - at.lon) * across, (lat - at.lat) * M_PER_DEGREE] as const);
  let whole_m = 0;
  let best = { done_m: 0, off_m: Infinity, rest: line };
  for (let i = 1; i < flat.length; i++) {
    const [ax, ay] = flat[i - 1]!;
    const [bx, by] = flat[i]!;
    const length = Math.hypot(bx - ax, by - ay);
    const t = length ? Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length ** 2)) : 0;
    const off_m = Math.hypot(ax + t * (bx - ax), ay + t * (by - ay));
    if (off_m < best.off_m) best = { done_m: whole_m + t * length, off_m, rest: [between(line[i - 1]!, line[i]!, t), ...line.slice(i)] };
    whole_m += length;
  }
  return { ...best, whole_m };
}

const between = ([ax, ay]: Position, [bx, by]: Position, t: number): Position => [ax + t * (bx - ax), ay + t * (by - ay)];
