"""Shortest-time trees over the states of a search graph: out of a place, or into one."""

from dataclasses import dataclass

import numba as nb
import numpy as np

from routing.kernel import drop_least, push
from routing.network import CLOSED_MS, Int64s
from routing.search_graph import SearchGraph
from routing.spot import OnArc, Snap


@dataclass(frozen=True, slots=True)
class Tree:
    """One entry a state."""

    ms: Int64s
    """Milliseconds from, or to, the place; CLOSED_MS where there is no way within the limit."""
    by: Int64s
    """The move that leads there; -1 - i where the way begins with end i. Unset where there is no way."""
    ends: tuple[OnArc, ...]
    """Where on its arcs the place is entered or left, in the order `by` counts them."""


def tree_from(view: SearchGraph, start: Snap, limit_ms: int = CLOSED_MS) -> Tree:
    """Ways out of a place, as long as they take at most the limit."""
    heads = [(each, each.ms_to_head(view.network)) for each in start.on]
    out = [(each, each.walk_ms + ms) for each, ms in heads if ms is not None]
    ends = tuple(each for each, _ in out)
    states = view.end_state[np.array([each.arc for each in ends], np.int64)]
    out_ms = np.array([ms for _, ms in out], np.int64)
    return Tree(*_grown(view, states, out_ms, limit_ms), ends)


def tree_to(view: SearchGraph, goal: Snap, limit_ms: int = CLOSED_MS) -> Tree:
    """Ways into a place, walking there included, as long as they take at most the limit."""
    onto = [
        (each, int(move), int(view.turn_ms[move]) + ms + each.walk_ms)
        for each in goal.on
        if (ms := each.ms_from_tail(view.network)) is not None
        for move in view.moves_over(each.arc)
    ]
    ends = tuple(each for each, _, _ in onto)
    states = view.tail[np.array([move for _, move, _ in onto], np.int64)]
    onto_ms = np.array([ms for _, _, ms in onto], np.int64)
    heap = _heap(view, len(states))
    best, by = grow(view.start, view.tail, view.arriving, view.weight_ms, states, onto_ms, limit_ms, *heap)
    return Tree(best, by, ends)


def _grown(view: SearchGraph, states: Int64s, ms: Int64s, limit_ms: int) -> tuple[Int64s, Int64s]:
    heap = _heap(view, len(states))
    start, far = view.leaving_start, view.head
    return grow(start, far, view.leaving, view.weight_ms, states, ms, limit_ms, *heap)


def times_from(view: SearchGraph, states: Int64s, ms: Int64s, limit_ms: int) -> Int64s:
    """Milliseconds to every state from the soonest of many that are at these states after so long."""
    return _grown(view, states, ms, limit_ms)[0]


def _heap(view: SearchGraph, more: int) -> tuple[Int64s, Int64s]:
    room = len(view.arc) + more + 1
    return np.empty(room, np.int64), np.empty(room, np.int64)


@nb.njit(cache=True, nogil=True)
def grow(
    start: Int64s,
    far: Int64s,
    move_of: Int64s,
    weight_ms: Int64s,
    sources: Int64s,
    source_ms: Int64s,
    limit_ms: int,
    times: Int64s,
    items: Int64s,
) -> tuple[Int64s, Int64s]:
    """Milliseconds of every state from (or, with incoming moves, to) the sources, and the last move there.

    The moves of state i are move_of[start[i]:start[i + 1]], each leading to state far[move]. times, items:
    room for one entry a move and a source. Dijkstra 1959.
    """
    best = np.full(len(start) - 1, CLOSED_MS, np.int64)
    by = np.empty(len(start) - 1, np.int64)
    size = 0
    for i in range(len(sources)):
        if source_ms[i] <= limit_ms and source_ms[i] < best[sources[i]]:
            best[sources[i]] = source_ms[i]
            by[sources[i]] = -1 - i
            size = push(times, items, size, source_ms[i], sources[i])
    while size > 0:
        time = times[0]
        state = items[0]
        size = drop_least(times, items, size)
        if time > best[state]:
            continue
        for i in range(start[state], start[state + 1]):
            move = move_of[i]
            arrives = time + weight_ms[move]
            if arrives <= limit_ms and arrives < best[far[move]]:
                best[far[move]] = arrives
                by[far[move]] = move
                size = push(times, items, size, arrives, far[move])
    return best, by
