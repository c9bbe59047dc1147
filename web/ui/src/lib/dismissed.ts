// Suggestions somebody has put aside: by what they say, until they say something else. Pure.

/** One suggestion. */
export interface Said {
  /** What it is about: the same words about the same units are the same. */
  key: string;
  /** How much it is worth, in its own unit: seconds or people. */
  worth: number;
}

export interface Aside { worth: number; offeredAt: number }
export type Dismissed = Record<string, Aside>;

/** Worth so many times what was put aside, it is another suggestion. Assumed. */
const GROWN = 2;
/** Not offered for so long, it is another when it comes again. Assumed. */
const FORGOTTEN_MS = 600_000;

export const isAside = (one: Said, all: Dismissed): boolean => {
  const aside = all[one.key];
  return aside !== undefined && one.worth < GROWN * Math.max(1, aside.worth);
};

export const putAside = (one: Said, all: Dismissed, now: number): Dismissed => ({ ...all, [one.key]: { worth: one.worth, offeredAt: now } });

export function takeBack(key: string, all: Dismissed): Dismissed {
  const { [key]: _, ...rest } = all;
  return rest;
}

/** After hearing what is offered now: what has grown or was long not offered is forgotten. The same object where nothing changed. */
export function heard(offered: Said[], all: Dismissed, now: number): Dismissed {
  const entries = Object.entries(all).flatMap(([key, aside]): [string, Aside][] => {
    const one = offered.find((each) => each.key === key);
    if (one) return isAside(one, all) ? [[key, { ...aside, offeredAt: now }]] : [];
    return now - aside.offeredAt < FORGOTTEN_MS ? [[key, aside]] : [];
  });
  return entries.length || Object.keys(all).length ? Object.fromEntries(entries) : all;
}
