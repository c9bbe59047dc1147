"""Which moves a fastest way over a hierarchy is made of: shortcuts are taken apart until only moves are left.

The place a shortcut leads over is not kept anywhere: it is the low end of the triangle that is as long as the
shortcut, looked for when somebody asks (Dibbelt, Strasser and Wagner 2016).
"""

import numba as nb
import numpy as np

from routing.hierarchy.contraction import Int32s, arc_between
from routing.hierarchy.customization import FAR_MS
from routing.hierarchy.kernel import STALE
from routing.network import Int64s


@nb.njit(cache=True, nogil=True)
def meeting_place(path: Int32s, here: Int64s, there: Int64s, base: int) -> tuple[int, int]:
    """Of the places in path the one over which the way is fastest, and its milliseconds; -1: no way."""
    meets = -1
    fastest = FAR_MS
    for at in path:
        if here[at] < base + STALE and here[at] + there[at] - 2 * base < fastest:
            fastest = here[at] + there[at] - 2 * base
            meets = at
    return meets, fastest


@nb.njit(cache=True, nogil=True)
def arcs_back(
    at: int,
    sources: Int64s,
    source_ms: Int64s,
    place: Int32s,
    low: Int32s,
    down_start: Int32s,
    down_arc: Int32s,
    arc_ms: Int32s,
    best: Int64s,
    base: int,
) -> tuple[Int32s, int]:
    """How `search_up` came to a place: arcs from there back to a source, and the number of that source."""
    arcs = np.empty(64, np.int32)
    count = 0
    while True:
        for source in range(len(sources)):
            if place[sources[source]] == at and base + source_ms[source] == best[at]:
                return arcs[:count], source
        if count == len(arcs):
            arcs = np.concatenate((arcs, np.empty_like(arcs)))
        for i in range(down_start[at], down_start[at + 1]):
            arc = down_arc[i]
            if best[low[arc]] + arc_ms[arc] == best[at]:
                arcs[count] = arc
                break
        else:
            raise ValueError("a time nothing explains")
        at = low[arcs[count]]
        count += 1


@nb.njit(cache=True, nogil=True)
def moves_of(
    sides: Int32s,
    up_start: Int32s,
    high: Int32s,
    low: Int32s,
    down_start: Int32s,
    down_arc: Int32s,
    side_start: Int32s,
    side_move: Int32s,
    move_ms: Int32s,
    up_ms: Int32s,
    down_ms: Int32s,
) -> Int64s:
    """Moves in driving order. Triangles lie lower than their shortcut, so this ends with any weights."""
    todo = np.empty(2 * len(sides) + 64, np.int32)
    todo[: len(sides)] = sides[::-1]
    size = len(sides)
    moves = np.empty(len(todo), np.int64)
    count = 0
    while size > 0:
        side = todo[size - 1]
        size -= 1
        ms = int(down_ms[side >> 1] if side & 1 else up_ms[side >> 1])
        move = -1
        for i in range(side_start[side], side_start[side + 1]):
            if move_ms[side_move[i]] == ms:
                move = side_move[i]
        if move >= 0:
            if count == len(moves):
                moves = np.concatenate((moves, np.empty_like(moves)))
            moves[count] = move
            count += 1
            continue
        down, up = triangle(side, ms, up_start, high, low, down_start, down_arc, up_ms, down_ms)
        if size + 2 > len(todo):
            todo = np.concatenate((todo, np.empty_like(todo)))
        todo[size] = 2 * up
        todo[size + 1] = 2 * down + 1
        size += 2
    return moves[:count]


@nb.njit(cache=True, nogil=True)
def triangle(
    side: int,
    ms: int,
    up_start: Int32s,
    high: Int32s,
    low: Int32s,
    down_start: Int32s,
    down_arc: Int32s,
    up_ms: Int32s,
    down_ms: Int32s,
) -> tuple[int, int]:
    """The arc driven down and the arc driven up next, that together are a shortcut of so many milliseconds.

    Raises ValueError when there is none: the weights are not a customization's.
    """
    one, other = low[side >> 1], high[side >> 1]
    for i in range(down_start[one], down_start[one + 1]):
        near = down_arc[i]
        if (up_ms[near] if side & 1 else down_ms[near]) > ms:
            continue
        far = arc_between(up_start, high, low[near], other)
        down, up = (far, near) if side & 1 else (near, far)
        if far >= 0 and np.int64(down_ms[down]) + up_ms[up] == ms:
            return down, up
    raise ValueError("a shortcut nothing explains")
