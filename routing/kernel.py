"""Compiled reverse shortest-time search from an incident, stopping when enough units are found."""

import numba as nb
import numpy as np

from routing.network import CLOSED_MS, Int64s


@nb.njit(cache=True)
def _push(times: Int64s, nodes: Int64s, size: int, time: int, node: int) -> int:
    """Put (time, node) on a four-ary heap; the new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 2
        if times[above] <= time:
            break
        times[at] = times[above]
        nodes[at] = nodes[above]
        at = above
    times[at] = time
    nodes[at] = node
    return size + 1


@nb.njit(cache=True)
def _drop_least(times: Int64s, nodes: Int64s, size: int) -> int:
    """Take the root off the heap; the new size."""
    size -= 1
    time = times[size]
    node = nodes[size]
    at = 0
    while True:
        child = 4 * at + 1
        if child >= size:
            break
        least = child
        for other in range(child + 1, min(child + 4, size)):
            if times[other] < times[least]:
                least = other
        if times[least] >= time:
            break
        times[at] = times[least]
        nodes[at] = nodes[least]
        at = least
    times[at] = time
    nodes[at] = node
    return size


@nb.njit(cache=True, nogil=True)
def search(
    start: Int64s,
    tail: Int64s,
    weight_ms: Int64s,
    goals: Int64s,
    goal_ms: Int64s,
    stand_start: Int64s,
    stand_unit: Int64s,
    stand_ms: Int64s,
    direct_ms: Int64s,
    k: int,
) -> tuple[Int64s, Int64s, Int64s]:
    """The k soonest units to an incident, ties of the last included.

    goals, goal_ms: nodes before the incident and milliseconds from each to it. Units that reach node i
    first stand at [stand_start[i], stand_start[i + 1]) of stand_unit, stand_ms (milliseconds to that
    node). direct_ms: one a unit; its time when it stands on the incident's own street before it, else -1.

    Returns, one a unit, milliseconds (-1: later than the k-th, or no way) and the node it leaves by (-1:
    straight along its own street); and, one a node, the arc to follow from it (-1: a goal or not seen).
    Dijkstra 1959 on the incoming arcs; units are settled on the same heap as nodes, so in order of time.
    """
    unseen = np.int64(1) << 60
    count = len(start) - 1
    best = np.full(count, unseen, np.int64)
    onward = np.full(count, -1, np.int64)
    settled = np.zeros(count, np.bool_)
    unit_ms = np.full(len(direct_ms), -1, np.int64)
    unit_best = np.full(len(direct_ms), unseen, np.int64)
    leaves_by = np.full(len(direct_ms), -1, np.int64)
    room = len(tail) + len(goals) + len(stand_unit) + len(direct_ms) + 1
    times = np.empty(room, np.int64)
    items = np.empty(room, np.int64)
    size = 0
    for i in range(len(goals)):
        if goal_ms[i] < best[goals[i]]:
            best[goals[i]] = goal_ms[i]
            size = _push(times, items, size, goal_ms[i], goals[i])
    for unit in range(len(direct_ms)):
        if direct_ms[unit] >= 0:
            unit_best[unit] = direct_ms[unit]
            size = _push(times, items, size, direct_ms[unit], count + unit)
    found = 0
    last = unseen
    while size > 0:
        time = times[0]
        item = items[0]
        size = _drop_least(times, items, size)
        if time > last:
            break
        if item >= count:
            unit = item - count
            if unit_ms[unit] < 0:
                unit_ms[unit] = time
                found += 1
                if found >= k and last == unseen:
                    last = time
            continue
        if settled[item]:
            continue
        settled[item] = True
        for stand in range(stand_start[item], stand_start[item + 1]):
            unit = stand_unit[stand]
            arrives = time + stand_ms[stand]
            if arrives < unit_best[unit]:
                unit_best[unit] = arrives
                leaves_by[unit] = item
                size = _push(times, items, size, arrives, count + unit)
        for arc in range(start[item], start[item + 1]):
            if weight_ms[arc] >= CLOSED_MS:
                continue
            arrives = time + weight_ms[arc]
            if arrives < best[tail[arc]]:
                best[tail[arc]] = arrives
                onward[tail[arc]] = arc
                size = _push(times, items, size, arrives, tail[arc])
    return unit_ms, leaves_by, onward
