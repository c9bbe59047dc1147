// Whether the sides of a drawn area cross or lie on each other: such an area has no inside, and the centre refuses it.

import type { Corner } from './drawing.svelte';

/** Which side of the line from a to b holds c: left, right, or the line itself. */
const side = (a: Corner, b: Corner, c: Corner): number => Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));

const isSame = (a: Corner, b: Corner): boolean => a.lat === b.lat && a.lon === b.lon;

/** Cross or touch; not: lie along one line. In a ring the sides next to such two touch or turn back. */
const meet = (a: Corner, b: Corner, c: Corner, d: Corner): boolean => side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

/** The next side goes back over the one before it. */
function turnsBack(a: Corner, b: Corner, c: Corner): boolean {
  const ahead = (b.lon - a.lon) * (c.lon - b.lon) + (b.lat - a.lat) * (c.lat - b.lat);
  return side(a, b, c) === 0 && ahead < 0;
}

/** Closed from the last corner to the first; false while there are fewer than three corners. */
export function crossesItself(corners: Corner[]): boolean {
  if (corners.length < 3) return false;
  const ring = corners.filter((each, i) => !isSame(each, corners[(i + 1) % corners.length]!)); // pressed twice is one corner
  const at = (i: number): Corner => ring[i % ring.length]!;
  if (ring.length < 3) return true;
  for (let i = 0; i < ring.length; i++) {
    if (turnsBack(at(i), at(i + 1), at(i + 2))) return true;
    for (let j = i + 2; j < ring.length; j++) {
      if ((j + 1) % ring.length !== i && meet(at(i), at(i + 1), at(j), at(j + 1))) return true;
    }
  }
  return false;
}
