// What became of the calls sent from this desk: the number of each, and joins that can be undone.

import { CALLS } from './draft.svelte';
import { onAnswered, press, type Receipt, type Waiting } from './outbox.svelte';

export interface Sent {
  call_id: string;
  number: string;
  joined: boolean;
  /** Seconds from the first key to the press that sent it. */
  took_s: number;
}

const SHOWN = 2;
const PART = /^\/api\/calls\/([^/]+)\/part$/;

export const sent = $state<{ calls: Sent[] }>({ calls: [] });

export function part(call: Sent): void {
  void press(`${CALLS}/${call.call_id}/part`, {});
}

onAnswered((each: Waiting, receipt: Receipt) => {
  const number = receipt.number ?? '';
  const parted = PART.exec(each.path)?.[1];
  if (parted) {
    const known = sent.calls.find(({ call_id }) => call_id === parted);
    if (known) Object.assign(known, { number, joined: false });
  } else if (each.path === CALLS) {
    const joined = each.body.incident_id === receipt.incident_id;
    const took_s = (each.pressedAt - Date.parse(each.body.at)) / 1000;
    sent.calls = [{ call_id: receipt.id, number, joined, took_s }, ...sent.calls].slice(0, SHOWN);
  }
});
