"""The planner: the k soonest of many units to an incident, and the way there. Seconds."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from routing import cordons
from routing.driven import gets_out, or_closed, straight_along
from routing.geo import EARTH_RADIUS_M, LatLon, distance_m
from routing.hierarchy.hierarchy import Hierarchy
from routing.hierarchy.topology import Topology
from routing.junctions import Junctions
from routing.kernel import search
from routing.network import CLOSED_MS, Int64s, StreetNetwork
from routing.reach import Stands, goals_of
from routing.room import Room, Rooms
from routing.search_graph import Path, SearchGraph, TurnCost
from routing.shut_off import ShutOff
from routing.snap import WALK_M_PER_S, Snapper
from routing.soonest import DENSE_STATES, OverHierarchy
from routing.spot import OnArc, Snap
from routing.straight_line import StraightLine
from routing.way import Step, Way, along, straight

SECONDS_PER_M = 0.12
"""Straight-line pace until calibrated: 30 km/h, siren and detour included. Assumed."""

WALKED_S_PER_M = 1 / WALK_M_PER_S
"""Pace of the straight line where closures have cut every way: at a drive the last would look the first."""

CALIBRATED_FROM_M = 1000.0
"""Shorter journeys say little about pace; assumed."""

CALIBRATED_ON = 5
"""Junctions the pace is learnt from. Assumed: it is a fallback, and the start of a process waits for it."""


@dataclass(frozen=True, slots=True)
class TravelTime:
    seconds: float
    """All of it: driven, then walked from the street to the place."""
    approximate: bool
    """True: straight line times a calibrated pace, because no way by road is known."""
    walk_s: float = 0.0
    """The part on foot, already in `seconds`."""
    fits: bool = True
    """False: by streets that may be too low, too weak or too narrow for the vehicle; no others lead there."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Unit numbers and milliseconds, soonest first; the state each leaves by; the room with the ways."""

    unit: Int64s
    ms: Int64s
    leaves_by: Int64s
    room: Room


