// What is kept of a long drive without signal: bounded, and the whole of it, coarser the longer ago.

/** Those to forget so that about `most` are left: every second one of the older half. Oldest first. */
export function tooMany<T>(kept: T[], most: number): T[] {
  if (kept.length <= most) return [];
  return kept.slice(0, Math.floor(kept.length / 2)).filter((_, i) => i % 2 === 1);
}
