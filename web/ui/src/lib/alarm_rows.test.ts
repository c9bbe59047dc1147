import { expect, test } from 'vitest';
import { maydayFirst, rows } from './alarm_rows';
import type { Alarm } from './types';

const ORDER = ['mayday', 'under_resourced', 'silent'];
const an = (cause: string, unit_id: string | null, incident_id: string | null): Alarm => ({ cause, unit_id, incident_id }) as Alarm;
const calls = an('mayday', 'E1', 'fire');
const short = an('under_resourced', null, 'fire');
const quiet = an('silent', 'E1', 'fire');

test('the incident a crew calls from tells of the mayday too, before that it is short of somebody', () => {
  const { byUnit, byIncident } = rows([quiet, calls, short], ORDER);
  expect([byUnit.get('E1'), byIncident.get('fire')]).toEqual([calls, calls]);
});

test('what else is overdue of a unit stands on its own row only', () => {
  expect([...rows([quiet], ORDER).byIncident]).toEqual([]);
  expect([...rows([an('mayday', 'E1', null)], ORDER).byIncident]).toEqual([]);
});

test('whose row tells of a mayday comes before others that are pinned', () => {
  const { byIncident } = rows([an('under_resourced', null, 'fall'), calls], ORDER);
  expect([{ id: 'fall' }, { id: 'fire' }].sort(maydayFirst((id) => byIncident.get(id))).map(({ id }) => id)).toEqual(['fire', 'fall']);
});
