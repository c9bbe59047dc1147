"""Compiled reverse shortest-time search from an incident, stopping when enough units are found."""

import numba as nb
import numpy as np

from routing.network import CLOSED_MS, Int64s

UNSEEN = np.int64(1) << 60


@nb.njit(cache=True, nogil=True)
def push(times: Int64s, items: Int64s, size: int, time: int, item: int) -> int:
    """Put (time, item) on a four-ary heap; the new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 2
        if times[above] <= time:
            break
        times[at] = times[above]
        items[at] = items[above]
        at = above
    times[at] = time
    items[at] = item
    return size + 1


@nb.njit(cache=True, nogil=True)
def drop_least(times: Int64s, items: Int64s, size: int) -> int:
    """Take the root off the heap; the new size."""
    size -= 1
    time = times[size]
    item = items[size]
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
        items[at] = items[least]
        at = least
    times[at] = time
    items[at] = item
    return size


@nb.njit(cache=True, nogil=True)
def search(
    start: Int64s,
    tail: Int64s,
    weight_ms: Int64s,
    goals: Int64s,
    goal_ms: Int64s,
    first_stand: Int64s,
    next_stand: Int64s,
    stand_unit: Int64s,
    stand_ms: Int64s,
    direct: Int64s,
    direct_ms: Int64s,
    units: int,
    k: int,
    best: Int64s,
    onward: Int64s,
    seen: Int64s,
    turn: int,
    times: Int64s,
    items: Int64s,
) -> tuple[Int64s, Int64s, Int64s]:
    """The k soonest units to an incident, ties of the last included.

    Moves into state i stand at [start[i], start[i + 1]) of tail and weight_ms. goals, goal_ms: states
    before the incident, and milliseconds from each to it. Units that can be at state i: stand
    first_stand[i] - 1, then next_stand[that] - 1 and so on while not below 0, each with its unit and the
    milliseconds to the state. direct, direct_ms: units on the incident's own street before it. best, onward,
    seen (one a state), times and items (one a move, and more) are room that is used again: what was not
    seen in this `turn` is not read.

    Returns, in order of time, unit numbers and their milliseconds, and one a unit the state it leaves by
    (-1: straight along its own street). onward[state], where seen in this turn, is the move to follow from
    it (-1: a goal).
    Dijkstra 1959 on the incoming moves; units are settled on the same heap as states, so in order of time.
    """
    states = len(start) - 1
    unit_best = np.full(units, UNSEEN, np.int64)
    leaves_by = np.full(units, -1, np.int64)
    found = np.empty(units, np.int64)
    found_ms = np.empty(units, np.int64)
    size = 0
    for i in range(len(goals)):
        state = goals[i]
        if seen[state] != turn or goal_ms[i] < best[state]:
            seen[state] = turn
            best[state] = goal_ms[i]
            onward[state] = -1
            size = push(times, items, size, goal_ms[i], state)
    for i in range(len(direct)):
        if direct_ms[i] < unit_best[direct[i]]:
            unit_best[direct[i]] = direct_ms[i]
            size = push(times, items, size, direct_ms[i], states + direct[i])
    count = 0
    last = UNSEEN
    while size > 0:
        time = times[0]
        item = items[0]
        size = drop_least(times, items, size)
        if time > last:
            break
        if item >= states:
            unit = item - states
            if time == unit_best[unit]:
                unit_best[unit] = -1 - time  # taken: what comes later for it is not sooner
                found[count] = unit
                found_ms[count] = time
                count += 1
                if count == units:
                    break
                if count >= k and last == UNSEEN:
                    last = time
            continue
        if time > best[item]:
            continue
        stand = first_stand[item] - 1
        while stand >= 0:
            unit = stand_unit[stand]
            arrives = time + stand_ms[stand]
            if stand_ms[stand] < CLOSED_MS and arrives < unit_best[unit]:
                unit_best[unit] = arrives
                leaves_by[unit] = item
                size = push(times, items, size, arrives, states + unit)
            stand = next_stand[stand] - 1
        for move in range(start[item], start[item + 1]):
            if weight_ms[move] >= CLOSED_MS:
                continue
            arrives = time + weight_ms[move]
            before = tail[move]
            if seen[before] != turn or arrives < best[before]:
                seen[before] = turn
                best[before] = arrives
                onward[before] = move
                size = push(times, items, size, arrives, before)
    return found[:count], found_ms[:count], leaves_by


@nb.njit(cache=True, nogil=True)
def link(states: Int64s, first_stand: Int64s, next_stand: Int64s) -> None:
    """Hang stand i on states[i]; numbers are kept plus one, so that 0 is nothing."""
    for i in range(len(states)):
        next_stand[i] = first_stand[states[i]]
        first_stand[states[i]] = i + 1


@nb.njit(cache=True, nogil=True)
def sweep(
    start: Int64s,
    far: Int64s,
    move_of: Int64s,
    weight_ms: Int64s,
    sources: Int64s,
    source_ms: Int64s,
    times: Int64s,
    items: Int64s,
) -> Int64s:
    """Milliseconds of every state from (or, with incoming moves, to) the sources; CLOSED_MS: no way.

    The moves of state i are move_of[start[i]:start[i + 1]], each leading to state far[move].
    """
    best = np.full(len(start) - 1, CLOSED_MS, np.int64)
    size = 0
    for i in range(len(sources)):
        if source_ms[i] < best[sources[i]]:
            best[sources[i]] = source_ms[i]
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
            if arrives < best[far[move]]:
                best[far[move]] = arrives
                size = push(times, items, size, arrives, far[move])
    return best
