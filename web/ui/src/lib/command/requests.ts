// A deed as the writes that carry it out, each with an id of its own: sent twice it still happens once.

import type { Advised } from '../advice.svelte';
import { newId } from '../api';
import type { Deed } from './deed';

export interface Write { path: string; body: Record<string, unknown> }

export function requestsOf(deed: Deed, advised: (incidentId: string, unitId: string) => Advised): Write[] {
  switch (deed.do) {
    case 'dispatch':
      return deed.units.map((unit) => onIncident(deed.incident.id, 'assignments', { unit_id: unit.id, ...advised(deed.incident.id, unit.id) }));
    case 'status': return [write(`/api/units/${deed.unit.id}/status`, { status: deed.status })];
    case 'release': return [onIncident(deed.incident.id, 'release', { unit_id: deed.unit.id })];
    case 'close': return [onIncident(deed.incident.id, 'close', { disposition: deed.disposition })];
    case 'note': return [onIncident(deed.incident.id, 'notes', { text: deed.text })];
    case 'close_street': return [write('/api/closures', { ...deed.shut, reason: deed.reason })];
    case 'open_street': return [write(`/api/closures/${deed.closure.id}/open`, {})];
  }
}

const write = (path: string, body: Record<string, unknown>): Write => ({ path, body: { id: newId(), ...body } });
const onIncident = (id: string, what: string, body: Record<string, unknown>): Write => write(`/api/incidents/${id}/${what}`, body);

/** The same words about the same things. A deed the centre may hold already is sent again under its first ids. */
export function sameDeed(a: Deed, b: Deed): boolean {
  return identity(a) === identity(b);
}

function identity(deed: Deed): string {
  const ids = Object.values(deed).map((each: unknown) => {
    if (Array.isArray(each)) return each.map((one: { id: string }) => one.id);
    return typeof each === 'object' && each !== null && 'id' in each ? each.id : each;
  });
  return JSON.stringify(ids);
}
