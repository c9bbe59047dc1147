"""A plane in metres that fits one city: straight lines on it are straight enough."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np

from routing.geo import EARTH_RADIUS_M, LatLon
from routing.network import StreetNetwork


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres in one degree: east by the cosine of the city's mean latitude. Off by a per mille over 50 km."""

    east_m: float
    north_m: float

    def metres(self, position: LatLon) -> tuple[float, float]:
        return position.lon * self.east_m, position.lat * self.north_m

    def position(self, x: float, y: float) -> LatLon:
        return LatLon(y / self.north_m, x / self.east_m)


def plane_of(network: StreetNetwork) -> Plane:
    lat = network.arrays.lat
    north_m = radians(1) * EARTH_RADIUS_M
    return Plane(north_m * cos(radians(float(np.mean(lat)) if len(lat) else 0.0)), north_m)
