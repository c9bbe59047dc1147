// Which rows of a scrolled list nobody sees, and how urgent they are. Pure.

/** Ids of rows of which less than half is within `room` pixels from `top`; none while nothing is measured yet. */
export function outOfSight(ids: string[], top: number, room: number, height: number): string[] {
  if (room <= 0) return [];
  return ids.filter((_, i) => i * height + height / 2 < top || i * height + height / 2 > top + room);
}

/** How many of each priority, the most urgent first. */
export function byPriority(ids: string[], of: (id: string) => number | undefined): [priority: number, count: number][] {
  const counts = new Map<number, number>();
  for (const priority of ids.map(of)) if (priority !== undefined) counts.set(priority, (counts.get(priority) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

export interface Column {
  column_px: number;
  head_px: number;
  row_px: number;
  /** The line that tells how many more there are. */
  more_px: number;
  /** Between pinned rows and the rest. */
  edge_px: number;
  waiting: number;
  active: number;
  /** Heads of what lies under the lists. */
  feet_px: number;
}

export interface Shares {
  /** Of the lists together, at the least: neither what waits nor what is under way is pushed out of sight. */
  lists_px: number;
  /** Of that, what is under way: a row, and how many more there are. */
  active_px: number;
  /** What lies under them may take before anybody asks for it. */
  unasked_px: number;
  /** And when asked. */
  asked_px: number;
}

const ALWAYS = 3; // that wait, where the window is high enough
const LEAST_ASKED_PX = 130; // a head, a row and the edge of the next: less is no answer to a press

/** Who gets how much of a column in which calls wait and streets are closed: what waits comes first, and nothing lies over anything. */
export function shares({ column_px, head_px, row_px, more_px, edge_px, waiting, active, feet_px }: Column): Shares {
  const lists_px = Math.max(0, column_px - feet_px); // the feet keep their heads
  const first_px = (rows: number): number => head_px + Math.min(rows, waiting) * row_px + (waiting > rows ? more_px : 0) + edge_px;
  const active_px = head_px + (active ? row_px + edge_px : 0) + (active > 1 ? more_px : 0);
  let rows = ALWAYS;
  while (rows > 1 && first_px(rows) + active_px > lists_px) rows -= 1;
  const waiting_px = first_px(rows);
  const always = waiting_px + active_px;
  const all = head_px + waiting * row_px + head_px + Math.min(1, active) * row_px;
  const left = (of: number): number => Math.max(0, column_px - of - feet_px);
  return { lists_px: Math.min(always, lists_px), active_px: Math.max(head_px, Math.min(active_px, lists_px - waiting_px)), unasked_px: left(all), asked_px: Math.max(left(always), waiting ? 0 : LEAST_ASKED_PX) };
}
