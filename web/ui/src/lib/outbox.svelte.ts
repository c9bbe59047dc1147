// What was pressed and the centre has not confirmed: kept on this device, sent in order, applied once each.

import { isPassing, newId, post, Refusal } from './api';
import { told } from './refusal';
import { session } from './session.svelte';
import * as shelf from './shelf';

export interface Waiting {
  /** Its place in the order; given by the shelf. */
  nth: number;
  /** Whose word it is: sent under no other name. */
  by: string;
  path: string;
  body: Record<string, unknown> & { id: string; at: string };
  pressedAt: number;
  /** Not sent before this instant, so that a mispress can be taken back; ms since 1970. */
  heldUntil: number;
  /** Goes before all others that wait. */
  first?: boolean;
  /** Answered with a refusal: stays in sight until someone has read it. */
  refused?: string;
}
export interface Receipt { id: string; incident_id: string | null; number: string | null }
type Answered = (each: Waiting, receipt: Receipt) => void;

export const UNDO_MS = 5000;
const TICK_MS = 500;
const AGAIN_MS = 2000;
const UNAUTHORISED = 401;

export const outbox = $state<{ all: Waiting[]; unsafe: boolean }>({ all: [], unsafe: false });
export const waiting = (): Waiting[] => outbox.all.filter((each) => each.refused === undefined);
export const refused = (): Waiting[] => outbox.all.filter((each) => each.refused !== undefined);

const tabs = new BroadcastChannel('farol.outbox');
const listeners = new Set<Answered>();
let inMemory = 0; // this device keeps nothing: negative places, in order
let sending = false;
let notBefore = 0;
let writing: Promise<unknown> = look();

/** Kept first, with its own id and the moment it was pressed; sent at once, or after `holdMs`. `first`: before all that waits. */
export function press(path: string, body: Record<string, unknown>, holdMs = 0, first = false): Promise<void> {
  sendHeld();
  const each = { by: session.user?.name ?? '', path, body: { id: newId(), at: new Date().toISOString(), ...body }, pressedAt: Date.now(), heldUntil: holdMs ? Date.now() + holdMs : 0, ...(first ? { first } : {}) };
  return inTurn(async () => {
    await keep(each);
    if (first) notBefore = 0;
    void send();
  });
}

/** Taken back before it was sent; the centre never hears of it. False when it is too late. */
export async function undo(nth: number): Promise<boolean> {
  const found = outbox.all.find((each) => each.nth === nth);
  if (!found || found.heldUntil <= Date.now()) return false;
  await forget(nth);
  return true;
}

/** What could still be taken back, no longer can. */
export function sendHeld(): void {
  const held = outbox.all.filter((each) => each.heldUntil > 0);
  for (const each of held) each.heldUntil = 0;
  if (held.length) void inTurn(async () => { for (const each of held) await again(each); }).then(send);
}

export const forget = (nth: number): Promise<void> => inTurn(() => gone(nth));

/** Until the returned function is called: hears each answer of the centre. */
export function onAnswered(listener: Answered): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function inTurn(deed: () => Promise<void>): Promise<void> {
  const done = writing.then(deed);
  writing = done.catch((error: unknown) => console.error(error));
  return done;
}

/** A device that cannot keep things may still send them, and says so. */
async function keep(each: Omit<Waiting, 'nth'>): Promise<void> {
  try {
    const nth = (await shelf.put('outbox', each)) as number;
    outbox.all.push({ ...each, nth });
    tabs.postMessage(nth);
  } catch (error) {
    console.warn('not kept on this device', error);
    outbox.unsafe = true;
    outbox.all.push({ ...each, nth: --inMemory });
  }
}

async function again(each: Waiting): Promise<void> {
  if (each.nth > 0) await shelf.put('outbox', $state.snapshot(each));
  tabs.postMessage(each.nth);
}

async function gone(nth: number): Promise<void> {
  if (nth > 0) await shelf.drop('outbox', nth);
  outbox.all = outbox.all.filter((each) => each.nth !== nth);
  tabs.postMessage(nth);
}

async function look(): Promise<void> {
  try {
    const kept = await shelf.all<Waiting>('outbox');
    outbox.all = [...kept, ...outbox.all.filter((each) => each.nth < 0)];
  } catch (error) {
    console.warn('nothing can be kept on this device', error);
    outbox.unsafe = true;
  }
}

/** One page of this browser at a time; where pages cannot agree on one, the ids still make it once. */
async function send(): Promise<void> {
  if (sending || Date.now() < notBefore || !session.user) return;
  sending = true;
  try {
    if (navigator.locks) await navigator.locks.request('farol.outbox', { ifAvailable: true }, async (lock) => lock && sendAll());
    else await sendAll();
  } finally {
    sending = false;
  }
}

async function sendAll(): Promise<void> {
  await inTurn(look); // another page may have sent some of them
  for (let next = head(); next; next = head()) {
    try {
      const sent_at = new Date().toISOString(); // how wrong this device's clock is, and so `at`
      const receipt = await post<Receipt>(next.path, { ...next.body, sent_at });
      const done = next;
      await inTurn(() => gone(done.nth));
      for (const listener of listeners) listener(done, receipt);
    } catch (error) {
      if (isPassing(error) || (error instanceof Refusal && error.status === UNAUTHORISED)) {
        notBefore = Date.now() + AGAIN_MS * (1 + Math.random());
        return;
      }
      next.refused = told(error);
      const kept = next;
      await inTurn(() => again(kept));
    }
  }
}

function head(): Waiting | null {
  const mine = outbox.all.filter((each) => each.refused === undefined && each.by === session.user?.name);
  const next = mine.find((each) => each.first) ?? mine[0];
  return next && next.heldUntil <= Date.now() ? next : null;
}

function now(): void {
  notBefore = 0;
  void send();
}

tabs.onmessage = () => void inTurn(look);
setInterval(() => void send(), TICK_MS);
addEventListener('online', now);
