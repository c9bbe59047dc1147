"""The planner: the k soonest of many units to an incident, and the way there. Seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from routing.geo import LatLon, distance_m
from routing.kernel import search
from routing.network import CLOSED_MS, EdgeId, Int64s, StreetNetwork
from routing.snap import Snapper
from routing.spot import OnEdge, Snap
from routing.way import Way, along, straight

SECONDS_PER_M = 0.12
"""Straight-line pace until calibrated: 30 km/h, siren and detour included. Assumed."""

CALIBRATED_FROM_M = 1000.0
"""Shorter journeys say little about pace; assumed."""


@dataclass(frozen=True, slots=True)
class TravelTime:
    seconds: float
    approximate: bool
    """True: straight line times a calibrated pace, because no way by road is known."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Per unit, in the order asked: milliseconds and the node it leaves by; per node: the arc onward."""

    unit_ms: Int64s
    leaves_by: Int64s
    onward: Int64s


class Planner:
    """Answers from the network as it is now; safe to ask from several threads at once."""

    def __init__(self, network: StreetNetwork) -> None:
        self.network = network
        self.snapper = Snapper(network)
        self.seconds_per_m = SECONDS_PER_M

    def nearest(self, to: LatLon, sources: Mapping[str, LatLon], k: int) -> dict[str, TravelTime]:
        """The k soonest sources by road, soonest first, ties by name.

        A source no way leads from, or either place off every street, is timed by the straight line and
        marked: it never silently disappears.
        """
        goal = self.snapper.snap(to)
        snaps = {name: self.snapper.snap(spot) for name, spot in sources.items()}
        on_street = {name: snap for name, snap in snaps.items() if snap is not None}
        times = {name: self._straight(spot, to) for name, spot in sources.items()}
        if goal is not None and on_street:
            timed = self._timed(goal, list(on_street.values()), k).unit_ms
            by_road = {name: int(ms) for name, ms in zip(on_street, timed, strict=True) if ms >= 0}
            if len(by_road) >= k:  # the search stopped there: what it did not reach is later, not cut off
                times = {name: each for name, each in times.items() if name not in on_street}
            times |= {name: TravelTime(ms / 1000, approximate=False) for name, ms in by_road.items()}
        return dict(sorted(times.items(), key=lambda item: (item[1].seconds, item[0]))[:k])

    def soonest(self, to: int, units: Mapping[str, int], k: int) -> dict[str, float]:
        """Seconds by road of the k soonest units, soonest first, ties by name; junction to junction.

        Units that cannot get there are left out. Raises KeyError for an unknown junction.
        """
        stands = [(self.network.index[node], i, 0) for i, node in enumerate(units.values())]
        direct = np.full(len(units), -1, np.int64)
        found = self._search([(self.network.index[to], 0)], stands, direct, k)
        reached = sorted((int(ms), name) for name, ms in zip(units, found.unit_ms, strict=True) if ms >= 0)
        return {name: ms / 1000 for ms, name in reached[:k]}

    def route(self, start: LatLon, to: LatLon) -> Way:
        """The fastest way as geometry; a straight line, marked, where none is known."""
        one, other = self.snapper.snap(start), self.snapper.snap(to)
        if one is not None and other is not None:
            found = self._timed(other, [one], 1)
            if found.unit_ms[0] >= 0:
                return along(self.network, self._steps(one, other, found), int(found.unit_ms[0]))
        return straight(start, to, self._straight(start, to).seconds)

    def path(self, start: int, to: int) -> list[EdgeId] | None:
        """The fastest edges between two junctions in driving order; None when there is no way.

        Raises KeyError for an unknown junction.
        """
        goal, first = self.network.index[to], self.network.index[start]
        found = self._search([(goal, 0)], [(first, 0, 0)], np.full(1, -1, np.int64), 1)
        return None if found.unit_ms[0] < 0 else self._edges(first, goal, found.onward)

    def warm(self) -> None:
        """Compile the kernels and learn this network's straight-line pace; call it once before serving."""
        some = self.network.nodes[:: max(1, len(self.network.nodes) // 5)][:5]
        paces = [pace for node in some for pace in self._pace(node)]
        if paces:
            self.seconds_per_m = median(paces)

    def _pace(self, to: int) -> list[float]:
        """Seconds per metre of straight line, from each junction that is far enough and can get there."""
        nodes = self.network.nodes
        stands = [(i, i, 0) for i in range(len(nodes))]
        unit_ms = self._search(
            [(self.network.index[to], 0)], stands, np.full(len(nodes), -1, np.int64), len(nodes)
        ).unit_ms
        goal = self.network.position(to)
        line_m = np.array([distance_m(self.network.position(node), goal) for node in nodes])
        far = (line_m > CALIBRATED_FROM_M) & (unit_ms > 0)
        return list(map(float, unit_ms[far] / 1000 / line_m[far]))

    def _straight(self, start: LatLon, to: LatLon) -> TravelTime:
        return TravelTime(distance_m(start, to) * self.seconds_per_m, approximate=True)

    def _timed(self, goal: Snap, units: Sequence[Snap], k: int) -> _Found:
        network, index = self.network, self.network.index
        goals = [
            (index[each.edge[0]], ms) for each in goal.on if (ms := each.ms_from_tail(network)) is not None
        ]
        stands = [
            (index[each.edge[1]], i, ms)
            for i, unit in enumerate(units)
            for each in unit.on
            if (ms := each.ms_to_head(network)) is not None
        ]
        direct = np.array([_direct_ms(network, unit, goal) for unit in units], np.int64)
        return self._search(goals, stands, direct, k)

    def _search(
        self, goals: Sequence[tuple[int, int]], stands: Sequence[tuple[int, int, int]], direct: Int64s, k: int
    ) -> _Found:
        """goals: (node, ms to the incident); stands: (node, unit, ms to the node)."""
        arcs = self.network.incoming
        grid = np.array(stands, np.int64).reshape(-1, 3)
        grid = grid[np.argsort(grid[:, 0], kind="stable")]
        first = np.searchsorted(grid[:, 0], np.arange(len(self.network.nodes) + 1))
        ends = np.array(goals, np.int64).reshape(-1, 2)
        nodes, ms = _column(ends, 0), _column(ends, 1)
        units, unit_ms = _column(grid, 1), _column(grid, 2)
        found = search(arcs.start, arcs.tail, arcs.weight_ms, nodes, ms, first, units, unit_ms, direct, k)
        return _Found(*found)

    def _steps(self, start: Snap, to: Snap, found: _Found) -> list[tuple[EdgeId, float, float]]:
        """The edges driven, each with the share of it where one enters and leaves."""
        if found.leaves_by[0] < 0:
            here, there = _direct(self.network, start, to)
            return [(here.edge, here.share, there.share)]
        leaves = int(found.leaves_by[0])
        first = min(
            (each for each in start.on if self.network.index[each.edge[1]] == leaves),
            key=lambda each: _or_closed(each.ms_to_head(self.network)),
        )
        between, arrives = self._onward(leaves, found.onward)
        last = min(
            (each for each in to.on if self.network.index[each.edge[0]] == arrives),
            key=lambda each: _or_closed(each.ms_from_tail(self.network)),
        )
        whole = [(edge, 0.0, 1.0) for edge in between]
        return [(first.edge, first.share, 1.0), *whole, (last.edge, 0.0, last.share)]

    def _onward(self, node: int, onward: Int64s) -> tuple[list[EdgeId], int]:
        """Edges from a node to the goal it leads to, and that goal."""
        edges: list[EdgeId] = []
        while (arc := int(onward[node])) >= 0:
            edges.append(self.network.edge_of_arc[arc])
            node = int(self.network.incoming.head[arc])
        return edges, node

    def _edges(self, start: int, goal: int, onward: Int64s) -> list[EdgeId]:
        return [] if start == goal else self._onward(start, onward)[0]


def _column(table: Int64s, i: int) -> Int64s:
    return np.ascontiguousarray(table[:, i])


def _or_closed(ms: int | None) -> int:
    return CLOSED_MS if ms is None else ms


def _direct(network: StreetNetwork, start: Snap, to: Snap) -> tuple[OnEdge, OnEdge]:
    """Both on one edge, start before goal; the soonest such pair. Raises ValueError when there is none."""
    return min(
        ((a, b) for a in start.on for b in to.on if a.edge == b.edge and a.share <= b.share),
        key=lambda pair: _or_closed(_between_ms(network, *pair)),
    )


def _between_ms(network: StreetNetwork, a: OnEdge, b: OnEdge) -> int | None:
    before, after = a.ms_from_tail(network), b.ms_from_tail(network)
    return None if before is None or after is None else after - before


def _direct_ms(network: StreetNetwork, start: Snap, to: Snap) -> int:
    """Milliseconds straight along a street both are on; -1 when the one is not before the other."""
    times = [
        ms
        for a in start.on
        for b in to.on
        if a.edge == b.edge and a.share <= b.share and (ms := _between_ms(network, a, b)) is not None
    ]
    return min(times, default=-1)
