// What the centre makes of a call still being taken: type, what is known already, whom we would send.

import { post } from './api';
import { told } from './refusal';
import type { PremiseNote, Recommendation } from './types';

export interface Alike {
  incident_id: string;
  number: string;
  suggested: boolean;
  distance_m: number | null;
  age_s: number;
  type_likeness: 'same' | 'similar' | 'unknown' | 'other';
  same_caller: boolean;
  /** The incident has no place yet; by what was said alone the two are alike. */
  no_place: boolean;
  same_words: boolean;
}
export interface Told {
  type: string;
  priority: number;
  type_from: 'said' | 'words' | 'unknown';
  /** Those words of the caller's that speak for it. */
  type_words: string[];
  known: Alike[];
  response: Omit<Recommendation, 'incident_id'> | null;
  premise_notes: PremiseNote[];
  /** What the answers speak for; `question` says whose. */
  suggested: { type: string; priority: number; question: string } | null;
}
export interface Asked {
  words: string;
  place: { lat: number; lon: number; radius_m?: number } | null;
  location_text: string;
  place_name: string | null;
  type: string | null;
  priority: number | null;
  callback: string | null;
  answers: { question: string; value: string }[];
}

const PAUSE_MS = 120; // between keys of one word
const AGAIN_MS = 5000; // units move and are sent elsewhere while the caller talks

export const soFar = $state<{ told: Told | null; problem: string }>({ told: null, problem: '' });
let turn = 0;

/** Asks after a short pause and again every few seconds, until the returned function is called. */
export function follow(call: Asked): () => void {
  const mine = ++turn;
  if (!call.place && !call.words.trim() && !call.location_text.trim() && !call.type && !call.callback && !call.answers.length) {
    Object.assign(soFar, { told: null, problem: '' });
    return () => {};
  }
  const ask = async (): Promise<void> => {
    try {
      const answer = await post<Told>('/api/calls/so-far', call);
      if (mine === turn) Object.assign(soFar, { told: answer, problem: '' });
    } catch (error) {
      if (mine === turn) Object.assign(soFar, { told: null, problem: told(error) });
    }
  };
  const first = setTimeout(() => void ask(), PAUSE_MS);
  const again = setInterval(() => void ask(), AGAIN_MS);
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
