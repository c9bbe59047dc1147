// Why a call waits behind a newer one of its priority: the centre weighs how near help is against how long each has waited. Pure.

export interface Queued {
  incident_id: string;
  priority: number;
  opened_at: string;
  sent: string[];
  reasons: { code: string }[];
  soonest: { eta_s: number } | null;
}

export type Behind = { why: 'no_place' } | { why: 'nobody_free' } | { why: 'far'; eta_s: number };

/** By incident, of those nobody was sent to; nothing of one that only older or more urgent calls precede. `queue`: in the centre's order;
 * `isPinned`: shown above those that are not, each in that order. */
export function overtaken(queue: Queued[], isPinned: (id: string) => boolean): Map<string, Behind> {
  const newest: Record<string, string> = {};
  const found = new Map<string, Behind>();
  for (const each of queue.filter(({ sent }) => !sent.length)) {
    const among = `${each.priority} ${isPinned(each.incident_id)}`;
    const before = newest[among];
    if (before !== undefined && before > each.opened_at) found.set(each.incident_id, behind(each));
    if (before === undefined || each.opened_at > before) newest[among] = each.opened_at;
  }
  return found;
}

function behind({ reasons, soonest }: Queued): Behind {
  if (reasons.some(({ code }) => code === 'location_unknown')) return { why: 'no_place' };
  return soonest === null ? { why: 'nobody_free' } : { why: 'far', eta_s: soonest.eta_s };
}
