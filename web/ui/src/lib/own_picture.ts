// The last picture of one's own work, kept on this device: a reload without signal shows it, with its age.

import { at, drop, put } from './shelf';
import type { Alarms, Incident, Position, Region, Unit, User } from './types';
import type { KnownWay } from './way.svelte';

export interface OwnPicture {
  user: User;
  region: Region | null;
  unit: Unit | null;
  incident: Incident | null;
  position: Position | null;
  way: KnownWay | null;
  /** Maydays alone, as the centre last told them; absent in what an earlier edition kept. */
  alarms?: Alarms | null;
  /** When the centre was last heard, ms since 1970. */
  heardAt: number;
}

const KEPT = 'own_picture';

export const keepPicture = (seen: OwnPicture): Promise<unknown> => put('kept', seen, KEPT);
export const lastPicture = (): Promise<OwnPicture | undefined> => at<OwnPicture>('kept', KEPT);
/** On signing out: the next person at this device must not see it. */
export const forgetPicture = (): Promise<unknown> => drop('kept', KEPT);
