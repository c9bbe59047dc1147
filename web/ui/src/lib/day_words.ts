// What the day's codes and numbers are called in the chosen language.

import { timer } from './clock.svelte';
import type { Summary, Target } from './day_types';
import { day } from './i18n/day';
import { fill, writtenIn } from './i18n/index.svelte';
import { capability } from './say';
import type { Reason } from './types';

export const targetName = (target: Target): string => (day().name as Record<string, string>)[target.name] ?? target.name.replaceAll('_', ' ');

/** Standards keep their names; an authority's own paper is called what its people call it. */
export const editionOf = ({ edition }: Target): string => (day().editionOf as Record<string, string>)[edition] ?? edition;

const FEW = 5; // of so few, one case is a fifth: a share would say more than is known

/** "93 %", or "1 of 2" of few cases. */
export const shareKept = ({ in_time, count: many }: Summary): string =>
  in_time !== null && many < FEW ? fill(day().keptOf, { kept: Math.round(in_time * many), count: many }) : percent(in_time);

/** "01:20", as clocks run on every other screen; seconds are whole. */
export const time = (seconds: number | null): string => (seconds === null ? '–' : timer(Math.round(seconds)));

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.floor(share * 100 + 1e-9)}\u00a0%`);

export const count = (many: number): string => many.toLocaleString(writtenIn());

/** Hours and minutes: "2 h 05". */
export function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** "14:03:27" of an instant in the centre's own clock. */
export const clockOf = (iso: string): string => iso.slice(11, 19);

/** The day in words, whatever zone this machine is in. */
export const dateOf = (on: string): string =>
  new Date(`${on}T12:00:00Z`).toLocaleDateString(writtenIn(), { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

export function why({ code, facts }: Reason): string {
  const all = day().why as Record<string, string>;
  const slot = typeof facts['slot'] === 'string' ? capability(facts['slot']) : null;
  const words = (slot !== null && all[`${code}_slot`]) || all[code] || code.replaceAll('_', ' ');
  const slots = slot === null ? null : fill((day().slots as Record<string, string>)[String(facts['slot'])] ?? slot, facts);
  const { seconds, target_s: target } = facts as { seconds?: number; target_s?: number };
  return fill(words, {
    ...facts, slot, slots, ...(seconds === undefined ? {} : { time: time(seconds) }), ...(target === undefined ? {} : { target: time(target) }),
  });
}
