"""The k soonest units: which of two exact searches answers, chosen by how thinly units are spread."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np

from routing.hierarchy.hierarchy import Hierarchy
from routing.network import CLOSED_MS, Floats, Int64s
from routing.reach import Stands
from routing.search_graph import SearchGraph
from routing.spot import Snap
from routing.straight_line import StraightLine, on_plane

DENSE_STATES = 400.0
"""An early-stopping search that sees fewer states than this is faster than the hierarchy. Measured."""


class OverHierarchy:
    """The soonest by the hierarchy, candidates in the order of their straight lines."""

    def __init__(self, view: SearchGraph, hierarchy: Hierarchy, line: StraightLine) -> None:
        self._view = view
        self.hierarchy = hierarchy
        self._line = line
        self._points: WeakKeyDictionary[Stands, tuple[Floats, Floats]] = WeakKeyDictionary()

    def is_better_for(self, stands: Stands, k: int, dense_states: float) -> bool:
        if not dense_states:
            return True
        units = max(1, len(stands.names))
        # the straight lines of many units take their time too: each about half a state's
        return self._view.states * k > (dense_states + units / 2) * units

    def written(self, arcs: Sequence[int] | None, moves: Int64s) -> None:
        """These arcs (None: all), and so these moves, have new weights."""
        self._line.seen(arcs)
        if arcs is None:
            self.hierarchy.write_all(self._view.weight_ms)
        else:
            self.hierarchy.write(moves, self._view.weight_ms[moves])

    def soonest(
        self, goal: Snap, goals: tuple[Int64s, Int64s], direct: tuple[Int64s, Int64s], stands: Stands, k: int
    ) -> tuple[Int64s, Int64s]:
        """Unit numbers and milliseconds, the k soonest and all that tie with the last, soonest first."""
        x, y = self._where(stands)
        lower = self._line.lower_ms(x, y, goal)
        order = np.argsort(lower, kind="stable")
        order = order[stands.ms[order] < CLOSED_MS]
        unit, ms = self.hierarchy.soonest(
            *goals, stands.state[order], stands.unit[order], stands.ms[order], lower[order], k
        )
        return _merged(unit, ms, *direct)

    def _where(self, stands: Stands) -> tuple[Floats, Floats]:
        if stands not in self._points:
            self._points[stands] = on_plane(self._line.plane, stands.position)
        return self._points[stands]


def _merged(unit: Int64s, ms: Int64s, direct: Int64s, direct_ms: Int64s) -> tuple[Int64s, Int64s]:
    """Each unit once, by its soonest way."""
    units, times = np.concatenate([unit, direct]), np.concatenate([ms, direct_ms])
    order = np.lexsort((units, times))
    _, firsts = np.unique(units[order], return_index=True)
    kept = order[np.sort(firsts)]
    return units[kept], times[kept]