class Planner:
    """Answers from the network as it is now; safe to ask from several threads at once."""

    def __init__(
        self,
        network: StreetNetwork,
        forbidden: Sequence[Path] = (),
        turn_cost: TurnCost | None = None,
        barred: NDArray[np.bool_] | None = None,
    ) -> None:
        """forbidden, turn_cost, barred: see SearchGraph."""
        self.network = network
        self.snapper = Snapper(network, barred)
        self.shut_off = ShutOff(network, self.snapper, barred)
        """Who is behind closed streets, and how one gets there."""
        self.seconds_per_m = SECONDS_PER_M
        self._version = network.version  # before the weights are read: what is written meanwhile is caught up
        self._view = SearchGraph(network, forbidden, turn_cost, barred)
        self._rooms = Rooms(self._view.states, len(self._view.arc))
        self._catching_up = threading.Lock()
        self._sparse: OverHierarchy | None = None
        self.dense_states = DENSE_STATES
        """Where the two searches part; 0: always over the hierarchy, once it is prepared."""

    def prepare(self, topology: Topology | None = None) -> Topology:
        """Build the hierarchy, or lay weights over a topology built before; until then every question is
        answered by the early-stopping search. Compiles its kernels too. Slow for a large network; safe
        beside questions. Returns the topology, for planners over the same moves."""
        view = self.view
        if topology is None or not topology.fits(view.tail, view.head):
            topology = Topology.build(view.states, view.tail, view.head)
        with self._catching_up:
            line = StraightLine(self.network, self.snapper.plane)
            sparse = OverHierarchy(view, Hierarchy(topology, view.weight_ms), line)
            if self.network.arc_count:
                here, stands = self._anywhere()
                sparse.soonest(here, goals_of(view, here), stands.direct(here), stands, 1)
            self._sparse = sparse
        return topology

    @property
    def prepared(self) -> bool:
        return self._sparse is not None

    @property
    def hierarchy(self) -> Hierarchy:
        """Raises ValueError before `prepare`."""
        if self._sparse is None:
            raise ValueError("the hierarchy is not prepared")
        return self._sparse.hierarchy

    @property
    def view(self) -> SearchGraph:
        """The states and moves that are searched, with the network's weights of now."""
        self.catch_up()
        return self._view

    def catch_up(self) -> None:
        """Take what was written to the network since the last question; nothing when nothing was."""
        if self._version == self.network.version:
            return
        with self._catching_up:
            version = self.network.version
            arcs = self.network.written_since(self._version)
            if arcs is None or arcs:
                moves = self._view.refresh(arcs)
                if self._sparse is not None:
                    self._sparse.written(arcs, moves)
            self._version = version
        self.shut_off.catch_up()

    def goal(self, to: LatLon) -> Snap | None:
        """Where a place is reached; of one behind closed streets, on foot from where these begin too, marked
        `shut_off`. None: no street is near."""
        return self.shut_off.goal(to)

    def stand(self, at: LatLon) -> Snap | None:
        """Where a vehicle is on the streets, and comes out of closed ones. None: no street is near."""
        return self.shut_off.stand(at)

    def stands(self, sources: Mapping[str, LatLon | Snap | None]) -> Stands:
        """Units put on the streets, to be asked about again and again. A position is snapped first."""
        snaps = {
            name: self.stand(each) if isinstance(each, LatLon) else each for name, each in sources.items()
        }
        return Stands(self._view, snaps)

    def soonest(self, goal: Snap, stands: Stands, k: int) -> list[tuple[str, int]]:
        """Names and milliseconds by road of the k soonest, soonest first, ties by name.

        Units no way leads from are left out.
        """
        unit, ms = self.units_by_ms(goal, stands, k)
        ranked = sorted(zip(ms.tolist(), unit.tolist(), strict=True))
        return [(stands.names[unit], ms) for ms, unit in ranked[:k]]

    def units_by_ms(self, goal: Snap, stands: Stands, k: int) -> tuple[Int64s, Int64s]:
        """Units by their place in `stands.names`, and milliseconds: the k soonest and ties with the last."""
        view, sparse = self.view, self._sparse
        if sparse is not None and sparse.is_better_for(stands, k, self.dense_states):
            return sparse.soonest(goal, goals_of(view, goal), stands.direct(goal), stands, k)
        found = self._search(goal, stands, k)
        return found.unit, found.ms

    def nearest(self, to: LatLon, sources: Mapping[str, LatLon], k: int) -> dict[str, TravelTime]:
        """The k soonest sources by road, soonest first, ties by name.

        A source no way leads from, or either place off every street, is timed by the straight line and
        marked: it never silently disappears.
        """
        goal = self.goal(to)
        stands = self.stands(sources)
        by_road = dict(self.soonest(goal, stands, k)) if goal is not None and len(stands.arc) else {}
        known = set(by_road)
        if len(by_road) >= k:  # the search stopped there: what it did not reach is later, not cut off
            known |= {n for n, snap in zip(stands.names, stands.snaps, strict=True) if snap is not None}
        times = {name: TravelTime(ms / 1000, approximate=False) for name, ms in by_road.items()}
        times |= {name: self._straight(sources[name], to) for name in sources if name not in known}
        return dict(sorted(times.items(), key=lambda item: (item[1].seconds, item[0]))[:k])

    def route(self, start: LatLon, to: LatLon) -> Way:
        """The fastest way as geometry; a straight line, marked, where none is known."""
        one, other = self.stand(start), self.goal(to)
        steps = None if one is None or other is None else self.steps(one, other)
        return self.straight_way(start, to) if steps is None else along(self.network, *steps)

    def straight_way(self, start: LatLon, to: LatLon) -> Way:
        """The straight line at the city's pace, marked."""
        return straight(start, to, self._straight(start, to).seconds)

    def steps(self, start: Snap, to: Snap) -> tuple[list[Step], int, int] | None:
        """What is driven, arc by arc, and the milliseconds driven and walked; None when there is no way."""
        stands = Stands(self._view, {"": start})
        found = self._search(to, stands, 1)
        if not len(found.ms):
            return None
        steps, last = self._driven(start, to, found)
        return steps, int(found.ms[0]) - last.walk_ms, last.walk_ms

    def walks_s(self, starts: Mapping[str, LatLon], to: LatLon) -> dict[str, float]:
        """Of each, the seconds on foot between the street and a place off it, on its fastest way there (of
        equally fast ones the one with the shortest walk); 0 where no street leads there."""
        goal = self.goal(to)
        walks = sorted({each.walk_ms for each in goal.on}) if goal is not None else [0]
        if goal is None or walks == [0]:
            return dict.fromkeys(starts, 0.0)
        stands = self.stands(starts)
        best: dict[str, tuple[int, int]] = {}
        for walk_ms in walks:  # a search for each: which street a way ends in is not told by its time
            there = replace(goal, on=tuple(each for each in goal.on if each.walk_ms == walk_ms))
            for name, ms in self.soonest(there, stands, len(starts)):
                best[name] = min(best.get(name, (ms, walk_ms)), (ms, walk_ms))
        return {name: best[name][1] / 1000 if name in best else 0.0 for name in starts}

    def warm(self) -> None:
        """Compile the kernels and learn this network's straight-line pace; call it once before serving."""
        count = self.network.node_count
        junctions = Junctions(self.network)
        some = range(0, count, max(1, count // CALIBRATED_ON))[:CALIBRATED_ON]
        paces = np.concatenate([np.empty(0), *(self._pace(junctions, place) for place in some)])
        if len(paces):
            self.seconds_per_m = median(paces.tolist())
        if self.network.arc_count:
            self.soonest(*self._anywhere(), 1)
        cordons.warm(self.network)

    def _anywhere(self) -> tuple[Snap, Stands]:
        """A place, and somebody there."""
        here = Snap((OnArc(0, 0.0),), self.network.line_of(0)[0], 0.0)
        return here, Stands(self._view, {"": here})

    def _pace(self, junctions: Junctions, to: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """Seconds per metre of straight line, from each junction that is far enough and can get there."""
        a = self.network.arrays
        ms = junctions.times_to(to)
        north = np.radians(a.lat - a.lat[to])
        east = np.radians(a.lon - a.lon[to]) * np.cos(np.radians(a.lat[to]))
        line_m = np.hypot(north, east) * EARTH_RADIUS_M
        far = (line_m > CALIBRATED_FROM_M) & (ms < CLOSED_MS)
        return np.asarray(ms[far] / 1000 / line_m[far])

    def _straight(self, start: LatLon, to: LatLon) -> TravelTime:
        pace, parted = self.seconds_per_m, self.shut_off.parted(self.goal(to))
        if parted >= 0 and parted == self.shut_off.parted(self.stand(start)):
            pace = max(pace, WALKED_S_PER_M)
        return TravelTime(distance_m(start, to) * pace, approximate=True)

    def _search(self, goal: Snap, stands: Stands, k: int) -> _Found:
        view = self.view
        goals, goal_ms = goals_of(view, goal)
        direct, direct_ms = stands.direct(goal)
        room = self._rooms.take(len(goals) + len(stands.arc) + len(direct) + 1)
        links = stands.links
        asked = (view.start, view.tail, view.weight_ms, goals, goal_ms)
        where = (links.first, links.next, stands.unit, stands.ms, direct, direct_ms)
        kept = (room.best, room.onward, room.seen)
        heap = (room.times, room.items)
        unit, ms, leaves_by = search(*asked, *where, len(stands.names), k, *kept, room.turn, *heap)
        return _Found(unit, ms, leaves_by, room)

    def _driven(self, start: Snap, to: Snap, found: _Found) -> tuple[list[Step], OnArc]:
        """Arcs driven, each with the shares of it where one enters and leaves; and where one gets out."""
        network, view = self.network, self._view
        total = int(found.ms[0])
        state = int(found.leaves_by[int(found.unit[0])])
        if state < 0:
            here, there = straight_along(network, start, to, total)
            return [(here.arc, here.share, there.share)], there
        first = min(
            (each for each in start.on if view.end_state[each.arc] == state),
            key=lambda each: each.walk_ms + or_closed(each.ms_to_head(network)),
        )
        steps: list[Step] = [(first.arc, first.share, 1.0)]
        while (move := int(found.room.onward[state])) >= 0:
            steps.append((int(view.arc[move]), 0.0, 1.0))
            state = int(view.head[move])
        last = gets_out(view, to, state, int(found.room.best[state]))
        return [*steps, (last.arc, 0.0, last.share)], last
