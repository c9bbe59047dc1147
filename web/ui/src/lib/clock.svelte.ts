// One clock for all timers, so that they tick together and cost one redraw a second.

import { fill, words } from './i18n/index.svelte';

export const clock = $state({ now: Date.now(), coarse: Date.now() });

setInterval(() => (clock.now = Date.now()), 500);
// for what need not be redrawn twice a second, such as the map
setInterval(() => (clock.coarse = Date.now()), 15_000);

export const secondsSince = (at: string | number): number =>
  Math.max(0, (clock.now - (typeof at === 'number' ? at : Date.parse(at))) / 1000);

const DAY_S = 86_400;

/** mm:ss until an hour, h:mm:ss until a day, then "1 d 02:28": whoever comes on shift sees that it is of yesterday. */
export function timer(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = two(Math.floor(whole / 60) % 60);
  if (whole >= DAY_S) return `${fill(words().days, { count: Math.floor(whole / DAY_S) })}\u00a0${two(hours % 24)}:${minutes}`;
  const rest = `${minutes}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

export const timeOfDay = (at: string | number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour12: false });

export type Age = 'fresh' | 'ageing' | 'stale';
export const AGEING_S = 30;
export const STALE_S = 120;
export const ageOf = (seconds: number): Age =>
  seconds > STALE_S ? 'stale' : seconds > AGEING_S ? 'ageing' : 'fresh';
