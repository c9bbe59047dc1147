"""How soon a unit can be there at the very best: the straight line at the fastest speed of any street now."""

from collections.abc import Sequence
from math import inf

import numba as nb
import numpy as np

from routing.geo import LatLon
from routing.network import CLOSED_MS, Floats, Int64s, StreetNetwork
from routing.plane import Plane
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
        self._drawn_m = self._lengths()
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
        walked_m = [each.walk_ms / 1000 * WALK_M_PER_S for each in goal.on]
        # the goal's other streets lie at most so far from its nearest: to the place and back from it
        nearer_m = walked_m[0] + max(walked_m) if walked_m else 0.0
        line_m = np.hypot(x_m - x, y_m - y) * (1 - ROUNDED_SHARE) - nearer_m - 1e-3 * nearer_m
        ms = np.floor(line_m / self._fastest_m_per_ms) - ROUNDED_MS
        lower: Int64s = np.maximum(ms, 0).astype(np.int64)
        return lower

    def _lengths(self) -> Floats:
        """Metres of every arc as drawn on the plane."""
        lat, lon, start = self._network.points_of(np.arange(self._network.arc_count))
        step = np.hypot(np.diff(lon * self.plane.east_m), np.diff(lat * self.plane.north_m))
        run = np.concatenate([[0.0], np.cumsum(step)])
        return np.asarray(run[start[1:] - 1] - run[start[:-1]]) if len(start) > 1 else np.empty(0)


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
