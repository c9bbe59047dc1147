"""A position on the earth and the distances between positions."""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, isfinite, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth, metres (IUGG 1980, R1)."""


@dataclass(frozen=True, slots=True)
class LatLon:
    """WGS84, degrees. Raises ValueError for a position that is not on the earth."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (isfinite(self.lat) and isfinite(self.lon)):
            raise ValueError("latitude and longitude must be finite numbers")
        if not (-90.0 <= self.lat <= 90.0 and -180.0 <= self.lon <= 180.0):
            raise ValueError(f"no such position: {self.lat}, {self.lon}")


def distance_m(a: LatLon, b: LatLon) -> float:
    """Great-circle distance by the haversine formula, metres."""
    half_lat = sin(radians(b.lat - a.lat) / 2) ** 2
    half_lon = sin(radians(b.lon - a.lon) / 2) ** 2
    h = half_lat + cos(radians(a.lat)) * cos(radians(b.lat)) * half_lon
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(h)))


@dataclass(frozen=True, slots=True)
class Box:
    """Between two meridians and two parallels, degrees; it does not lie across the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def distance_m(self, place: LatLon) -> float:
        """To its nearest edge, about right; 0 inside."""
        lon = place.lon
        if not self.west <= lon <= self.east:
            lon = min(self.west, self.east, key=lambda edge: abs((edge - place.lon + 180) % 360 - 180))
        return distance_m(place, LatLon(min(max(place.lat, self.south), self.north), lon))


def bearing_deg(a: LatLon, b: LatLon) -> float:
    """Initial bearing from a to b, degrees clockwise from north in [0, 360)."""
    delta = radians(b.lon - a.lon)
    east = sin(delta) * cos(radians(b.lat))
    north = cos(radians(a.lat)) * sin(radians(b.lat)) - sin(radians(a.lat)) * cos(radians(b.lat)) * cos(delta)
    return degrees(atan2(east, north)) % 360.0
