// The way to the assignment, asked for again when the unit has left it; the last one known where there is no signal.

import { get } from './api';
import { metres } from './distance';
import { language } from './i18n/index.svelte';
import type { Route } from './types';

export interface Point { lat: number; lon: number }
export interface KnownWay { route: Route; to: Point }

const MOVED_M = 600; // a street may have been closed meanwhile
const OFF_M = 120; // as the screen says it
const AGAIN_MS = 5000;

export const way = $state<{ known: KnownWay | null }>({ known: null });
let asked: { from: Point; to: Point; language: string; at: number } | null = null;

const isSame = (one: Point, other: Point): boolean => one.lat === other.lat && one.lon === other.lon;

/** Never the way to where one was sent before. */
export const wayTo = (goal: Point | null): Route | null =>
  goal && way.known && isSame(way.known.to, goal) ? way.known.route : null;

/** Asks only where that may tell something new. */
export function lookForWay(from: Point | null, to: Point | null, off_m: number): void {
  if (!from || !to) return;
  const now = Date.now();
  if (asked && isSame(asked.to, to) && asked.language === language.now) {
    const told = wayTo(to) !== null;
    if (now - asked.at < AGAIN_MS || (told && off_m < OFF_M && metres(asked.from, from) < MOVED_M)) return;
  }
  asked = { from, to, language: language.now, at: now };
  const path = `/api/route?from=${from.lat},${from.lon}&to=${to.lat},${to.lon}&language=${language.now}`;
  get<Route>(path).then(
    (route) => {
      if (asked && isSame(asked.to, to)) way.known = { route, to };
    },
    (error: unknown) => {
      console.warn('no way was told', error); // the one we have stays; asked again a little later
      asked = asked && { ...asked, language: '', at: now };
    },
  );
}
