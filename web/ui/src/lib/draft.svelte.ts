// The call being taken. Kept on this machine from the first key until the outbox has it: a reload loses nothing.

import { newId } from './api';
import { language } from './i18n/index.svelte';
import { press } from './outbox.svelte';
import { answered, editionNow } from './questions.svelte';
import { session } from './session.svelte';
import { typesMeant, withTyped } from './typed_type';
import type { Answer, Candidate } from './types';

export interface Draft {
  id: string;
  startedAt: string | null;
  location_text: string;
  chosen: Candidate | null;
  pin: { lat: number; lon: number } | null;
  type: string;
  /** In the field of the type, as it stands there. */
  typed_type: string;
  priority: string;
  words: string;
  caller_name: string;
  callback: string;
  joins: { id: string; number: string } | null;
  /** Key of a question → its answer. */
  answers: Record<string, string>;
  /** As the centre takes it to be by the words, where nobody has said: whose card is asked. */
  guessed: string;
}

export const CALLS = '/api/calls';
const KEPT = 'farol.draft';
const NO_TYPE = 'unknown';

const empty = (): Draft => ({
  id: newId(), startedAt: null, location_text: '', chosen: null, pin: null, type: '', typed_type: '', priority: '', words: '',
  caller_name: '', callback: '', joins: null, answers: {}, guessed: NO_TYPE,
});

function kept(): Draft {
  const text = localStorage.getItem(KEPT);
  return text === null ? empty() : { ...empty(), ...(JSON.parse(text) as Draft) };
}

export const draft = $state<Draft>(kept());
let leaving = false;

export function touched(): void {
  draft.startedAt ??= new Date().toISOString();
  localStorage.setItem(KEPT, JSON.stringify(draft));
}

export function clear(): void {
  Object.assign(draft, empty());
  localStorage.removeItem(KEPT);
}

/** Letters that name no type are a caller's words: they go where the others stand. Answers those; "" when there are none. */
export function keepTyped(): string {
  const typed = draft.typed_type.trim();
  draft.typed_type = '';
  if (!typed || typesMeant(typed, session.region?.types ?? [], language.now).length) return '';
  draft.words = withTyped(draft.words, typed);
  touched();
  return typed;
}

/** Into the outbox, which sends it however long that takes; then the next caller can be taken at once. */
export async function send(): Promise<boolean> {
  if (leaving) return false;
  leaving = true;
  try {
    keepTyped();
    touched();
    await press(CALLS, body());
    clear();
    return true;
  } finally {
    leaving = false;
  }
}

/** Without words nothing is guessed: a type that was taken back leaves none of its questions behind. */
export const typeNow = (): string => draft.type || (draft.words.trim() ? draft.guessed : NO_TYPE);

function body(): Record<string, unknown> {
  const { chosen, pin } = draft;
  const answers = answered($state.snapshot(draft.answers), typeNow());
  return {
    id: draft.id,
    at: draft.startedAt,
    words: draft.words,
    location_text: draft.location_text,
    ...(pin ? { pin: { ...pin } } : chosen ? { chosen: { ...chosen } } : {}),
    ...(draft.type ? { type: draft.type } : {}),
    ...(draft.priority ? { priority: Number(draft.priority) } : {}),
    ...(draft.caller_name ? { caller_name: draft.caller_name } : {}),
    ...(draft.callback ? { callback: draft.callback } : {}),
    ...(answers.length ? { answers, ...(editionNow() ? { question_edition: editionNow() } : {}) } : {}),
    ...(draft.joins ? { incident_id: draft.joins.id } : {}),
  };
}

/** A call that the centre refused, back in the form under a new id: what was typed stays. */
export function takeBack(refused: Record<string, unknown>): void {
  const { words, location_text, type, priority, caller_name, callback, pin, chosen, at, answers } = refused as Partial<Omit<Draft, 'answers'>> & { at?: string; answers?: Answer[] };
  Object.assign(draft, empty(), { startedAt: at ?? null, words: words ?? '', location_text: location_text ?? '', type: type ?? '' });
  Object.assign(draft, { priority: String(priority ?? ''), caller_name: caller_name ?? '', callback: callback ?? '', pin: pin ?? null, chosen: chosen ?? null });
  draft.answers = Object.fromEntries((answers ?? []).map((each) => [each.question, each.value]));
  touched();
}
