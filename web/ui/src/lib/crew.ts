// What a crew says with a thumb: five words in the order they are used, and the one expected next.

import type { Status, Unit } from './types';

const CARRIES = new Set(['ambulance', 'advanced_life_support']);

/** Those who carry patients go on to a hospital; the others stage, work and return. */
const TO_HOSPITAL: Status[] = ['en_route', 'on_scene', 'transporting', 'at_hospital', 'available'];
const WORKS_ON_SCENE: Status[] = ['en_route', 'staged', 'on_scene', 'returning', 'available'];

const NEXT: Partial<Record<Status, Status>> = { assigned: 'en_route', en_route: 'on_scene', staged: 'on_scene', transporting: 'at_hospital', at_hospital: 'available', returning: 'available' };

export const carries = (unit: Unit): boolean => unit.capabilities.some((each) => CARRIES.has(each));

export const buttonsOf = (unit: Unit): Status[] => (carries(unit) ? TO_HOSPITAL : WORKS_ON_SCENE);

/** Null where nothing is expected: a free unit waits to be sent. */
export function expected(unit: Unit, status: Status): Status | null {
  if (status === 'on_scene') return carries(unit) ? 'transporting' : 'returning';
  return NEXT[status] ?? null;
}
