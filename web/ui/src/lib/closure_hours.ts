// When a closure holds, and its hours in words: what is only planned is not closed. Pure.

import type { Closure } from './types';

export type Phase = 'planned' | 'holds' | 'over';

export function phaseOf({ from_at, until_at }: Pick<Closure, 'from_at' | 'until_at'>, now: number): Phase {
  if (until_at !== null && Date.parse(until_at) <= now) return 'over';
  return Date.parse(from_at) > now ? 'planned' : 'holds';
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();
const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** "14:30" today; with its day on any other, "Fri 27 Nov, 14:30". In the hour of the browser, as all clocks are. */
export function hourOf(at: string, now: number, tag: string): string {
  const [then, day] = [new Date(at), new Date(now)];
  if (sameDay(then, day)) return then.toLocaleTimeString(tag, HOUR);
  const year: Intl.DateTimeFormatOptions = then.getFullYear() === day.getFullYear() ? {} : { year: 'numeric' };
  return then.toLocaleString(tag, { ...HOUR, ...year, weekday: 'short', day: 'numeric', month: 'short' });
}
