// Makes this device ready for a road without signal: the app's files, and the tiles of the service area.

import type { Region } from './types';

const LEAST_ZOOM = 6; // as the map's own
const MOST_ZOOM = 14; // closer tiles are kept as they are seen; the map draws these larger meanwhile
const MOST_TILES = 1500;
const MOST_BYTES = 100_000_000; // a city takes 0.2 to 1.5 MB; assumed: what any tablet has to spare
const AT_ONCE = 2;
const DONE = 'farol.tiles_ahead';
const AGAIN_MS = 86_400_000;

/** Needs a secure origin (https, or this machine); elsewhere the screens work, but only with signal. */
export async function beReady(region: Region | null): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/sw.js');
  await navigator.storage?.persist?.();
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await new Promise((go) => navigator.serviceWorker.addEventListener('controllerchange', go, { once: true }));
  if (region?.bounds) await fetchAhead(region);
}

async function fetchAhead(region: Region): Promise<void> {
  const wanted = JSON.stringify([region.name, region.bounds]);
  const [done, at] = JSON.parse(localStorage.getItem(DONE) ?? '["", 0]') as [string, number];
  if (done === wanted && Date.now() - at < AGAIN_MS) return;
  const tiles = tilesOf(region.bounds!).slice(0, MOST_TILES);
  let bytes = 0;
  const fetchNext = async (): Promise<void> => {
    for (let next = tiles.shift(); next && bytes < MOST_BYTES; next = tiles.shift()) bytes += Number((await fetch(next)).headers.get('content-length') ?? 0);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  localStorage.setItem(DONE, JSON.stringify([wanted, Date.now()]));
}

/** Every tile over a box, from far to near: slippy map numbers (OpenStreetMap wiki). */
export function tilesOf([west, south, east, north]: [number, number, number, number]): string[] {
  const found: string[] = [];
  for (let z = LEAST_ZOOM; z <= MOST_ZOOM; z++) {
    for (let x = column(west, z); x <= column(east, z); x++) {
      for (let y = row(north, z); y <= row(south, z); y++) found.push(`/api/tiles/${z}/${x}/${y}`);
    }
  }
  return found;
}

const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
function row(lat: number, z: number): number {
  const rad = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** z);
}
