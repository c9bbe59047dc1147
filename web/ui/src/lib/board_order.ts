// In which order a board lists its incidents and its units.

import { maydayFirst } from './alarm_rows';
import { alarmOfIncident, alarmOfUnit } from './alarms.svelte';
import { placeInQueue } from './decisions.svelte';
import type { Incident, Unit } from './types';

const names = new Intl.Collator('en', { numeric: true });
const unitCalls = maydayFirst(alarmOfUnit);
const incidentCalls = maydayFirst(alarmOfIncident);
export const byName = (a: Unit, b: Unit): number => unitCalls(a, b) || names.compare(a.name, b.name);
// nobody scrolls a wall: who is at work stands above who is free
const rank = (each: Unit): number => (each.incident_id !== null ? 0 : each.status === 'out_of_service' || each.status === 'off_duty' ? 2 : 1);
export const byWork = (a: Unit, b: Unit): number => unitCalls(a, b) || rank(a) - rank(b) || byName(a, b);
// a crew's life before everything; then the centre's order: nearest less what it has waited, within a priority
export const byUrgency = (a: Incident, b: Incident): number => incidentCalls(a, b) || a.priority - b.priority || placeInQueue(a.id) - placeInQueue(b.id) || a.opened_at.localeCompare(b.opened_at);
