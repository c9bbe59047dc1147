// Straight-line distance, for "near" and nothing else; travel times come from the server.

interface Point { lat: number; lon: number }
const EARTH_M = 6371008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

export function metres(a: Point, b: Point): number {
  const half = Math.sin(rad(b.lat - a.lat) / 2) ** 2;
  const across = Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(half + across));
}
