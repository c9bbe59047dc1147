"""Where units stand, put on the network once and asked about many times."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from routing.geo import LatLon
from routing.kernel import link
from routing.network import CLOSED_MS, Int64s
from routing.search_graph import SearchGraph
from routing.spot import Snap


@dataclass(frozen=True, slots=True)
class Links:
    """Stands hung on the states they lead to; see routing/kernel.py."""

    first: Int64s
    next: Int64s


class Stands:
    """Snapped units, in the order of their names, so that the lower number wins a tie.

    A stand is an arc a unit is on. Times to the arc's end are worked out anew when the network has changed.
    """

    def __init__(self, view: SearchGraph, snaps: Mapping[str, Snap | None]) -> None:
        self.names = sorted(snaps)
        self.snaps = [snaps[name] for name in self.names]
        self._view = view
        spots = [(i, each) for i, snap in enumerate(self.snaps) if snap is not None for each in snap.on]
        self.unit = np.array([i for i, _ in spots], np.int64)
        self.arc = np.array([each.arc for _, each in spots], np.int64)
        self._share = np.array([each.share for _, each in spots])
        self._walk_ms = np.array([each.walk_ms for _, each in spots], np.int64)
        self._version = -1
        self._ms = np.empty(0, np.int64)
        self._on_arc: defaultdict[int, list[int]] = defaultdict(list)
        for stand, (_, each) in enumerate(spots):
            self._on_arc[each.arc].append(stand)

    @cached_property
    def state(self) -> Int64s:
        """One a stand: where it is once it has driven its arc to the end."""
        return self._view.end_state[self.arc] if len(self.arc) else np.empty(0, np.int64)

    @cached_property
    def links(self) -> Links:
        first = np.zeros(self._view.states, np.int64)
        following = np.zeros(len(self.arc), np.int64)
        link(self.state, first, following)
        return Links(first, following)

    @cached_property
    def position(self) -> list[LatLon]:
        """One a stand: where on the street its unit is."""
        return [snap.position for i in self.unit.tolist() if (snap := self.snaps[i]) is not None]

    @property
    def ms(self) -> Int64s:
        """One a stand: milliseconds to its arc's end now; CLOSED_MS when its street is closed."""
        network = self._view.network
        if self._version != network.version or len(self._ms) != len(self.arc):
            version = network.version
            whole = network.weight_ms[self.arc] if len(self.arc) else np.empty(0, np.int64)
            left = whole - np.rint(whole * self._share).astype(np.int64)
            self._ms = np.where(whole >= CLOSED_MS, CLOSED_MS, left + self._walk_ms)
            self._version = version
        return self._ms

    def direct(self, goal: Snap) -> tuple[Int64s, Int64s]:
        """Units on one of the goal's own arcs before it, and milliseconds straight there."""
        network = self._view.network
        pairs = []
        for there in goal.on:
            to_goal = there.ms_from_tail(network)
            for stand in self._on_arc.get(there.arc, ()):
                if to_goal is not None and self._share[stand] <= there.share:
                    before = round(int(network.weight_ms[there.arc]) * float(self._share[stand]))
                    out_ms = int(self._walk_ms[stand]) - before
                    pairs.append((int(self.unit[stand]), out_ms + to_goal + there.walk_ms))
        table = np.array(pairs, np.int64).reshape(-1, 2)
        return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])


def goals_of(view: SearchGraph, goal: Snap) -> tuple[Int64s, Int64s]:
    """States from which a move leads onto the goal's arcs, and milliseconds from each to the goal."""
    states, ms = [], []
    for there in goal.on:
        drive = there.ms_from_tail(view.network)
        if drive is None:
            continue
        for move in view.moves_over(there.arc):
            states.append(int(view.tail[move]))
            ms.append(int(view.turn_ms[move]) + drive + there.walk_ms)
    return np.array(states, np.int64), np.array(ms, np.int64)
