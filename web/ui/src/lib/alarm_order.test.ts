import { expect, test } from 'vitest';
import { byUrgency } from './alarm_order';
import type { Alarm } from './types';

const an = (incident_id: string | null, since_at: string): Alarm => ({ id: `of ${incident_id}`, incident_id, since_at }) as Alarm;

test('the more urgent leads, then the older call, also where a slip began the alarm anew', () => {
  const cards: Record<string, { priority: number; opened_at: string }> = {
    lesser: { priority: 2, opened_at: '2026-11-26T11:00:00Z' },
    newer: { priority: 1, opened_at: '2026-11-26T11:50:00Z' },
    slipped: { priority: 1, opened_at: '2026-11-26T11:40:00Z' },
  };
  const all = [an('lesser', '2026-11-26T11:01:00Z'), an('newer', '2026-11-26T11:51:00Z'), an('slipped', '2026-11-26T11:58:00Z'), an(null, '2026-11-26T11:59:00Z')];
  expect(byUrgency(all, (each) => cards[each.incident_id ?? '']).map((each) => each.incident_id)).toEqual([null, 'slipped', 'newer', 'lesser']);
});
