// Units and incidents for the tests of the command line, in as few words as can be.

import type { Closure, Incident, Status, Unit } from '../types';
import type { Known } from './deed';

export function aUnit(name: string, more: Partial<Unit> = {}): Unit {
  return {
    id: `unit-${name}`, name, capabilities: ['engine'], station: { name: 'Central', lat: 22.19, lon: 113.54, sample: true },
    status: 'available', status_since: '2026-11-23T12:00:00Z', incident_id: null, incident_number: null, assigned_at: null,
    assigned_by: null, exercise: false, ...more,
  };
}

export function onIt(name: string, incident: Incident, status: Status = 'assigned'): Unit {
  return aUnit(name, { status, incident_id: incident.id, incident_number: incident.number });
}

export function anIncident(number: string, more: Partial<Incident> = {}): Incident {
  return {
    id: `incident-${number}`, number, type: 'structure_fire', priority: 1, alarm_level: 1, narrative: '', state: 'open',
    location: { text: 'Rua Central 8', lat: 22.19, lon: 113.54, label: null, found_by: null, confidence: 1, radius_m: null, confirmed: true, outside_region: false },
    opened_at: '2026-11-23T12:00:00Z', closed_at: null, disposition: null, exercise: false, calls: [], notes: [], units: [], chronology: [], ...more,
  };
}

export function aClosure(street_name: string | null, more: Partial<Closure> = {}): Closure {
  return {
    id: `closure-${street_name}`, factor: null, from_at: '2026-11-23T12:00:00Z', until_at: null, street_name, street_ids: [], area: [], label: null, lines: [],
    reason: 'flooded', closed_by: 'ana', closed_at: '2026-11-23T12:00:00Z', ...more,
  };
}

export function picture(more: Partial<Known> = {}): Known {
  return {
    units: [aUnit('E1'), aUnit('E12'), aUnit('L3')],
    incidents: [anIncident('2026-000131'), anIncident('2026-000129')],
    closures: [],
    dispositions: [{ code: 'resolved', word: 'Resolvido' }, { code: 'false_alarm', word: 'Falso alarme' }, { code: 'handed_over', word: 'Transferido' }],
    chosen: null,
    ...more,
  };
}
