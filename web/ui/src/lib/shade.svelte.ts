// What is laid over the map on request: who is within reach of those free now, or how far one unit gets. Always with its hour.

import { get } from './api';
import { closuresKey } from './closures_now.svelte';
import { isLost, positions, units } from './feed.svelte';
import { isFree } from './command/deed';
import type { Shade } from './shade_style';
import type { Incident, Unit } from './types';
import { timer } from './clock.svelte';

export type Layer = 'none' | 'cover' | 'reach';
export type By = 'anybody' | 'engine' | 'ambulance';
export const BY: By[] = ['anybody', 'engine', 'ambulance'];

interface Zone { name: string; covered: number; people: number; lat: number; lon: number }
export interface Cover { at: string; within_s: number; people: number; covered: number; share: number; units: number; zones: Zone[]; area: GeoJSON.MultiPolygon }
export interface Reach { at: string; fix_age_s: number | null; bands: { within_s: number; area: GeoJSON.MultiPolygon }[] }
/** Whom the second layer is about. */
export type Subject = { unit: Unit } | { incident: Incident } | null;

const TICK_MS = 500;
/** Units move all the time: a change is answered so soon and no sooner, and never with more than a tenth of the centre's time. */
const EVERY_MS = 5_000;
const SHARE_OF_TIME = 10;
/** Streets become slower and faster without a unit that moves. */
const ANEW_MS = 30_000;
/** Older than this it is drawn as what it is: a picture of before. */
const OLD_MS = 30_000;
const HALF = 0.5;

export const shade = $state<{ layer: Layer; by: By; cover: Cover | null; reach: Reach | null; heardAt: number; failed: boolean }>({
  layer: 'none', by: 'anybody', cover: null, reach: null, heardAt: 0, failed: false,
});

/** Turns it on, or off where it is on. */
export function turnLayer(to: Layer): void {
  shade.layer = shade.layer === to ? 'none' : to;
}

export const isOldShade = (now: number): boolean => shade.failed || isLost(now) || now - shade.heardAt > OLD_MS;

const hundredMetres = (degrees: number): number => Math.round(degrees * 1000);
const spotOf = (unit: Unit): string => {
  const { lat, lon } = positions.get(unit.id) ?? unit.station;
  return `${hundredMetres(lat)},${hundredMetres(lon)}`;
};

/** The question, and the state of the world its answer hangs on. Null: nothing to ask. */
function asked(subject: Subject): { path: string; about: string } | null {
  if (shade.layer === 'cover') {
    const free = [...units.values()].filter(isFree).map((each) => `${each.id}@${spotOf(each)}`);
    return { path: `/api/coverage?area=true${shade.by === 'anybody' ? '' : `&by=${shade.by}`}`, about: [...free.sort(), closuresKey()].join() };
  }
  if (shade.layer === 'none' || subject === null) return null;
  if ('unit' in subject) return { path: `/api/isochrone?unit_id=${subject.unit.id}`, about: [spotOf(subject.unit), closuresKey()].join() };
  const { lat, lon } = subject.incident.location;
  return { path: `/api/isochrone?incident_id=${subject.incident.id}`, about: [lat, lon, closuresKey()].join() };
}

/** Asks again and again while a layer is on; `onReach` hears how far another subject gets. Ends with what it returns. */
export function watchShade(subject: () => Subject, onReach: (furthest: GeoJSON.MultiPolygon) => void): () => void {
  let last = { path: '', about: '', at: 0, took: 0 };
  let waitsFor = '';

  async function look(): Promise<void> {
    const now = Date.now();
    const wanted = asked(subject());
    if (wanted?.path !== last.path) forget(); // the old area is of somebody else
    if (!wanted) return void (last = { path: '', about: '', at: 0, took: 0 });
    const isOther = wanted.path !== last.path;
    const isDue = now - last.at >= Math.max(EVERY_MS, SHARE_OF_TIME * last.took) && (wanted.about !== last.about || shade.failed || now - last.at >= ANEW_MS);
    if (waitsFor === wanted.path || !(isOther || isDue) || isLost(now) || document.visibilityState !== 'visible') return;
    waitsFor = wanted.path;
    last = { ...wanted, at: now, took: last.took };
    try {
      const answer = await get<Cover | Reach>(wanted.path);
      if (last.path !== wanted.path) return;
      if ('bands' in answer) {
        if (shade.reach === null && answer.bands.length) onReach(answer.bands.at(-1)!.area);
        shade.reach = answer;
      } else shade.cover = answer;
      shade.heardAt = Date.now();
      shade.failed = false;
      last.took = Date.now() - now;
    } catch {
      if (last.path === wanted.path) shade.failed = true; // said beside the map, and asked again in a moment
    } finally {
      if (waitsFor === wanted.path) waitsFor = '';
    }
  }

  const again = setInterval(() => void look(), TICK_MS);
  void look();
  return () => {
    clearInterval(again);
    forget();
  };
}

function forget(): void {
  if (shade.cover === null && shade.reach === null && !shade.failed) return;
  shade.cover = null;
  shade.reach = null;
  shade.failed = false;
  shade.heardAt = 0;
}

/** Zones of which less than half is reached. */
export const bareZones = (cover: Cover): Zone[] => cover.zones.filter((each) => each.people > 0 && each.covered < HALF * each.people);

/** As the map draws it; `old`: no longer to be taken for now. */
export function drawnShade(old: boolean, said: (people: number) => string): Shade | null {
  if (shade.cover) {
    const bare = bareZones(shade.cover).map(({ lat, lon, people, covered }) => ({ lat, lon, label: said(people - covered) }));
    return { bands: [{ label: '', area: shade.cover.area, weight: 2 }], bare, old };
  }
  if (!shade.reach?.bands.length) return null;
  return { bands: shade.reach.bands.map(({ within_s, area }) => ({ label: timer(within_s), area, weight: 1 })), bare: [], old };
}
