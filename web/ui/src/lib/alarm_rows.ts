// Which alarm each row of a list tells. Pure.

import type { Alarm, Cause } from './types';

export interface Rows { byUnit: Map<string, Alarm>; byIncident: Map<string, Alarm> }

/** Of several the gravest, by `order`. What is overdue of a unit stands on the unit's row; a mayday also on that of the incident it came from. */
export function rows(alarms: Alarm[], order: readonly string[]): Rows {
  const gravestLast = [...alarms].sort((a, b) => order.indexOf(b.cause) - order.indexOf(a.cause));
  const mayday: Cause = 'mayday';
  return {
    byUnit: new Map(gravestLast.flatMap((each) => (each.unit_id ? [[each.unit_id, each] as const] : []))),
    byIncident: new Map(gravestLast.flatMap((each) => (each.incident_id !== null && (!each.unit_id || each.cause === mayday) ? [[each.incident_id, each] as const] : []))),
  };
}

/** For a list in order: whose row tells of a mayday comes first. */
export const maydayFirst = (of: (id: string) => Alarm | undefined) => (a: { id: string }, b: { id: string }): number =>
  Number(of(b.id)?.cause === 'mayday') - Number(of(a.id)?.cause === 'mayday');
