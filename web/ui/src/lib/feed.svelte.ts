// The live picture: one socket, one store of cards; a newer version wins, a null card goes.

import { SvelteMap } from 'svelte/reactivity';
import { oncePerFrame } from './frame';
import type { Alarms, Closure, Incident, Position, Unit } from './types';

interface Card {
  key: string;
  version: number;
  card: unknown;
}
interface Message {
  seq: number;
  cards: Card[];
  snapshot?: boolean;
  /** The first one of a socket: alarms end by time, so those known before count no more. */
  first?: boolean;
  at?: string;
}

const LINK_LOST_MS = 6000; // three heartbeats of 2 s
const LONGEST_WAIT_MS = 4000; // a server that is back is found within 5 s by every screen
const SOON_MS = 1000; // a thousand tablets that leave a tunnel together do not knock together
const UNAUTHORISED = 4401;

export const incidents = new SvelteMap<string, Incident>();
export const units = new SvelteMap<string, Unit>();
export const positions = new SvelteMap<string, Position>();
export const closures = new SvelteMap<string, Closure>();
export const alarms = new SvelteMap<string, Alarms>();
/** Of the agency's run cards: which edition is in force; empty before the first. */
export const runCards = new SvelteMap<string, { edition: number }>();
export const link = $state({ heardAt: 0, open: false, seq: -1, everOpen: false });

const stores: Record<string, SvelteMap<string, never>> = {
  incident: incidents as SvelteMap<string, never>,
  unit: units as SvelteMap<string, never>,
  position: positions as SvelteMap<string, never>,
  alarms: alarms as SvelteMap<string, never>,
  closure: closures as SvelteMap<string, never>,
  run_cards: runCards as SvelteMap<string, never>,
};
const versions = new Map<string, number>();
let socket: WebSocket | null = null;
let attempts = 0;
let wanted = false;
let onSignedOut: () => void = () => {};

/** The centre has said what there is: before that, nothing to show is not nothing there. */
export const isPictured = (): boolean => link.seq >= 0;

/** True when what is shown may no longer be true. */
export const isLost = (now: number): boolean => !link.open || now - link.heardAt > LINK_LOST_MS;

/** Messages that came since the last picture was drawn: all of them cost one redraw. */
const arrived: Message[] = [];
const redraw = oncePerFrame(() => {
  for (const message of arrived.splice(0)) take(message);
});

function hear(message: Message): void {
  link.heardAt = Date.now();
  arrived.push(message);
  redraw();
}

function take(message: Message): void {
  if (message.snapshot) {
    const kept = new Set(message.cards.map((each) => each.key));
    for (const key of [...versions.keys()]) if (!kept.has(key)) drop(key);
    versions.clear();
  }
  if (message.first) drop('alarms:now');
  for (const each of message.cards) put(each);
  link.seq = message.seq;
}

function put({ key, version, card }: Card): void {
  if ((versions.get(key) ?? -1) > version) return;
  if (card === null) return drop(key);
  versions.set(key, version);
  const [kind, id] = split(key);
  stores[kind]?.set(id, card as never);
}

function drop(key: string): void {
  versions.delete(key);
  const [kind, id] = split(key);
  stores[kind]?.delete(id);
}

function split(key: string): [string, string] {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** What this device kept of an earlier picture: older than anything the centre will say. */
export function remember(kept: Record<string, unknown>, heardAt: number): void {
  for (const [key, card] of Object.entries(kept)) if (card) put({ key, version: 0, card });
  link.heardAt = heardAt;
}

/** Follows until `stopFeed`; comes back by itself, with full jitter, from the last number it has. */
export function startFeed(signedOut: () => void): void {
  onSignedOut = signedOut;
  wanted = true;
  addEventListener('offline', gone); // the same again is no second one
  addEventListener('online', back);
  if (socket === null) open();
}

export function stopFeed(): void {
  wanted = false;
  socket?.close();
}

function open(): void {
  const since = link.seq >= 0 ? `?since=${link.seq}` : '';
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const mine = new WebSocket(`${scheme}://${location.host}/api/live${since}`);
  socket = mine;
  mine.onopen = () => {
    attempts = 0;
    link.open = true;
    link.everOpen = true;
    link.heardAt = Date.now();
  };
  let first = true;
  mine.onmessage = (event: MessageEvent<string>) => {
    hear({ ...(JSON.parse(event.data) as Message), first });
    first = false;
  };
  mine.onclose = (event) => {
    link.open = false;
    socket = null;
    if (event.code === UNAUTHORISED) return onSignedOut();
    if (!wanted) return;
    attempts += 1;
    const most = Math.min(LONGEST_WAIT_MS, 250 * 2 ** attempts);
    setTimeout(() => wanted && socket === null && open(), Math.random() * most);
  };
}

// What the device knows itself is not waited out: a link that went is closed now and shown so, one that came back is
// tried within a second. It is a hint only, for a browser on a machine without a network calls its own server offline too.
const gone = (): void => socket?.close();
function back(): void {
  attempts = 0;
  setTimeout(() => wanted && socket === null && open(), Math.random() * SOON_MS);
}

// A half-open socket says nothing for ever: a quiet one is closed here, and the loop above opens a new one.
setInterval(() => {
  if (socket?.readyState === WebSocket.OPEN && Date.now() - link.heardAt > LINK_LOST_MS) socket.close();
}, 1000);
