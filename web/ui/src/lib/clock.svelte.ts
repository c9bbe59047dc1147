// One clock for all timers, so that they tick together and cost one redraw a second.

export const clock = $state({ now: Date.now(), coarse: Date.now() });

setInterval(() => (clock.now = Date.now()), 500);
// for what need not be redrawn twice a second, such as the map
setInterval(() => (clock.coarse = Date.now()), 15_000);

export const secondsSince = (at: string | number): number =>
  Math.max(0, (clock.now - (typeof at === 'number' ? at : Date.parse(at))) / 1000);

/** mm:ss until an hour, then h:mm:ss. */
export function timer(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

export const timeOfDay = (at: string | number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour12: false });

export type Age = 'fresh' | 'ageing' | 'stale';
export const AGEING_S = 30;
export const STALE_S = 120;
export const ageOf = (seconds: number): Age =>
  seconds > STALE_S ? 'stale' : seconds > AGEING_S ? 'ageing' : 'fresh';
