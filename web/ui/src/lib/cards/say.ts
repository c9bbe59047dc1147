// What a card's conditions and slots are called in the chosen language.

import { zone } from '../clock.svelte';
import { cardWords } from '../i18n/cards';
import { fill, language, LANGUAGES, words } from '../i18n/index.svelte';
import { aside, capability, typeName } from '../say';
import type { Condition } from './difference';
import type { Card, Found, Names, Slot, Tongue } from './types';

/** As dates are written where the language is spoken here; the day before the month. */
const tag = (): string => (language.now === 'en' ? 'en-GB' : LANGUAGES[language.now].tag);
export const when = (at: string): string => new Date(at).toLocaleString(tag(), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: zone.name });

const NAMED = 3; // in a row of the list
const some = (names: string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join(words().between)} +${names.length - most}` : names.join(words().between);

/** In the chosen language, where it has a name there. */
export const cardName = ({ name, names }: { name: string; names?: Names | undefined }): string => (language.now === 'en' ? name : names?.[language.now]?.trim() || name);
export const tongueName = (tongue: Tongue): string => (tongue === 'zh' ? cardWords().nameZh : cardWords().namePt);

export const slotSaid = ({ capability: code, count, mandatory }: Slot): string =>
  `${count ?? '–'}\u00a0×\u00a0${capability(code)}${mandatory ? '' : aside(words().desirable)}`;
export const slotsSaid = (slots: Slot[]): string => slots.map(slotSaid).join(' · ');

export function prioritySaid(priority: number | null): string {
  if (priority === null) return cardWords().anyPriority;
  return priority === 4 ? cardWords().priorityOnly : fill(cardWords().priorityFrom, { priority }).replaceAll(' ', '\u00a0');
}

export function said(condition: Condition, card: Card, most = Infinity): string {
  switch (condition) {
    case 'types': return card.types ? some(card.types.map(typeName), most) || '–' : cardWords().anyType;
    case 'priority': return prioritySaid(card.priority);
    case 'zones': return card.zones ? some(card.zones, most) || '–' : cardWords().anyZone;
    case 'hours': return card.hours ?? cardWords().anyHour;
    case 'premises': return card.premises ? some(card.premises, most) : cardWords().anyPremises;
    case 'level': return fill(cardWords().level, { level: card.level });
  }
}

/** Of a row: only what narrows the card, "always" where nothing does. */
export function narrowed(card: Card): string {
  const named = (['types', 'priority', 'zones', 'hours', 'premises'] as const).filter((each) => card[each] !== null);
  const level = card.level > 1 ? [said('level', card)] : [];
  return [...named.map((each) => said(each, card, NAMED)), ...level].join(' · ') || cardWords().always;
}

export const conditionName = (condition: Condition): string => (condition === 'level' ? cardWords().alarmLevel : cardWords()[condition]);

export function faultSaid({ code, facts }: Found): string {
  const text = (cardWords().fault as Record<string, string>)[code] ?? code;
  return fill(text, {
    ...facts,
    ...(facts.capability ? { capability: capability(String(facts.capability)) } : {}),
    ...(facts.type ? { type: typeName(String(facts.type)) } : {}),
  });
}
