// Units that can do nothing of what is due at an incident: said before they are sent, never refused. Pure.

import type { Slot, Unit } from '../types';

/** Of these units; none where nothing is known to be due. Who fills a slot already keeps it on the card. */
export function fillNothing(units: Unit[], due: Pick<Slot, 'slot'>[]): Unit[] {
  return due.length ? units.filter((each) => !due.some(({ slot }) => each.capabilities.includes(slot))) : [];
}
