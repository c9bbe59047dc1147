// The call being taken. Kept on this machine from the first key until the centre has it: a reload loses nothing.

import { isPassing, newId, post } from './api';
import { told } from './refusal';
import type { Candidate } from './types';

export interface Draft {
  id: string;
  startedAt: string | null;
  location_text: string;
  chosen: Candidate | null;
  pin: { lat: number; lon: number } | null;
  type: string;
  priority: string;
  words: string;
  caller_name: string;
  callback: string;
  joins: { id: string; number: string } | null;
  /** Pressed once already: what the centre may hold must not change under the same id. */
  sent: boolean;
}

interface Receipt { incident_id: string; number: string }
export interface Outcome { number: string; joined: boolean }

const KEPT = 'farol.draft';
const AGAIN_MS = 2000;

const empty = (): Draft => ({
  id: newId(), startedAt: null, location_text: '', chosen: null, pin: null, type: '', priority: '', words: '',
  caller_name: '', callback: '', joins: null, sent: false,
});

function kept(): Draft {
  const text = localStorage.getItem(KEPT);
  return text === null ? empty() : { ...empty(), ...(JSON.parse(text) as Draft) };
}

export const draft = $state<Draft>(kept());
export const sending = $state<{ waits: boolean; problem: string }>({ waits: false, problem: '' });

export function keep(): void {
  localStorage.setItem(KEPT, JSON.stringify(draft));
}

export function touched(): void {
  draft.startedAt ??= new Date().toISOString();
  keep();
}

export function clear(): void {
  Object.assign(draft, empty());
  localStorage.removeItem(KEPT);
}

/** Until the centre has answered, however long that takes; the same id throughout, so that it counts once. */
export async function send(): Promise<Outcome | null> {
  if (sending.waits) return null;
  draft.sent = true;
  sending.waits = true;
  touched();
  try {
    const receipt = await untilAnswered(body());
    const done = { number: receipt.number, joined: draft.joins !== null };
    clear();
    sending.problem = '';
    return done;
  } catch (error) {
    sending.problem = told(error);
    draft.id = newId(); // this id is spent; what was typed stays
    draft.sent = false;
    keep();
    return null;
  } finally {
    sending.waits = false;
  }
}

async function untilAnswered(call: Record<string, unknown>): Promise<Receipt> {
  for (;;) {
    try {
      return await post<Receipt>('/api/calls', call);
    } catch (error) {
      if (!isPassing(error)) throw error;
      sending.problem = told(error);
      await new Promise((go) => setTimeout(go, AGAIN_MS));
    }
  }
}

function body(): Record<string, unknown> {
  const { chosen, pin } = draft;
  return {
    id: draft.id,
    at: draft.startedAt,
    words: draft.words,
    location_text: draft.location_text,
    ...(pin ? { pin } : chosen ? { chosen } : {}),
    ...(draft.type ? { type: draft.type } : {}),
    ...(draft.priority ? { priority: Number(draft.priority) } : {}),
    ...(draft.caller_name ? { caller_name: draft.caller_name } : {}),
    ...(draft.callback ? { callback: draft.callback } : {}),
    ...(draft.joins ? { incident_id: draft.joins.id } : {}),
  };
}
