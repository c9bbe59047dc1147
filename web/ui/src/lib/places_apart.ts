// Places offered beside each other: each told apart from those of its name, and one place once. Pure.

import { metres } from './distance';

export interface Offered { lat: number; lon: number; label: string; near?: string | null }

/** In eighths of a turn from north, clockwise. */
export const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof COMPASS)[number];

/** What tells a place from others of its name: the quarter or street it is near, or how far and whither it lies from the first of them. */
export type Apart = { near: string } | { away_m: number; direction: Direction };

const ONE_PLACE_M = 15; // two rows of one name so near are one front door; assumed

/** Without those that are one place with an earlier one of the same name. */
export const onceEach = <T extends Offered>(places: T[]): T[] =>
  places.filter((each, i) => !places.slice(0, i).some((one) => one.label === each.label && metres(one, each) <= ONE_PLACE_M));

/** Null where the name alone tells, and for the first of those that nothing else tells apart. */
export function apart(each: Offered, places: Offered[]): Apart | null {
  const named = places.filter((one) => one.label === each.label);
  if (named.length < 2) return null;
  if (each.near && named.every((one) => one === each || one.near !== each.near)) return { near: each.near };
  const [first] = named;
  return first && first !== each ? { away_m: metres(first, each), direction: whither(first, each) } : null;
}

function whither(from: Offered, to: Offered): Direction {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const turn = Math.atan2(east, to.lat - from.lat) / (2 * Math.PI);
  return COMPASS[(Math.round(turn * 8) + 8) % 8]!;
}
