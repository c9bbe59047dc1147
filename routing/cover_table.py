"""Who covers whom, by looking it up: the time from every junction to every peopled cell, worked out once.

A recommendation weighs the cover of a thousand units in the time of one search. It may be coarse where the
answer to "who is there first" may not: junction to junction, turns left out. Behind closed streets one
walks, as everywhere.
"""

from collections.abc import Sequence
from math import cos, radians
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from routing.cordons import Cordons, Streets, cordons_of
from routing.geo import LatLon
from routing.junctions import Junctions
from routing.network import CLOSED_MS, StreetNetwork
from routing.zones import Bools, Zone

Places: TypeAlias = NDArray[np.intp]
"""Junctions by their place in the network, one a position."""


class CoverTable:
    """Seconds to each cell from each junction, with the weights of the moment it was made."""

    def __init__(self, network: StreetNetwork, zones: Sequence[Zone]) -> None:
        self.version = network.version
        """Of the network it was made from; made anew when that has changed."""
        cells = [at for zone in zones for at in zone.positions]
        self.people = np.array([z.people / len(z.positions) for z in zones for _ in z.positions])
        """One a cell."""
        self._flat = cos(radians(float(network.arrays.lat.mean()))) if network.node_count else 1.0
        self._near = cKDTree(np.column_stack([network.arrays.lon * self._flat, network.arrays.lat]))
        junctions, cordons = Junctions(network), cordons_of(Streets(network))
        self._seconds = np.empty((network.node_count, len(cells)), np.float32)
        """Junctions × cells: what is asked for is all cells of some junctions."""
        for cell, place in enumerate(self.places(cells).tolist()):
            edges, walk_ms = ([], []) if cordons is None else cordons.edges_of(place)
            ms = junctions.times_to(place, *edges, last_ms=(0, *walk_ms))
            self._seconds[:, cell] = np.where(ms < CLOSED_MS, ms / 1000, np.inf)
        if cordons is not None:
            self._come_out(cordons)

    def covers(self, places: Places, within_s: float) -> Bools:
        """Places × cells: whether somebody there is in time."""
        return np.asarray(self._seconds[places] <= within_s)

    def _come_out(self, cordons: Cordons) -> None:
        """Of a part that is no town, at a walk."""
        for place in cordons.comes_out().tolist():
            edges, walk_ms = cordons.edges_of(place)
            if edges:
                walked = self._seconds[edges] + np.array(walk_ms, np.float32)[:, None] / 1000
                self._seconds[place] = np.minimum(self._seconds[place], walked.min(axis=0))

    def places(self, positions: Sequence[LatLon]) -> Places:
        """The junction nearest to each, however far: to be kept for as long as a unit stands."""
        if not positions:
            return np.empty(0, np.intp)
        plane = np.array([(each.lon * self._flat, each.lat) for each in positions])
        return np.asarray(self._near.query(plane)[1], np.intp)
