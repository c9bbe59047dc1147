// What callers are asked for each type, and answers in the reader's own language.

import { get } from './api';
import { language, words, type Language } from './i18n/index.svelte';
import type { Answer } from './types';

type Labels = Record<Language, string>;
export interface Question {
  key: string;
  kind: 'yes_no' | 'choice' | 'number';
  ask: Labels;
  label: Labels;
  options: { key: string; label: Labels }[];
}
interface Cards {
  /** Absent in what an older version kept. */
  edition?: number;
  questions: Question[];
  cards: { types: string[]; ask: string[] }[];
}

export const UNSURE = 'unknown';
const KEPT = 'farol.question_cards';

/** As last heard: an outage must not cost the desk its questions. */
const cards = $state<{ held: Cards }>({ held: JSON.parse(localStorage.getItem(KEPT) ?? '{"questions":[],"cards":[]}') as Cards });
const byKey = $derived(new Map(cards.held.questions.map((each) => [each.key, each])));

export async function learnQuestions(): Promise<void> {
  try {
    cards.held = await get<Cards>('/api/question-cards');
    localStorage.setItem(KEPT, JSON.stringify(cards.held));
  } catch (error) {
    console.warn('question cards as last heard', error);
  }
}

/** Of the cards that stand on the screen: answers are kept with it. */
export const editionNow = (): number | undefined => cards.held.edition;

export function questionsOf(type: string): Question[] {
  const card = cards.held.cards.find((each) => each.types.includes(type));
  return (card?.ask ?? []).flatMap((key) => byKey.get(key) ?? []);
}

/** What may be chosen, each with the digit that chooses it; 9 is for not knowing. */
export function choices(question: Question): { value: string; label: string; digit: string }[] {
  const own = question.kind === 'choice'
    ? question.options.map((each) => ({ value: each.key, label: each.label[language.now] }))
    : question.kind === 'yes_no' ? [{ value: 'yes', label: words().yes }, { value: 'no', label: words().no }] : [];
  return [...own.map((each, i) => ({ ...each, digit: String(i + 1) })), { value: UNSURE, label: '?', digit: '9' }];
}

export function valueWord(question: Question, value: string): string {
  return value === UNSURE ? '?' : (choices(question).find((each) => each.value === value)?.label ?? value);
}

/** With its own words, for those who have other cards, and for ten years from now. */
export function answered(given: Record<string, string>, type: string): Answer[] {
  const order = [...questionsOf(type).map((each) => each.key), ...Object.keys(given)];
  return [...new Set(order)].flatMap((key) => {
    const value = given[key];
    if (value === undefined) return [];
    const question = byKey.get(key);
    return [{ question: key, value, asked: question?.ask[language.now] ?? '', said: question ? valueWord(question, value) : value }];
  });
}

/** In few words, in the reader's language; as it was asked where the card is not known here. */
export function answerWords(answer: Answer): { label: string; value: string } {
  const question = byKey.get(answer.question);
  return question
    ? { label: question.label[language.now], value: valueWord(question, answer.value) }
    : { label: answer.asked || answer.question.replaceAll('_', ' '), value: answer.said || answer.value };
}
