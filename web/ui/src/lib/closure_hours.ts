// When a closure holds, and its hours in words: what is only planned is not closed. Pure.

import type { Closure } from './types';

export type Phase = 'planned' | 'holds' | 'over';

export function phaseOf({ from_at, until_at }: Pick<Closure, 'from_at' | 'until_at'>, now: number): Phase {
  if (until_at !== null && Date.parse(until_at) <= now) return 'over';
  return Date.parse(from_at) > now ? 'planned' : 'holds';
}

const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** "14:30" today; with its day on any other, "Fri 27 Nov, 14:30". `timeZone`: undefined is this machine's own. */
export function hourOf(at: string, now: number, tag: string, timeZone?: string): string {
  const day = (of: Date): string => of.toLocaleDateString('sv', { timeZone }); // 2026-11-27
  const then = new Date(at);
  const [its, today] = [day(then), day(new Date(now))];
  if (its === today) return then.toLocaleTimeString(tag, { ...HOUR, timeZone });
  const year: Intl.DateTimeFormatOptions = its.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' };
  return then.toLocaleString(tag, { ...HOUR, ...year, timeZone, weekday: 'short', day: 'numeric', month: 'short' });
}
