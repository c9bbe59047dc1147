// Where on the form a refusal belongs: the server's codes, and its places in a body of the wrong shape.

import { cardWords } from '../i18n/cards';
import { faultSaid } from './say';
import type { DraftCard, Found, Misshapen } from './types';

/** Of a card, or of the whole set where `key` is null; `slot` counts from 0. */
export interface Marked {
  key: string | null;
  field: string;
  slot: number | null;
  /** Of a slot: "capability", else its count is meant. */
  part?: string;
  text: string;
}

const FIELD: Record<string, string> = {
  same_name: 'name', no_such_type: 'types', no_such_zone: 'zones', zones_unchecked: 'zones', unreadable_hours: 'hours', never_in_a_week: 'hours',
  no_such_level: 'level', level_gap: 'level', no_slots: 'slots', nobody_must_come: 'slots', nobody_can: 'slots', too_few: 'slots', not_all_at_once: 'slots',
  desirable_nobody: 'slots', level_beyond_fleet: 'slots',
};
const OF_DESIRABLE = new Set(['desirable_nobody']);

export function marked(found: Found[], cards: DraftCard[]): Marked[] {
  return found.flatMap((each): Marked[] => {
    const text = faultSaid(each);
    const field = each.code === 'names_none' ? String(each.facts.condition) : (FIELD[each.code] ?? 'card');
    const named = cards.filter((card) => card.name === each.facts.card);
    if (!named.length) return [{ key: null, field: 'set', slot: null, text }];
    return named.map((card) => ({ key: card.key, field, slot: slotOf(each, card), part: each.code === 'nobody_can' ? 'capability' : 'count', text }));
  });
}

function slotOf({ code, facts }: Found, card: DraftCard): number | null {
  if (!facts.capability) return null;
  const at = card.slots.findIndex((slot) => slot.capability === facts.capability && slot.mandatory === !OF_DESIRABLE.has(code));
  return at < 0 ? null : at;
}

/** "cards.3.slots.0.count", of the cards as they were sent; a draft's begins with "draft.". */
export function misshapen(errors: Misshapen[], cards: DraftCard[]): Marked[] {
  const shape = cardWords().shape as Record<string, string>;
  const found = errors.map(({ where }): Marked => {
    const [noun, at, field = '', slot, part] = where.replace(/^draft\./, '').split('.');
    const card = noun === 'cards' ? cards[Number(at)] : undefined;
    if (!card) return { key: null, field: noun ?? '', slot: null, text: shape[noun ?? ''] ?? shape.other! };
    return { key: card.key, field, slot: part ? Number(slot) : null, part, text: shape[part ?? field] ?? shape.other! };
  });
  const once = new Set<string>();
  return found.filter((each) => !once.has(JSON.stringify(each)) && once.add(JSON.stringify(each)));
}
