"""Nearest street to a position, and how far along it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import cos, radians

import networkx as nx
import numpy as np
import shapely

from routing.geo import EARTH_RADIUS_M, LatLon
from routing.network import EdgeId, StreetNetwork
from routing.spot import OnEdge, Snap

FARTHEST_M = 500.0
"""Beyond this a position is not at any street. Assumed: a large park or a harbour."""

SAME_LINE_M = 0.05
"""Both directions of a street are drawn by the same line; rounding keeps them within this. Assumed."""

ISLET_SHARE = 0.02
"""A part of the network with a smaller share of the junctions than this, cut off from the rest, is a car
park or a drawing error: a position beside it belongs to the next real street. Assumed."""

KEPT = 100_000
"""Positions whose street is remembered: parked units ask again and again."""


class Snapper:
    """Snaps to the geometry as it was when the snapper was made; a closed street needs no new one."""

    def __init__(self, network: StreetNetwork) -> None:
        self._network = network
        self._edges = _on_sizable_parts(network)
        lats = [network.position(node).lat for node in network.nodes]
        self._east_m = radians(1) * EARTH_RADIUS_M * cos(radians(float(np.mean(lats)) if lats else 0.0))
        self._north_m = radians(1) * EARTH_RADIUS_M
        self._lines = [self._line(edge_line(network, edge)) for edge in self._edges]
        self._tree = shapely.STRtree(self._lines)
        self._of_street: defaultdict[int, list[int]] = defaultdict(list)
        for i, (u, v, key) in enumerate(self._edges):
            self._of_street[network.graph.edges[u, v, key]["street_id"]].append(i)
        self.snap = lru_cache(KEPT)(self._snap)
        """`snap(position) -> Snap | None`: None when no street is within FARTHEST_M."""

    def _snap(self, position: LatLon) -> Snap | None:
        point = shapely.Point(*self._metres(position))
        found = self._tree.query_nearest(point, max_distance=FARTHEST_M, all_matches=False)
        if not len(found):
            return None
        nearest = int(found[0])
        off_m = shapely.distance(self._lines[nearest], point)
        u, v, key = self._edges[nearest]
        street = self._network.graph.edges[u, v, key]["street_id"]
        same = [i for i in self._of_street[street] if self._lines[i].distance(point) <= off_m + SAME_LINE_M]
        spots = tuple(OnEdge(self._edges[i], self._share(i, point)) for i in same)
        return Snap(spots, self._on_line(nearest, point), float(off_m))

    def _share(self, i: int, point: shapely.Point) -> float:
        return float(self._lines[i].project(point, normalized=True)) if self._lines[i].length else 0.0

    def _on_line(self, i: int, point: shapely.Point) -> LatLon:
        spot = self._lines[i].interpolate(self._lines[i].project(point))
        return LatLon(spot.y / self._north_m, spot.x / self._east_m)

    def _line(self, positions: Iterable[LatLon]) -> shapely.LineString:
        return shapely.LineString([self._metres(each) for each in positions])

    def _metres(self, position: LatLon) -> tuple[float, float]:
        """Metres on a plane that fits the city: east by the cosine of its mean latitude."""
        return position.lon * self._east_m, position.lat * self._north_m


def edge_line(network: StreetNetwork, edge: EdgeId) -> tuple[LatLon, ...]:
    """Tail to head; straight where no geometry is kept."""
    u, v, key = edge
    drawn: tuple[LatLon, ...] = network.graph.edges[u, v, key]["geometry"]
    return drawn or (network.position(u), network.position(v))


def _on_sizable_parts(network: StreetNetwork) -> list[EdgeId]:
    least = ISLET_SHARE * len(network.nodes)
    sizable: set[int] = set()
    for part in nx.strongly_connected_components(network.graph):
        if len(part) >= least:
            sizable |= part
    edges: list[EdgeId] = list(network.graph.edges(keys=True))
    joined = [each for each in edges if each[0] in sizable and each[1] in sizable]
    return joined or edges
