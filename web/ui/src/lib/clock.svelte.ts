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

/** Of the centre, as the server names it; undefined: not heard yet, and this machine's own. */
export const zone = $state<{ name: string | undefined }>({ name: undefined });

/** A zone this browser has never heard of is left out: a clock of its own is better than none. */
export function setZone(name: string | undefined): void {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    zone.name = name;
  } catch {
    zone.name = undefined;
  }
}

// made once: to make one takes longer than to write a hundred hours with it
const hands = $derived(new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone: zone.name }));

/** By the centre's clock, as are all hours on a screen. */
export const timeOfDay = (at: string | number): string => hands.format(new Date(at));

const offset = (at: number, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at).find((each) => each.type === 'timeZoneName')?.value ?? '';

/** "UTC−3" while this machine's own clock shows another hour than the centre's, else empty. */
export function otherZone(at: number): string {
  const centre = offset(at, zone.name);
  return centre === offset(at, undefined) ? '' : centre.replace('GMT', 'UTC').replace('-', '\u2212');
}

export type Age = 'fresh' | 'ageing' | 'stale';
export const AGEING_S = 30;
export const STALE_S = 120;
export const ageOf = (seconds: number): Age =>
  seconds > STALE_S ? 'stale' : seconds > AGEING_S ? 'ageing' : 'fresh';
