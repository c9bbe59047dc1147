// The order of a list that people aim at: while held, every row stays where it is, whatever becomes of it. Pure.

export interface Placed {
  /** Shown above the rest and never scrolled away. */
  pinned: string[];
  rest: string[];
  /** Waiting for the hold to end. */
  fresh: number;
  moved: boolean;
}

export const NOTHING: Placed = { pinned: [], rest: [], fresh: 0, moved: false };

/** `wanted` in the order it should have; `before` is what is on the screen. Nothing is held where nothing was shown. */
export function place(wanted: string[], isPinned: (id: string) => boolean, before: Placed, held: boolean): Placed {
  const pinned = wanted.filter(isPinned);
  const rest = wanted.filter((each) => !isPinned(each));
  if (!held || before === NOTHING) return { pinned, rest, fresh: 0, moved: false };
  const shown = new Set([...before.pinned, ...before.rest]);
  const fresh = wanted.filter((each) => !shown.has(each)).length;
  const moved = !same([...pinned, ...rest].filter((each) => shown.has(each)), [...before.pinned, ...before.rest]);
  return { pinned: before.pinned, rest: before.rest, fresh, moved };
}

const same = (a: string[], b: string[]): boolean => a.length === b.length && a.every((each, i) => each === b[i]);

/** Of `rows` in sight pinned ones get no more than `share`, so that others are seen too: but not in the place of a pinned one that is
 * more urgent than all of them, and not where there is a single row. */
export function isOneList({ pinned, rest }: Pick<Placed, 'pinned' | 'rest'>, rows: number, share: number, priorityOf?: (id: string) => number | undefined): boolean {
  if (rows < 2) return true;
  const next = pinned[share] === undefined ? undefined : priorityOf?.(pinned[share]);
  return next !== undefined && rest.every((id) => (priorityOf?.(id) ?? next) > next);
}
