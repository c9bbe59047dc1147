"""How soon a unit can be there at the very best: the straight line at the fastest speed of any street now."""

from collections.abc import Sequence
from math import inf

import numba as nb
import numpy as np

from routing.geo import LatLon
from routing.network import CLOSED_MS, Floats, Int64s, StreetNetwork
from routing.plane import Plane, drawn_m
from routing.snap import WALK_M_PER_S
from routing.spot import Snap

ROUNDED_MS = 4
"""Milliseconds that rounding may have taken from the two streets driven in part."""

ROUNDED_SHARE = 1e-6
"""Lengths are sums of floating point numbers; a bound must not pass them."""


class StraightLine:
    """A lower bound for every unit, valid while `seen` is told of every weight that is written."""

    def __init__(self, network: StreetNetwork, plane: Plane) -> None:
        self._network = network
        self.plane = plane
        self._drawn_m = drawn_m(network, plane)
        self._fastest_m_per_ms = 0.0
        self.seen(None)

    def seen(self, arcs: Sequence[int] | None) -> None:
        """These arcs (None: all) have new weights. One that got slower may leave the bound too careful."""
        which = slice(None) if arcs is None else np.array(arcs, np.int64)
        fastest = float(_fastest_m_per_ms(self._network.weight_ms[which], self._drawn_m[which]))
        self._fastest_m_per_ms = fastest if arcs is None else max(fastest, self._fastest_m_per_ms)

    def lower_ms(self, x_m: Floats, y_m: Floats, goal: Snap) -> Int64s:
        """One a stand: milliseconds before which nobody at (x, y) of the plane arrives at the goal."""
        if not 0 < self._fastest_m_per_ms < inf:
            return np.zeros(len(x_m), np.int64)
        x, y = self.plane.metres(goal.position)
        # what is walked, at either end, is not faster than this either
        fastest = max(self._fastest_m_per_ms, WALK_M_PER_S / 1000)
        # the position is on the nearest street; the place itself, and its other streets, may lie nearer
        line_m = np.hypot(x_m - x, y_m - y) * (1 - ROUNDED_SHARE) - goal.off_street_m * (1 + 1e-3)
        ms = np.floor(line_m / fastest) - ROUNDED_MS
        lower: Int64s = np.maximum(ms, 0).astype(np.int64)
        return lower


@nb.njit(cache=True, nogil=True)
def _fastest_m_per_ms(ms: Int64s, drawn_m: Floats) -> float:
    """Infinite where a street takes no time at all; 0 where none is open."""
    fastest = 0.0
    for arc in range(len(ms)):
        if ms[arc] < CLOSED_MS and drawn_m[arc] > 0:
            fastest = max(fastest, drawn_m[arc] / ms[arc] if ms[arc] > 0 else np.inf)
    return fastest


def on_plane(plane: Plane, positions: Sequence[LatLon]) -> tuple[Floats, Floats]:
    """x and y in metres, one a position."""
    at = [plane.metres(each) for each in positions]
    return np.array([x for x, _ in at]), np.array([y for _, y in at])
