"""Contracting a graph's states one after the other: each leaves arcs among the neighbours that come after it.

What is left is a chordal graph, "fill" in the words of sparse matrices. Places are states renumbered in
order of contraction; an arc joins a low place to a high one and is driven both ways.
"""

import numba as nb
import numpy as np
from numpy.typing import NDArray

from routing.network import Int64s

Int32s = NDArray[np.int32]


@nb.njit(cache=True, nogil=True)
def contract(first: Int64s, neighbour: Int64s, order: Int64s, place: Int32s) -> tuple[Int64s, Int32s]:
    """Arcs out of place i to higher ones are the second array from up_start[i] to up_start[i + 1], in any
    order.

    order: states by place; place: places by state. A place hands what is above it to the lowest of these
    alone, its parent in the elimination tree, and so no pair of neighbours is ever listed (George and Liu
    1980).
    """
    places = len(order)
    high = np.empty(2 * len(neighbour) + 16, np.int32)
    up_start = np.zeros(places + 1, np.int64)
    first_child = np.full(places, -1, np.int32)
    next_child = np.full(places, -1, np.int32)
    seen = np.full(places, -1, np.int32)
    size = 0
    for at in range(places):
        if size + places > len(high):  # rarely: the room is doubled
            wider = np.empty(2 * len(high) + places, np.int32)
            wider[:size] = high[:size]
            high = wider
        parent = places
        state = order[at]
        for i in range(first[state], first[state + 1]):
            other = place[neighbour[i]]
            if other > at and seen[other] != at:
                seen[other] = at
                high[size] = other
                size += 1
                parent = min(parent, other)
        child = first_child[at]
        while child >= 0:
            for arc in range(up_start[child], up_start[child + 1]):
                other = high[arc]
                if other > at and seen[other] != at:
                    seen[other] = at
                    high[size] = other
                    size += 1
                    parent = min(parent, other)
            child = next_child[child]
        up_start[at + 1] = size
        if parent < places:
            next_child[at] = first_child[parent]
            first_child[parent] = at
    return up_start, high[:size].copy()


@nb.njit(cache=True, nogil=True)
def sort_arcs(up_start: Int64s, high: Int32s) -> tuple[Int64s, Int32s]:
    """Sorts the arcs out of each place by their high end, in place; and the arcs that end at each place.

    Arcs into place i are the second array from down_start[i] to down_start[i + 1], by their low end. Two
    turns of counting, no comparisons.
    """
    places = len(up_start) - 1
    down_start = np.zeros(places + 1, np.int64)
    for other in high:
        down_start[other + 1] += 1
    for at in range(places):
        down_start[at + 1] += down_start[at]
    filled = down_start[:-1].copy()
    low = np.empty(len(high), np.int32)
    for at in range(places):
        for arc in range(up_start[at], up_start[at + 1]):
            low[filled[high[arc]]] = at
            filled[high[arc]] += 1
    down_arc = np.empty(len(high), np.int32)
    filled = up_start[:-1].copy()
    for at in range(places):
        for i in range(down_start[at], down_start[at + 1]):
            arc = filled[low[i]]
            filled[low[i]] += 1
            high[arc] = at
            down_arc[i] = arc
    return down_start, down_arc


@nb.njit(cache=True, nogil=True)
def arc_between(up_start: Int32s, high: Int32s, low_end: int, high_end: int) -> int:
    """The arc that joins two places; -1: none does."""
    lo = np.uint32(up_start[np.uint32(low_end)])
    end = np.uint32(up_start[np.uint32(low_end + 1)])
    if lo == end or high[end - np.uint32(1)] < high_end:
        return -1
    hi = end
    while lo < hi:
        middle = np.uint32((lo + hi) >> np.uint32(1))
        if high[middle] < high_end:
            lo = np.uint32(middle + np.uint32(1))
        else:
            hi = middle
    return int(lo) if high[lo] == high_end else -1


@nb.njit(cache=True, nogil=True)
def sides_of(place: Int32s, up_start: Int32s, high: Int32s, tail: Int64s, head: Int64s) -> Int32s:
    """Where each move is driven: twice its arc, plus one when it leads down; -1: a loop, or no such arc."""
    sides = np.empty(len(tail), np.int32)
    for move in range(len(tail)):
        a = place[tail[move]]
        b = place[head[move]]
        arc = -1 if a == b else arc_between(up_start, high, min(a, b), max(a, b))
        sides[move] = -1 if arc < 0 else 2 * arc + (1 if a > b else 0)
    return sides
