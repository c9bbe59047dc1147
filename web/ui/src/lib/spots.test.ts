import { expect, test, vi } from 'vitest';
import type { Unit } from './types';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '#000000' }));
vi.stubGlobal('location', { origin: '', search: '', pathname: '/' });
vi.stubGlobal('addEventListener', () => undefined);

const { units } = await import('./feed.svelte');
const { orderOf } = await import('./map_spots');
const { unitSpots } = await import('./spots');

const unit = (id: string, incident_id: string | null): Unit =>
  ({ id, name: id, capabilities: [], station: { name: 'S', lat: -29.9, lon: -71.25, sample: true }, status: incident_id ? 'en_route' : 'available', status_since: '', incident_id, incident_number: null, assigned_at: null, assigned_by: null, exercise: false });

test('a unit that drives past a station lies over those that wait there, and under an incident', () => {
  for (const each of [unit('A1', 'fire'), unit('A2', null), unit('A3', null)]) units.set(each.id, each);
  const orders = new Map(unitSpots(null).map((each) => [each.id, orderOf(each)]));
  expect(orders.get('A1')).toBeGreaterThan(Math.max(orders.get('A2')!, orders.get('A3')!));
  expect(orders.get('A1')).toBeLessThan(orderOf({ ...unitSpots(null)[0]!, kind: 'incident', sent: false }));
});
