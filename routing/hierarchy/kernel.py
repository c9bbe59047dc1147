"""Searching a hierarchy: up from the goal, then down only towards the places that are asked for.

Elimination-tree search (Dibbelt, Strasser and Wagner 2016) and one-to-many by lazy RPHAST
(Delling, Goldberg and Werneck 2011; memoised as by Strasser and Zeitz 2021): a place has its time once its
parents have.

Times are kept with a base that falls from search to search: what an earlier search left behind is later than
anything a new one can find, so nothing is ever cleared. base + FAR_MS: seen, no way known; base + STALE and
more: not seen in this search. Indexes are unsigned for the reason told in customization.py.
"""

import numba as nb
import numpy as np

from routing.hierarchy.contraction import Int32s
from routing.hierarchy.customization import FAR_MS
from routing.network import Int64s

STALE = 1 << 32
"""By how much the base falls; twice FAR_MS is less."""


@nb.njit(cache=True, nogil=True)
def search_up(
    sources: Int64s,
    source_ms: Int64s,
    place: Int32s,
    up_start: Int32s,
    high: Int32s,
    arc_ms: Int32s,
    best: Int64s,
    path: Int32s,
    base: int,
) -> int:
    """How many places lie above the sources: they are in path, lowest first; times with base added in best.

    A source at FAR_MS or later is none. Raises IndexError for a state there is not, ValueError for a time
    below 0.
    """
    count = 0
    runs = 0
    for i in range(len(sources)):
        if not 0 <= sources[i] < len(place):
            raise IndexError("no such state")
        if source_ms[i] < 0:
            raise ValueError("a time cannot be negative")
        if source_ms[i] >= FAR_MS:
            continue
        source = place[sources[i]]
        at = np.int64(source)
        if best[at] >= base + STALE:
            runs += 1
        while at >= 0 and best[at] >= base + STALE:
            best[at] = base + FAR_MS
            path[count] = at
            count += 1
            at = np.int64(high[up_start[at]]) if up_start[at] < up_start[at + 1] else np.int64(-1)
        best[source] = min(best[source], base + source_ms[i])
    if runs > 1:
        path[:count].sort()
    for i in range(count):
        here = np.uint32(path[i])
        time = best[here]
        if time >= base + FAR_MS:
            continue
        for arc in range(np.uint64(up_start[here]), np.uint64(up_start[here + np.uint32(1)])):
            above = np.uint32(high[arc])
            best[above] = min(best[above], time + arc_ms[arc])
    return count


@nb.njit(cache=True, nogil=True)
def time_of(
    asked: int,
    up_start: Int32s,
    high: Int32s,
    arc_ms: Int32s,
    best: Int64s,
    solved: Int64s,
    climb: Int32s,
    base: int,
) -> int:
    """Milliseconds from one place to the goal, FAR_MS for none; what it needs of others is kept in solved."""
    height = 0
    at = np.int64(asked)
    while at >= 0 and solved[at] >= base + STALE:
        climb[height] = at
        height += 1
        at = np.int64(high[up_start[at]]) if up_start[at] < up_start[at + 1] else np.int64(-1)
    for i in range(height - 1, -1, -1):
        here = np.uint32(climb[i])
        time = min(best[here], base + FAR_MS)
        for arc in range(np.uint64(up_start[here]), np.uint64(up_start[here + np.uint32(1)])):
            time = min(time, arc_ms[arc] + solved[np.uint32(high[arc])])
        solved[here] = time
    return int(solved[asked] - base)


@nb.njit(cache=True, nogil=True)
def times_of(
    states: Int64s,
    place: Int32s,
    up_start: Int32s,
    high: Int32s,
    arc_ms: Int32s,
    best: Int64s,
    solved: Int64s,
    climb: Int32s,
    base: int,
) -> Int64s:
    """Milliseconds from each state to the goal, FAR_MS for none. Raises IndexError."""
    times = np.empty(len(states), np.int64)
    for i in range(len(states)):
        if not 0 <= states[i] < len(place):
            raise IndexError("no such state")
        times[i] = time_of(place[states[i]], up_start, high, arc_ms, best, solved, climb, base)
    return times


@nb.njit(cache=True, nogil=True)
def sweep(
    path: Int32s,
    best: Int64s,
    base: int,
    place: Int32s,
    up_start: Int32s,
    high: Int32s,
    arc_ms: Int32s,
    nowhere: int,
) -> Int64s:
    """Milliseconds of every state once `search_up` is done, `nowhere` for none, from the highest place down.

    PHAST (Delling, Goldberg, Nowatzyk and Werneck 2011): arcs are read in the order they lie in memory.
    """
    times = np.full(len(place), FAR_MS, np.int32)
    for at in path:
        times[at] = best[at] - base
    for at in range(len(place) - 1, -1, -1):
        here = np.uint32(at)
        time = np.int64(times[here])
        for arc in range(np.uint64(up_start[here]), np.uint64(up_start[here + np.uint32(1)])):
            time = min(time, np.int64(arc_ms[arc]) + times[np.uint32(high[arc])])
        times[here] = time
    by_state = np.empty(len(place), np.int64)
    for state in range(len(place)):
        time = np.int64(times[np.uint32(place[state])])
        by_state[state] = nowhere if time == FAR_MS else time
    return by_state
