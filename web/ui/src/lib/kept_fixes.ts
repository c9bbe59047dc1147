// Where this vehicle was while nobody could hear it: kept on this device, sent in order, with the device's own time.

import { isPassing, post } from './api';
import * as shelf from './shelf';
import { tooMany } from './thin';

export interface OwnFix extends Record<string, unknown> { unit_id: string; at: string; lat: number; lon: number }
interface Kept { nth: number; fix: OwnFix }

const MOST = 2000; // five seconds apart: nearly three hours at full detail; then coarser
const AT_ONCE = 200;
let sending: Promise<void> = Promise.resolve();

/** In order after what is kept already; never throws: a device that keeps nothing loses the fix, and its age shows it. */
export function report(fix: OwnFix): Promise<void> {
  sending = sending.then(() => send(fix)).catch((error: unknown) => console.warn('a position is lost', error));
  return sending;
}

async function send(fix: OwnFix): Promise<void> {
  const kept = (await shelf.all<Kept>('fixes')).filter((each) => each.fix.unit_id === fix.unit_id);
  let next = kept.splice(0, AT_ONCE);
  while (next.length) {
    if (!(await told(next.map((each) => each.fix)))) return keep(fix, [...next, ...kept]);
    for (const each of next) await shelf.drop('fixes', each.nth);
    next = kept.splice(0, AT_ONCE);
  }
  if (!(await told([fix]))) await keep(fix, []);
}

/** False where sending it again may help. What the centre refuses for good is not kept for ever. */
async function told(positions: OwnFix[]): Promise<boolean> {
  try {
    await post('/api/positions', { positions });
  } catch (error) {
    if (isPassing(error)) return false;
    console.warn('positions refused', error);
  }
  return true;
}

async function keep(fix: OwnFix, before: Kept[]): Promise<void> {
  await shelf.put('fixes', { fix });
  for (const each of tooMany(before, MOST)) await shelf.drop('fixes', each.nth);
}
