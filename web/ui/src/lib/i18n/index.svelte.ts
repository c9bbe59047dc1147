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
export const language = $state<{ now: Language }>({ now: isLanguage(kept) ? kept : asked() });
show();

/** What the browser asks for, in its order; a language we do not have is passed over. */
export function asked(tags: readonly string[] = globalThis.navigator?.languages ?? []): Language {
  return tags.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

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

/** As dates and numbers are written where the language is spoken here; the day before the month. */
export const writtenIn = (): string => (language.now === 'en' ? 'en-GB' : LANGUAGES[language.now].tag);

export const words = (): Words => LANGUAGES[language.now].words;

/** Of so many: "one" or not. The Portuguese here is that of Portugal, where nought is many. */
const RULES: Record<Language, Intl.PluralRules> = { en: new Intl.PluralRules('en'), zh: new Intl.PluralRules('zh-Hant'), pt: new Intl.PluralRules('pt-PT') };
const FORMS = /\{(\w+):((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g;

/** A number, or one written out for people: "1.234" is many, not a little more than one. */
function isOne(value: unknown): boolean {
  const plain = typeof value === 'number' || /^\d+$/.test(String(value));
  return plain && RULES[language.now].select(Number(value)) === 'one';
}

/** "{name}" filled in; of "{count:call|calls}" the first where the count is one, else the second. */
export const fill = (text: string, facts: Record<string, unknown>): string =>
  text
    .replace(FORMS, (_, name: string, one: string, many: string) => (isOne(facts[name]) ? one : many))
    .replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
