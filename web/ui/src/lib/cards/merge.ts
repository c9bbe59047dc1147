// Two people changed one edition: mine on top of theirs, so that neither loses a card.

import { isSame, pairs } from './difference';
import type { Card } from './types';

export interface Merged<T> {
  cards: (Card | T)[];
  /** Names of cards that both changed; mine stands, and must be looked at. */
  both: string[];
}

/** What only one of us changed is taken as it is. */
export function merge<T extends Card>(base: Card[], mine: T[], theirs: Card[]): Merged<T> {
  const ours = new Map(pairs(base, mine).flatMap(([was, now]) => (was ? [[was, now] as const] : [])));
  const added = pairs(base, mine).flatMap(([was, now]) => (was === null && now ? [now] : []));
  const both: string[] = [];
  const cards: (Card | T)[] = [];
  for (const [was, now] of pairs(base, theirs)) {
    const own = was ? (ours.get(was) ?? null) : (added.find((each) => each.name === now?.name) ?? null);
    const kept = was ? settle(was, own, now) : (own ?? now);
    if (was ? clash(was, own, now) : own && now && !isSame(own, now)) both.push((own ?? now ?? was)!.name);
    if (kept) cards.push(kept);
  }
  return { cards: [...cards, ...added.filter((each) => !cards.includes(each))], both };
}

const touched = (was: Card, now: Card | null): boolean => now === null || !isSame(was, now);

function clash(was: Card, own: Card | null, theirs: Card | null): boolean {
  if (!touched(was, own) || !touched(was, theirs)) return false;
  return own && theirs ? !isSame(own, theirs) : own !== theirs;
}

/** A card that one of us removed and the other changed is kept: it is easier removed again than made. */
function settle<T extends Card>(was: Card, own: T | null, theirs: Card | null): Card | T | null {
  if (!touched(was, own)) return theirs && own && isSame(was, theirs) ? own : theirs;
  return own ?? (theirs && touched(was, theirs) ? theirs : null);
}
