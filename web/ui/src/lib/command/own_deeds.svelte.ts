// What I did from this board, newest last, by mouse or by keyboard: what undo looks at.

import { advisedFor } from '../advice.svelte';
import { isPassing, post } from '../api';
import { closures, incidents, units } from '../feed.svelte';
import { words } from '../i18n/index.svelte';
import type { Incident } from '../types';
import type { Deed, Known } from './deed';
import { requestsOf, sameDeed, type Write } from './requests';
import { undoOf, type Done, type Undo } from './undo';

const KEPT = 50;
const own: Done[] = [];
let unanswered: { deed: Deed; writes: Write[] } | null = null;

/** The live picture as the command line sees it. */
export function known(chosen: Incident | null): Known {
  const dispositions = Object.entries(words().disposition_).map(([code, word]) => ({ code, word }));
  return { units: [...units.values()], incidents: [...incidents.values()], closures: [...closures.values()], dispositions, chosen };
}

/** Does it once. Throws the refusal; after a link that failed the same deed again is the same press. */
export async function act(deed: Deed): Promise<void> {
  remember(await carryOut(deed));
}

function remember(done: Done): void {
  own.push(done);
  if (own.length > KEPT) own.shift();
}

async function carryOut(deed: Deed): Promise<Done> {
  const before = deed.do === 'status' ? { before: deed.unit } : {};
  const again = unanswered && sameDeed(unanswered.deed, deed) ? unanswered : null;
  const writes = again?.writes ?? requestsOf(deed, advisedFor);
  unanswered = { deed, writes };
  let made = '';
  try {
    while (writes.length) {
      made = (await post<{ id: string }>(writes[0]!.path, writes[0]!.body)).id;
      writes.shift();
    }
  } catch (error) {
    if (!isPassing(error)) {
      unanswered = null;
      if (deed.do === 'dispatch') rememberSent(deed, deed.units.length - writes.length);
    }
    throw error;
  }
  unanswered = null;
  return { deed, ...before, ...(deed.do === 'close_street' ? { closure_id: made } : {}) };
}

/** Of several units the first may have gone before one was refused. */
function rememberSent(deed: Extract<Deed, { do: 'dispatch' }>, count: number): void {
  if (count) remember({ deed: { ...deed, units: deed.units.slice(0, count) } });
}

export const whatUndoWouldDo = (): Undo => undoOf(own.at(-1), known(null));

/** Carries out the deeds that take the last one back, and forgets it. Throws the refusal. */
export async function takeBack(deeds: Deed[]): Promise<void> {
  for (const each of deeds) await carryOut(each);
  own.pop();
}
