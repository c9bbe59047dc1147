// What a map looks at: a spot, or a box that holds several.

export interface Place { lat: number; lon: number }
/** West, south, east, north. */
export type Box = [number, number, number, number];
export type Focus = (Place & { zoom?: number }) | { box: Box };

/** The smallest box that holds them all; null of none. */
export function boxOf(places: Place[]): Box | null {
  if (!places.length) return null;
  const lats = places.map((each) => each.lat);
  const lons = places.map((each) => each.lon);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Of an area's outer edges; null of an empty one. */
export const boxOfArea = ({ coordinates }: GeoJSON.MultiPolygon): Box | null =>
  boxOf(coordinates.flatMap(([shell]) => (shell ?? []).map(([lon, lat]) => ({ lat: lat!, lon: lon! }))));
