// Crews that call for their lives: those that stand, and how a crew calls.

import { newId, post } from './api';
import { alarms } from './feed.svelte';
import { outbox, press, type Waiting } from './outbox.svelte';
import { own } from './own_position.svelte';
import type { Alarm, Unit } from './types';

const PATH = /^\/api\/units\/[^/]+\/mayday$/;

const standing = $derived((alarms.get('now')?.alarms ?? []).filter((each) => each.cause === 'mayday'));

/** The oldest first. */
export const maydays = (): Alarm[] => standing;
export const isMayday = (each: Waiting): boolean => PATH.test(each.path);
/** Pressed here, and the centre has not answered. */
export const unsent = (): Waiting | undefined => outbox.all.find((each) => isMayday(each) && each.refused === undefined);

/** Before everything that waits, at once, and again until the centre has it. */
export function callMayday(unit: Unit): void {
  const body = { ...(unit.incident_id ? { incident_id: unit.incident_id } : {}), ...(own.fix ? { fix: { ...own.fix } } : {}) };
  void press(`/api/units/${unit.id}/mayday`, body, 0, true);
}

/** To whoever commands, as a note on the incident: a crew ends no mayday. False where there is none to note it on. */
export function saySlip(unit: Unit, standing: Alarm | undefined, text: string): boolean {
  const incident = standing?.incident_id ?? unit.incident_id;
  if (incident) void press(`/api/incidents/${incident}/notes`, { text });
  return incident !== null;
}

export const take = (id: string): Promise<unknown> => post(`/api/alarms/${id}/own`, { id: newId() });
export const clear = (id: string, words: string): Promise<unknown> => post(`/api/alarms/${id}/end`, { id: newId(), words });
