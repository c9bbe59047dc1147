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
def nearest(
    start: Int64s, tail: Int64s, weight_ms: Int64s, goals: Int64s, goal_ms: Int64s, wanted: Int64s, k: int
) -> Int64s:
    """Milliseconds from every node to the nearest goal, -1 where not settled.

    goals, goal_ms: nodes next to the incident and the time from each to it. wanted: how many units
    stand at each node. Settles nodes in order of time and stops once k units are settled, ties
    included: a node left at -1 is farther than the k-th unit, or cannot reach the incident.
    (Dijkstra 1959, on the incoming arcs.)
    """
    unseen = np.int64(1) << 60
    best = np.full(len(start) - 1, unseen, np.int64)
    done = np.full(len(start) - 1, -1, np.int64)
    times = np.empty(len(tail) + len(goals) + 1, np.int64)
    nodes = np.empty(len(tail) + len(goals) + 1, np.int64)
    size = 0
    for i in range(len(goals)):
        if goal_ms[i] < best[goals[i]]:
            best[goals[i]] = goal_ms[i]
            size = _push(times, nodes, size, goal_ms[i], goals[i])
    found = 0
    last = unseen
    while size > 0:
        time = times[0]
        node = nodes[0]
        size = _drop_least(times, nodes, size)
        if time > last:
            break
        if done[node] >= 0:
            continue
        done[node] = time
        found += wanted[node]
        if found >= k and last == unseen:
            last = time
        for arc in range(start[node], start[node + 1]):
            if weight_ms[arc] >= CLOSED_MS:
                continue
            onward = time + weight_ms[arc]
            if onward < best[tail[arc]]:
                best[tail[arc]] = onward
                size = _push(times, nodes, size, onward, tail[arc])
    return done
