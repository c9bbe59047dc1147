// Who is signed in, and the city they work in.

import { setZone } from './clock.svelte';
import { get, post, Refusal, remove } from './api';
import { setLanguage } from './i18n/index.svelte';
import { remember, startFeed, stopFeed } from './feed.svelte';
import { forgetPicture, lastPicture } from './own_picture';
import type { Region, Role, User } from './types';
import { way } from './way.svelte';

export const session = $state<{ user: User | null; region: Region | null; known: boolean }>({
  user: null,
  region: null,
  known: false,
});

const HOME: Partial<Record<Role, string>> = { call_taker: '/call', field_unit: '/unit' };
export const homeOf = (user: User): string => HOME[user.role] ?? '/board';
export const maySend = (user: User | null): boolean =>
  user !== null && user.role !== 'call_taker' && user.role !== 'field_unit';

/** As web/policy.py has it. */
const SEES_DAY = new Set(['supervisor', 'commander', 'admin']);
export const maySeeDay = (user: User | null): boolean => user !== null && SEES_DAY.has(user.role);

/** The same; a call-taker may read them too, and has no use for them. */
const EDITS_CARDS = new Set(['supervisor', 'admin']);
export const maySeeCards = maySend;
export const mayEditCards = (user: User | null): boolean => user !== null && EDITS_CARDS.has(user.role);

export async function resume(): Promise<void> {
  try {
    const { user } = await get<{ user: User }>('/api/session');
    await begin(user);
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) throw error;
    session.user = null;
  }
  session.known = true;
}

/** Without signal: who worked here last, and what they last saw of their own work. False when nobody did. */
export async function recall(): Promise<boolean> {
  const kept = await lastPicture();
  session.known = true;
  if (!kept || session.user) return session.user !== null;
  session.user = kept.user;
  session.region = kept.region;
  setZone(kept.region?.timezone);
  setLanguage(kept.user.locale, false);
  way.known = kept.way;
  const { unit, incident, position, alarms, heardAt } = kept;
  remember({ [`unit:${unit?.id}`]: unit, [`incident:${incident?.id}`]: incident, [`position:${unit?.id}`]: position, 'alarms:now': alarms }, heardAt);
  startFeed(() => (location.href = '/'));
  return true;
}

export async function signIn(name: string, password: string): Promise<User> {
  const { user } = await post<{ user: User }>('/api/session', { name, password });
  await begin(user);
  return user;
}

async function begin(user: User): Promise<void> {
  session.user = user;
  setLanguage(user.locale, false);
  session.region = await get<Region>('/api/region');
  setZone(session.region.timezone);
  startFeed(() => (location.href = '/'));
}

export async function signOut(): Promise<void> {
  stopFeed();
  await forgetPicture();
  await remove('/api/session');
  location.href = '/';
}
