"""Weights of a hierarchy's arcs: each side is as long as the fastest way over places below both its ends.

Basic customization by lower triangles (Dibbelt, Strasser and Wagner 2016), where it can a row at
a time. Times are whole milliseconds in 32 bits; FAR_MS stands for closed and for "too far". Indexes are
unsigned: numba asks of every other one whether it counts from the end.
"""

import numba as nb
import numpy as np

from routing.hierarchy.contraction import Int32s

FAR_MS = (1 << 31) - 1
"""24 days, longer than any journey. Twice as much still fits in 32 bits without a sign."""


@nb.njit(cache=True, nogil=True)
def fastest_move(side: int, side_start: Int32s, side_move: Int32s, move_ms: Int32s) -> int:
    """Milliseconds of the fastest of the parallel moves of one side; FAR_MS when it has none."""
    fastest = np.int64(FAR_MS)
    for i in range(side_start[side], side_start[side + 1]):
        fastest = min(fastest, np.int64(move_ms[side_move[i]]))
    return int(fastest)


@nb.njit(cache=True, nogil=True)
def customize(
    up_start: Int32s,
    high: Int32s,
    blocks: Int32s,
    side: Int32s,
    move_ms: Int32s,
    up_ms: Int32s,
    down_ms: Int32s,
) -> None:
    """Writes the weight of every arc up and down, from the weight of every move. blocks: see `blocks_of`."""
    up_ms[:] = FAR_MS
    down_ms[:] = FAR_MS
    for move in range(len(side)):
        if side[move] >= 0:
            arc_ms = down_ms if side[move] & 1 else up_ms
            arc = np.uint32(side[move] >> 1)
            arc_ms[arc] = min(arc_ms[arc], move_ms[move])
    widest = 0
    for place in range(len(up_start) - 1):
        widest = max(widest, up_start[place + 1] - up_start[place])
    row_up = np.empty(widest, np.int32)
    row_down = np.empty(widest, np.int32)
    first = 0
    for end in blocks:
        if end == first + 1:
            hand_up(first, up_start, high, up_ms, down_ms)
        else:
            settle_block(first, end, up_start, high, up_ms, down_ms)
            hand_up_block(first, end, up_start, high, up_ms, down_ms, row_up, row_down)
        first = end


@nb.njit(cache=True, nogil=True)
def blocks_of(up_start: Int32s, high: Int32s) -> Int32s:
    """The end of every block, rising."""
    ends = np.empty(len(up_start) - 1, np.int32)
    count, end = 0, 0
    while end < len(up_start) - 1:
        end = block_end(end, up_start, high)
        ends[count] = end
        count += 1
    return ends[:count].copy()


@nb.njit(cache=True, nogil=True)
def block_end(first: int, up_start: Int32s, high: Int32s) -> int:
    """The end of a block: above each of its places lie the next one and all that lies above that, no more.

    A supernode of sparse matrices. Rows of its places end alike, so whole rows can be added and compared.
    """
    end = first + 1
    while end < len(up_start) - 1:
        above = up_start[end] - up_start[end - 1]
        if above == 0 or high[up_start[end - 1]] != end or up_start[end + 1] - up_start[end] != above - 1:
            break
        end += 1
    return end


@nb.njit(cache=True, nogil=True)
def hand_up(place: int, up_start: Int32s, high: Int32s, up_ms: Int32s, down_ms: Int32s) -> None:
    """Shortens what joins two places above this one, where the way over it is faster."""
    end = np.uint64(up_start[place + 1])
    first = np.uint64(up_start[place])
    while first + np.uint64(1) < end:
        to_here = np.int64(down_ms[first])
        from_here = np.int64(up_ms[first])
        arc = np.uint64(up_start[np.uint32(high[first])])
        first += np.uint64(1)
        if to_here == FAR_MS and from_here == FAR_MS:
            continue
        for second in range(first, end):
            while high[arc] != high[second]:
                arc += np.uint64(1)
            up_ms[arc] = min(np.int64(up_ms[arc]), to_here + up_ms[second])
            down_ms[arc] = min(np.int64(down_ms[arc]), from_here + down_ms[second])


@nb.njit(cache=True, nogil=True)
def shorten(row: Int32s, onward: Int32s, ms: int) -> None:
    """Puts `ms` and then `onward` in the row where that is less; both are as long. Done eight at a time."""
    if ms >= FAR_MS:
        return
    more = np.uint32(ms)
    for i in range(len(row)):
        row[i] = np.int32(min(np.uint32(row[i]), np.uint32(np.uint32(onward[i]) + more)))


@nb.njit(cache=True, nogil=True)
def settle_block(
    begin: int, end: int, up_start: Int32s, high: Int32s, up_ms: Int32s, down_ms: Int32s
) -> None:
    """Hands up what lies over places of a block to places of the block."""
    above = up_start[end] - up_start[end - 1]
    for place in range(begin, end):
        row_end = up_start[place + 1]
        for arc in range(up_start[place], row_end - above):
            near, near_end = up_start[high[arc]], up_start[high[arc] + 1]
            shorten(up_ms[near:near_end], up_ms[arc + 1 : row_end], down_ms[arc])
            shorten(down_ms[near:near_end], down_ms[arc + 1 : row_end], up_ms[arc])


@nb.njit(cache=True, nogil=True)
def hand_up_block(
    begin: int,
    end: int,
    up_start: Int32s,
    high: Int32s,
    up_ms: Int32s,
    down_ms: Int32s,
    row_up: Int32s,
    row_down: Int32s,
) -> None:
    """Hands up what lies over places of a settled block to the places above it; row_up, row_down: room."""
    above = up_start[end] - up_start[end - 1]
    for left in range(above - 1, 0, -1):  # places above it beyond the near one
        row_up[:left] = FAR_MS
        row_down[:left] = FAR_MS
        for place in range(begin, end):
            row_end = up_start[place + 1]
            arc = row_end - left - 1
            shorten(row_up[:left], up_ms[arc + 1 : row_end], down_ms[arc])
            shorten(row_down[:left], down_ms[arc + 1 : row_end], up_ms[arc])
        second = up_start[end] - left
        arc = up_start[high[second - 1]]
        for i in range(left):
            while high[arc] != high[second + i]:
                arc += 1
            up_ms[arc] = min(up_ms[arc], row_up[i])
            down_ms[arc] = min(down_ms[arc], row_down[i])
