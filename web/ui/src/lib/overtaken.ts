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

/** By incident, of those nobody was sent to; nothing of one that only older or more urgent calls precede. `queue`: in the centre's order. */
export function overtaken(queue: Queued[]): Map<string, Behind> {
  const newest: Record<number, string> = {};
  const found = new Map<string, Behind>();
  for (const each of queue.filter(({ sent }) => !sent.length)) {
    const before = newest[each.priority];
    if (before !== undefined && before > each.opened_at) found.set(each.incident_id, behind(each));
    if (before === undefined || each.opened_at > before) newest[each.priority] = each.opened_at;
  }
  return found;
}

function behind({ reasons, soonest }: Queued): Behind {
  if (reasons.some(({ code }) => code === 'location_unknown')) return { why: 'no_place' };
  return soonest === null ? { why: 'nobody_free' } : { why: 'far', eta_s: soonest.eta_s };
}
