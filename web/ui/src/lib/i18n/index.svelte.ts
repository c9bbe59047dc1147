// The words of the chosen language; switching redraws every screen at once.

import { en, type Words } from './en';
import { pt } from './pt';
import { zh } from './zh';

export type Language = 'en' | 'zh' | 'pt';
export const LANGUAGES: Record<Language, { words: Words; tag: string; label: string }> = {
  en: { words: en, tag: 'en', label: 'EN' },
  zh: { words: zh, tag: 'zh-Hant', label: '中' },
  pt: { words: pt, tag: 'pt', label: 'PT' },
};
const KEPT = 'farol.language';

const isLanguage = (value: string | null): value is Language => value !== null && value in LANGUAGES;
const kept = localStorage.getItem(KEPT);
export const language = $state<{ now: Language }>({ now: isLanguage(kept) ? kept : 'en' });
show();

/** By hand it is kept on this machine; from the sign-in only where nobody chose by hand. */
export function setLanguage(wanted: string, byHand = true): void {
  if (!isLanguage(wanted) || (!byHand && localStorage.getItem(KEPT))) return;
  language.now = wanted;
  if (byHand) localStorage.setItem(KEPT, wanted);
  show();
}

function show(): void {
  document.documentElement.lang = LANGUAGES[language.now].tag;
}

export const words = (): Words => LANGUAGES[language.now].words;

/** "{name}" filled in. */
export const fill = (text: string, facts: Record<string, unknown>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
