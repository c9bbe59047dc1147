"""The k soonest of many units over a hierarchy, looking at no more of them than may still be among the k."""

import numba as nb
import numpy as np

from routing.hierarchy.contraction import Int32s
from routing.hierarchy.customization import FAR_MS
from routing.hierarchy.kernel import time_of
from routing.network import Int64s


@nb.njit(cache=True, nogil=True)
def soonest(
    stand_state: Int64s,
    stand_unit: Int64s,
    stand_ms: Int64s,
    lower_ms: Int64s,
    k: int,
    place: Int32s,
    up_start: Int32s,
    high: Int32s,
    arc_ms: Int32s,
    best: Int64s,
    solved: Int64s,
    climb: Int32s,
    base: int,
) -> tuple[Int64s, Int64s]:
    """Unit numbers and milliseconds of the k soonest, all that tie with the last too, in any order.

    Stands are sorted by lower_ms, which no arrival is before; the first that is after the k-th soonest ends
    the search. Raises IndexError for a state there is not, ValueError for a unit or a time below 0.
    """
    units = 0
    for i in range(len(stand_unit)):
        if stand_unit[i] < 0 or stand_ms[i] < 0:
            raise ValueError("units and times cannot be negative")
        if not 0 <= stand_state[i] < len(place):
            raise IndexError("no such state")
        units = max(units, int(stand_unit[i]) + 1)
    k = min(k, units)
    arrival = np.full(units, FAR_MS, np.int64)
    first = np.empty(max(k, 0), np.int64)  # the k soonest so far, soonest first
    count = 0
    last = np.int64(FAR_MS - 1)  # who is later than this need not be looked at
    looked = 0
    while looked < len(stand_state) and lower_ms[looked] <= last and k > 0:
        unit = int(stand_unit[looked])
        arrives = FAR_MS
        if stand_ms[looked] < arrival[unit]:
            at = place[stand_state[looked]]
            arrives = int(stand_ms[looked]) + time_of(at, up_start, high, arc_ms, best, solved, climb, base)
        looked += 1
        if arrives >= arrival[unit]:
            continue
        if k < units and arrives <= last:
            count = insert(first, count, unit, arrives, arrival)
        arrival[unit] = arrives
        if count == k:
            last = arrival[first[k - 1]]
    found = np.empty(looked, np.int64)
    found_ms = np.empty(looked, np.int64)
    total = 0
    for i in range(looked):
        unit = stand_unit[i]
        if arrival[unit] <= last:
            found[total] = unit
            found_ms[total] = arrival[unit]
            arrival[unit] = FAR_MS  # taken
            total += 1
    return found[:total], found_ms[:total]


@nb.njit(cache=True, nogil=True)
def insert(first: Int64s, count: int, unit: int, arrives: int, arrival: Int64s) -> int:
    """Put a unit where it belongs among the soonest, off its later place; how many there are."""
    at = count
    for i in range(count):
        if first[i] == unit:
            at = i
    if at == count:
        if count < len(first):
            count += 1
        elif arrival[first[count - 1]] <= arrives:
            return count
        at = count - 1
    while at > 0 and arrival[first[at - 1]] > arrives:
        first[at] = first[at - 1]
        at -= 1
    first[at] = unit
    return count
