"""What a few written moves change in a hierarchy, and no more than that.

An arc whose weight may have changed waits on a heap and is weighed anew once everything below it is right;
only if its weight did change do arcs above wait in turn (Dibbelt, Strasser and Wagner 2016).
"""

import numba as nb
import numpy as np
from numpy.typing import NDArray

from routing.hierarchy.contraction import Int32s, arc_between
from routing.hierarchy.customization import FAR_MS, fastest_move
from routing.network import Int64s


@nb.njit(cache=True, nogil=True)
def wait(heap: Int32s, size: int, waits: NDArray[np.bool_], arc: int) -> int:
    """Put an arc on the heap unless it is there; the new size."""
    if waits[arc]:
        return size
    waits[arc] = True
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if heap[above] <= arc:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = arc
    return size + 1


@nb.njit(cache=True, nogil=True)
def take_lowest(heap: Int32s, size: int) -> int:
    """Take heap[0] off; the new size."""
    size -= 1
    arc = heap[size]
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= arc:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = arc
    return size


@nb.njit(cache=True, nogil=True)
def weigh(
    arc: int,
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
) -> tuple[int, int]:
    """Weight up and weight down of one arc, from its moves and from the triangles below it."""
    up = fastest_move(2 * arc, side_start, side_move, move_ms)
    down = fastest_move(2 * arc + 1, side_start, side_move, move_ms)
    one = low[arc]
    other = high[arc]
    for i in range(down_start[one], down_start[one + 1]):
        near = np.uint32(down_arc[i])
        far = arc_between(up_start, high, low[near], other)
        if far >= 0:
            up = min(up, int(down_ms[near]) + int(up_ms[far]))
            down = min(down, int(down_ms[far]) + int(up_ms[near]))
    return up, down


@nb.njit(cache=True, nogil=True)
def repair(
    moves: Int64s,
    side: Int32s,
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
    waits: NDArray[np.bool_],
    heap: Int32s,
    most_work: int,
) -> bool:
    """Makes the arcs right again after these moves were written to move_ms; False: too much work, all undone.

    waits (one an arc) is all False before and after; heap has room for every arc; work is triangles.
    """
    size = 0
    for move in moves:
        if side[move] >= 0:
            size = wait(heap, size, waits, side[move] >> 1)
    changed = np.empty((64, 3), np.int32)  # arcs, and their weights up and down before
    changes = 0
    work = 0
    while size > 0:
        arc = heap[0]
        size = take_lowest(heap, size)
        waits[arc] = False
        work += 1 + down_start[low[arc] + 1] - down_start[low[arc]]
        if work > most_work:
            for i in range(size):
                waits[heap[i]] = False
            for i in range(changes):
                up_ms[changed[i, 0]] = changed[i, 1]
                down_ms[changed[i, 0]] = changed[i, 2]
            return False
        was_up = np.int64(up_ms[arc])
        was_down = np.int64(down_ms[arc])
        up, down = weigh(
            arc, up_start, high, low, down_start, down_arc, side_start, side_move, move_ms, up_ms, down_ms
        )
        if up == was_up and down == was_down:
            continue
        if changes == len(changed):
            changed = np.concatenate((changed, np.empty_like(changed)))
        changed[changes, 0] = arc
        changed[changes, 1] = was_up
        changed[changes, 2] = was_down
        changes += 1
        up_ms[arc] = up
        down_ms[arc] = down
        here = low[arc]
        there = high[arc]
        for second in range(up_start[here], up_start[here + 1]):
            far = high[second]
            if far == there:
                continue
            into = arc_between(up_start, high, min(there, far), max(there, far))
            # Towards `far` over `here`, and back: as it was, and as it is.
            out, back = up_ms[into], down_ms[into]
            if far < there:
                out, back = back, out
            onward = np.int64(up_ms[second])
            inward = np.int64(down_ms[second])
            if (
                (down + onward < out)
                or (inward + up < back)
                or (was_down < FAR_MS and was_down + onward == out)
                or (was_up < FAR_MS and inward + was_up == back)
            ):
                size = wait(heap, size, waits, into)
    return True
