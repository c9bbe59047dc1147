"""What closed streets part: which junctions still reach each other, and from where one goes on on foot."""

from collections.abc import Collection
from dataclasses import dataclass

import numba as nb
import numpy as np

from routing.kernel import drop_least, push
from routing.network import CLOSED_MS, Bools, Floats, Int64s, StreetNetwork
from routing.parts import strong_parts
from routing.plane import drawn_m, plane_of
from routing.snap import ISLET_SHARE, WALK_M_PER_S
from routing.spot import Snap

WALKED_MS = 2_160_000
"""A longer walk along closed streets is told to nobody: half an hour and a little, 3 km. Assumed."""

MOST_EDGES = 8
"""Junctions of one part from which a place is walked to, the nearest. Assumed."""


class Streets:
    """What does not change while streets open and close."""

    def __init__(self, network: StreetNetwork, barred: Bools | None = None) -> None:
        """barred: one an arc, True where this vehicle does not fit; people on foot do."""
        self.network = network
        self.fits = np.ones(network.arc_count, np.bool_) if barred is None else ~barred
        self.drawn_m: Floats = drawn_m(network, plane_of(network))
        # never sooner than the line it is drawn by: the straight line is to stay a bound
        self.walk_ms: Int64s = np.ceil(self.drawn_m / WALK_M_PER_S * 1000).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Cordons:
    """One state of what is shut."""

    streets: Streets
    shut: Bools
    within: Bools
    """One an arc: open, and both its ends in one part: who drives it can come back."""
    part: Int64s
    """One a junction: those of one number reach each other over open streets."""
    whole: Int64s
    """One a junction: the same, were nothing shut. Nobody walks between what no closure has parted."""
    whole_of: Int64s
    """One a part."""
    town: Bools
    """One a part: its vehicles drive to where the closed streets begin, and their crews walk on from there.
    Of a whole the largest part, and each that is no islet; a vehicle in any other comes out at a walk."""

    def whole_at(self, snap: Snap) -> int:
        return int(self.whole[self.streets.network.arrays.tail[snap.on[0].arc]])

    def edges(
        self, home: Collection[int], whole: int, junctions: Int64s, walk_ms: Int64s
    ) -> tuple[Int64s, Int64s]:
        """Junctions where the closed streets begin for the towns of this whole, home parts left out, and the
        milliseconds on foot from there to a place so far from these junctions: the nearest of each town."""
        stops = self.town & (self.whole_of == whole)
        stops[list(home)] = False
        if not stops.any():
            return np.empty(0, np.int64), np.empty(0, np.int64)
        network = self.streets.network
        a, room = network.arrays, 2 * network.arc_count + len(junctions) + 1
        ms = walked(
            *(network.out_start, a.head, network.in_start, network.in_arcs, a.tail, self.streets.walk_ms),
            *(self.part, stops, junctions, walk_ms, WALKED_MS),
            *(np.empty(room, np.int64), np.empty(room, np.int64)),
        )
        met = np.flatnonzero((ms < CLOSED_MS) & stops[self.part])
        met = met[np.lexsort((met, ms[met], self.part[met]))]
        towns = self.part[met]
        place = np.arange(len(met)) - np.searchsorted(towns, towns)
        nearest = met[place < MOST_EDGES]
        return nearest, ms[nearest]

    def comes_out(self) -> Int64s:
        """Junctions from which a vehicle comes out at a walk."""
        left = np.zeros(int(self.whole.max(initial=-1)) + 1, np.bool_)
        left[self.whole_of[self.town]] = True
        return np.flatnonzero(left[self.whole] & ~self.town[self.part])

    def edges_of(self, junction: int) -> tuple[list[int], list[int]]:
        """The same of one junction, whatever else leads there."""
        part = int(self.part[junction])
        home = {part} if self.town[part] else set[int]()
        start = np.array([junction]), np.zeros(1, np.int64)
        met, ms = self.edges(home, int(self.whole[junction]), *start)
        return met.tolist(), ms.tolist()


def cordons_of(streets: Streets) -> Cordons | None:
    """As the network is now; None: nothing is shut. Some 100 ms in a large city where something is."""
    network = streets.network
    a, weight_ms = network.arrays, network.weight_ms
    shut = shut_arcs(network)
    if not shut.any():
        return None
    may = (a.base_ms < CLOSED_MS) & streets.fits
    is_open = may & (weight_ms < CLOSED_MS)
    part, whole = strong_parts(network, is_open), strong_parts(network, may)
    within = is_open & (part[a.tail] == part[a.head])
    size = np.bincount(part)
    whole_of = np.empty(len(size), np.int64)
    whole_of[part] = whole
    largest = np.zeros(len(size), np.bool_)
    order = np.lexsort((-size, whole_of))
    largest[order[np.unique(whole_of[order], return_index=True)[1]]] = True
    driven = np.bincount(part[a.tail[within]], minlength=len(size)) > 0
    town = driven & (largest | (size >= ISLET_SHARE * network.node_count))
    return Cordons(streets, shut, within, part, whole, whole_of, town)


def warm(network: StreetNetwork) -> None:
    """Compile the walk before somebody waits for it: over the network's own arrays, for a step of none."""
    if network.node_count:
        none, some = np.zeros(network.node_count, np.int64), np.zeros(1, np.int64)
        a, walk_ms = network.arrays, np.zeros(network.arc_count, np.int64)
        streets = (network.out_start, a.head, network.in_start, network.in_arcs, a.tail, walk_ms)
        walked(
            *streets, none, np.ones(1, np.bool_), some, some, 0, np.empty(1, np.int64), np.empty(1, np.int64)
        )


def shut_arcs(network: StreetNetwork) -> Bools:
    """One an arc: closed now, and not by itself."""
    return np.asarray((network.weight_ms >= CLOSED_MS) & (network.arrays.base_ms < CLOSED_MS))


@nb.njit(cache=True, nogil=True)
def walked(
    out_start: Int64s,
    head: Int64s,
    in_start: Int64s,
    in_arcs: Int64s,
    tail: Int64s,
    walk_ms: Int64s,
    part: Int64s,
    stops: Bools,
    junctions: Int64s,
    first_ms: Int64s,
    limit_ms: int,
    times: Int64s,
    items: Int64s,
) -> Int64s:
    """Milliseconds on foot from the nearest of these junctions to each, along streets in either direction;
    CLOSED_MS where that is longer than the limit, and beyond a junction of a part one stops at.

    times, items: room for two entries an arc and one a junction given. Dijkstra 1959.
    """
    best = np.full(len(out_start) - 1, CLOSED_MS, np.int64)
    size = 0
    for i in range(len(junctions)):
        if first_ms[i] <= limit_ms and first_ms[i] < best[junctions[i]]:
            best[junctions[i]] = first_ms[i]
            size = push(times, items, size, first_ms[i], junctions[i])
    while size > 0:
        time = times[0]
        here = items[0]
        size = drop_least(times, items, size)
        if time > best[here] or stops[part[here]]:
            continue
        out = out_start[here + 1] - out_start[here]
        for i in range(out + in_start[here + 1] - in_start[here]):
            arc = out_start[here] + i if i < out else in_arcs[in_start[here] + i - out]
            there = head[arc] if i < out else tail[arc]
            arrives = time + walk_ms[arc]
            if arrives <= limit_ms and arrives < best[there]:
                best[there] = arrives
                size = push(times, items, size, arrives, there)
    return best
