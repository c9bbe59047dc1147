// Which alarm of several is told first. Pure.

import type { Alarm, Incident } from './types';

/** By the incident's priority, then by how long ago somebody called: a crew sent and taken back makes no call younger. Those about no incident lead. */
export function byUrgency(alarms: Alarm[], cardOf: (alarm: Alarm) => Pick<Incident, 'priority' | 'opened_at'> | undefined): Alarm[] {
  const key = (each: Alarm): [number, string] => {
    const card = cardOf(each);
    return card ? [card.priority, card.opened_at] : [0, each.since_at];
  };
  return alarms.map((each) => ({ each, key: key(each) })).sort(({ key: a }, { key: b }) => a[0] - b[0] || a[1].localeCompare(b[1])).map(({ each }) => each);
}
