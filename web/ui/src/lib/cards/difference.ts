// What is different between two editions of run cards, card by card and slot by slot.

import { TONGUES, type Card, type Slot, type Title, type Tongue } from './types';

export const CONDITIONS = ['types', 'priority', 'zones', 'hours', 'premises', 'level'] as const;
export type Condition = (typeof CONDITIONS)[number];

export type SlotChange = { was: Slot | null; now: Slot | null };
export type CardChange =
  | { kind: 'added' | 'removed'; card: Card }
  | { kind: 'changed'; was: Card; card: Card; renamed: boolean; names: Tongue[]; conditions: Condition[]; slots: SlotChange[] };

/** `origin`: what a card of a draft was called before; undefined outside drafts, null for a new one. */
type Traced = Card & { origin?: string | null };

/** The earlier and the later form of each card, in the later order, those that went at the end. */
export function pairs<T extends Traced>(was: Card[], now: T[]): [Card | null, T | null][] {
  const left = new Set(was);
  const found = now.map((each): [Card | null, T] => [claim(left, (one) => one.name === (each.origin === undefined ? each.name : each.origin)), each]);
  // Of one set no two cards have the same conditions, so these say which card was renamed.
  const settled = found.map(([one, each]): [Card | null, T] => [one ?? (each.origin === undefined ? claim(left, (other) => sameConditions(other, each)) : null), each]);
  return [...settled, ...[...left].map((each): [Card, null] => [each, null])];
}

/** In whichever order the languages stand: a set that was kept gives them in another. */
export const isRetitled = (was: Title, now: Title): boolean => (Object.keys(now) as (keyof Title)[]).some((each) => was[each] !== now[each]);

function claim(left: Set<Card>, isIt: (card: Card) => boolean): Card | null {
  const found = [...left].find(isIt) ?? null;
  if (found) left.delete(found);
  return found;
}

export function difference(was: Card[], now: Traced[]): CardChange[] {
  return pairs(was, now).flatMap(([before, after]): CardChange[] => {
    if (!before) return after ? [{ kind: 'added', card: after }] : [];
    if (!after) return [{ kind: 'removed', card: before }];
    const conditions = CONDITIONS.filter((each) => !same(before[each], after[each]));
    const slots = slotChanges(before.slots, after.slots);
    const renamed = before.name !== after.name;
    const names = otherNames(before, after);
    return renamed || names.length || conditions.length || slots.length ? [{ kind: 'changed', was: before, card: after, renamed, names, conditions, slots }] : [];
  });
}

export const isSame = (one: Card, other: Card): boolean =>
  one.name === other.name && !otherNames(one, other).length && sameConditions(one, other) && slotChanges(one.slots, other.slots).length === 0;

const otherNames = (one: Card, other: Card): Tongue[] => TONGUES.filter((each) => (one.names?.[each]?.trim() || '') !== (other.names?.[each]?.trim() || ''));
const sameConditions = (one: Card, other: Card): boolean => CONDITIONS.every((each) => same(one[each], other[each]));

/** Names stand in no order. */
const same = (one: Card[Condition], other: Card[Condition]): boolean => plain(one) === plain(other);
const plain = (value: Card[Condition]): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** Slots that are alike cancel out; of the rest those of one capability are one slot changed. */
export function slotChanges(was: Slot[], now: Slot[]): SlotChange[] {
  const before = [...was];
  const after = now.filter((each) => !take(before, (one) => one.capability === each.capability && one.count === each.count && one.mandatory === each.mandatory));
  const changed = after.map((each): SlotChange => ({ was: take(before, (one) => one.capability === each.capability), now: each }));
  return [...changed, ...before.map((each): SlotChange => ({ was: each, now: null }))];
}

function take(from: Slot[], isIt: (slot: Slot) => boolean): Slot | null {
  const at = from.findIndex(isIt);
  return at < 0 ? null : from.splice(at, 1)[0]!;
}
