// What is overdue, as the centre says it, by cause, by unit and by incident; a link that is down is our own to say.

import { rows } from './alarm_rows';
import { alarms, isLost, link } from './feed.svelte';
import { clock } from './clock.svelte';
import { board } from './i18n/board';
import { fill } from './i18n/index.svelte';
import type { Alarm, Cause, Line } from './types';

export type Group = Cause | 'link';

/** Each cause has its glyph and its tone, in the order in which they are shown. */
export const GLYPHS: Record<Group, string> = { mayday: '!!!', link: '✕', pending: '!', under_resourced: '½', not_acknowledged: '◆?', not_moving: '◆', past_eta: '▶', silent: '◌', welfare: '?' };
export const ORDER = Object.keys(GLYPHS) as Group[];

const all = $derived(alarms.get('now')?.alarms ?? []);
const told = $derived(rows(all, ORDER));

export const everyAlarm = (): Alarm[] => all;
export const alarmOfUnit = (id: string): Alarm | undefined => told.byUnit.get(id);
export const alarmOfIncident = (id: string): Alarm | undefined => told.byIncident.get(id);
export const countOf = (cause: Group): number => (cause === 'link' ? Number(linkIsDown()) : (alarms.get('now')?.counts[cause] ?? 0));
export const linkIsDown = (): boolean => link.everOpen && isLost(clock.now);

/** Not anybody's, or its owner's interval has run out. */
export const isLoud = (alarm: Alarm): boolean => alarm.owner === null || alarm.step > 1;

export function alarmLine({ kind, detail }: Line): string | null {
  if (kind !== 'AlarmOwned' && kind !== 'AlarmEnded') return null;
  const { cause, unit } = detail as { cause: Cause; unit: string | null };
  return fill(board().fact[kind], { cause: board().alarm.cause[cause] ?? cause, unit: unit ?? '' });
}
