"""A plane in metres that fits one city: straight lines on it are straight enough."""

from dataclasses import dataclass
from math import cos, radians
from typing import TypeAlias

import numpy as np

from routing.geo import EARTH_RADIUS_M, LatLon
from routing.network import Floats, Int64s, StreetNetwork

Points: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres in one degree: east by the cosine of the city's mean latitude. Off by a per mille over 50 km."""

    east_m: float
    north_m: float

    def metres(self, position: LatLon) -> tuple[float, float]:
        return position.lon * self.east_m, position.lat * self.north_m

    def junctions(self, network: StreetNetwork, which: Int64s) -> Points:
        """x and y, a row each."""
        a = network.arrays
        return np.column_stack([a.lon[which] * self.east_m, a.lat[which] * self.north_m])

    def position(self, x: float, y: float) -> LatLon:
        return LatLon(y / self.north_m, x / self.east_m)


def plane_of(network: StreetNetwork) -> Plane:
    lat = network.arrays.lat
    north_m = radians(1) * EARTH_RADIUS_M
    return Plane(north_m * cos(radians(float(np.mean(lat)) if len(lat) else 0.0)), north_m)


def drawn_m(network: StreetNetwork, plane: Plane) -> Floats:
    """One an arc: metres of its line on the plane."""
    lat, lon, start = network.points_of(np.arange(network.arc_count))
    step = np.hypot(np.diff(lon * plane.east_m), np.diff(lat * plane.north_m))
    run = np.concatenate([[0.0], np.cumsum(step)])
    return np.asarray(run[start[1:] - 1] - run[start[:-1]]) if len(start) > 1 else np.empty(0)
