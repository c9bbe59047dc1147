"""Nearest streets to a position, and how far along them."""

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from routing.geo import LatLon
from routing.network import Int64s, StreetNetwork
from routing.parts import strong_parts
from routing.plane import plane_of
from routing.spot import OnArc, Snap

FARTHEST_M = 500.0
"""Beyond this a position is not at any street. Assumed: a large park or a harbour."""

SAME_LINE_M = 0.05
"""Both directions of a street are drawn by the same line; rounding keeps them within this. Assumed."""

ISLET_SHARE = 0.02
"""A part of the network with a smaller share of the junctions than this, cut off from the rest, is a car
park or a drawing error: a position beside it belongs to the next real street. Assumed."""

OTHER_STREETS_M = 30.0
"""A place is also reached from a street this much farther off than its nearest: a corner house, a yard
between two streets. Assumed."""

MOST_STREETS = 4
"""Streets a place is reached from at most. Assumed."""

WALK_M_PER_S = 1.4
"""A crew on foot with its bags. Assumed: the pace pedestrian signals are timed for is 1.2 to 1.5."""

HEADING_OFF_DEG = 60.0
"""A moving vehicle's heading and its street's differ by less, bends and receiver noise included. Assumed."""

KEPT = 20_000
"""Positions whose street is remembered: parked units ask again and again. Ten times a big city's units."""


class Snapper:
    """Snaps to the geometry as it was when the snapper was made; a closed street needs no new one."""

    def __init__(self, network: StreetNetwork, barred: NDArray[np.bool_] | None = None) -> None:
        """barred: one an arc, True where this vehicle does not fit, neither to stand there nor to arrive."""
        self._network = network
        self.plane = plane_of(network)
        self._arcs = arcs_on_sizable_parts(network)
        if barred is not None:
            self._arcs = self._arcs[~barred[self._arcs]]
        self._street = network.arrays.street_id[self._arcs]
        self._lines = self._drawn()
        self._tree = shapely.STRtree(self._lines)
        self.snap = lru_cache(KEPT)(self._unit)
        """`snap(position, heading_deg=None) -> Snap | None`: a vehicle's one street; None: none is near."""
        self.reach = lru_cache(KEPT)(self._place)
        """`reach(position) -> Snap | None`: a place, by every street it may be walked to from."""

    def _unit(self, position: LatLon, heading_deg: float | None = None) -> Snap | None:
        point, near, off_m = self._near(position)
        if not len(near):
            return None
        chosen = [int(near[0])]
        if heading_deg is not None:
            along = [int(i) for i in near if self._turned_deg(int(i), point, heading_deg) <= HEADING_OFF_DEG]
            # which way it drives says which of two directions, and which of two streets, it is on
            chosen = along[:1] or chosen
            return self._snapped(point, chosen, float(off_m[0]), walked=False)
        return self._snapped(point, self._both_ways(chosen[0], point), float(off_m[0]), walked=False)

    def _place(self, position: LatLon) -> Snap | None:
        point, near, off_m = self._near(position)
        if not len(near):
            return None
        return self._by_streets(point, near, off_m)

    def _by_streets(self, point: shapely.Point, near: Int64s, off_m: NDArray[np.float64]) -> Snap:
        within = near[off_m <= off_m[0] + OTHER_STREETS_M]
        _, firsts = np.unique(self._street[within], return_index=True)
        streets = within[np.sort(firsts)][:MOST_STREETS]
        arcs = [each for i in streets for each in self._both_ways(int(i), point)]
        return self._snapped(point, arcs, float(off_m[0]), walked=True)

    def _near(self, position: LatLon) -> tuple[shapely.Point, Int64s, NDArray[np.float64]]:
        """Lines that may matter, nearest first, with their distances, metres."""
        point = shapely.Point(*self.plane.metres(position))
        nearest = self._tree.query_nearest(point, max_distance=FARTHEST_M, all_matches=False)
        if not len(nearest):
            return point, np.empty(0, np.int64), np.empty(0)
        least = float(self._lines[nearest[0]].distance(point))
        found = self._tree.query(point, predicate="dwithin", distance=least + OTHER_STREETS_M)
        return point, *self._sorted(point, found)

    def _sorted(self, point: shapely.Point, found: Int64s) -> tuple[Int64s, NDArray[np.float64]]:
        off_m = shapely.distance(self._lines[found], point)
        order = np.lexsort((found, off_m))
        return found[order], off_m[order]

    def _both_ways(self, i: int, point: shapely.Point) -> list[int]:
        """All directions of that stretch: arcs of its street drawn by the same line."""
        ends = np.searchsorted(self._sorted_streets, [self._street[i], self._street[i] + 1])
        lo, hi = int(ends[0]), int(ends[1])
        same = self._by_street[lo:hi]
        off_m = shapely.distance(self._lines[same], point)
        return [int(each) for each in same[off_m <= self._lines[i].distance(point) + SAME_LINE_M]]

    def _snapped(self, point: shapely.Point, chosen: list[int], off_m: float, *, walked: bool) -> Snap:
        spots = []
        for i in chosen:
            line = self._lines[i]
            share = float(line.project(point, normalized=True)) if line.length else 0.0
            walk_ms = round(line.distance(point) / WALK_M_PER_S * 1000) if walked else 0
            spots.append(OnArc(int(self._arcs[i]), share, walk_ms))
        first = self._lines[chosen[0]]
        on_line = first.interpolate(first.project(point))
        return Snap(tuple(spots), self.plane.position(on_line.x, on_line.y), off_m)

    def _turned_deg(self, i: int, point: shapely.Point, heading_deg: float) -> float:
        """Between the heading and the line's direction where the point lies beside it, 0 to 180."""
        line = self._lines[i]
        at = line.project(point)
        a, b = line.interpolate(max(0.0, at - 5.0)), line.interpolate(min(line.length, at + 5.0))
        drawn = float(np.degrees(np.arctan2(b.x - a.x, b.y - a.y)))
        return abs((drawn - heading_deg + 180.0) % 360.0 - 180.0)

    def _drawn(self) -> NDArray[np.object_]:
        self._by_street = np.argsort(self._street, kind="stable")
        self._sorted_streets = self._street[self._by_street]
        lat, lon, start = self._network.points_of(self._arcs)
        metres = np.column_stack([lon * self.plane.east_m, lat * self.plane.north_m])
        owner = np.repeat(np.arange(len(self._arcs)), np.diff(start))
        return np.asarray(shapely.linestrings(metres, indices=owner), object)


def arcs_on_sizable_parts(network: StreetNetwork) -> Int64s:
    """Arcs within strong parts of the network that are no islets; all of them where there is no such part."""
    a, part = network.arrays, strong_parts(network)
    sizes = np.bincount(part, minlength=1) if len(part) else np.zeros(1, np.int64)
    sizable = sizes >= ISLET_SHARE * network.node_count
    joined = np.flatnonzero(sizable[part[a.tail]] & sizable[part[a.head]])
    return joined if len(joined) else np.arange(network.arc_count)
