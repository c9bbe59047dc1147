"""Positions to PostGIS and back: the only place where longitude comes first."""

from geoalchemy2 import WKBElement, WKTElement
from geoalchemy2.shape import to_shape
from shapely import Point

from routing.geo import LatLon


def to_row(position: LatLon) -> WKTElement:
    return WKTElement(f"POINT({position.lon!r} {position.lat!r})", srid=4326)


def from_row(element: WKBElement) -> LatLon:
    """Raises TypeError for anything but a point."""
    shape = to_shape(element)
    if not isinstance(shape, Point):
        raise TypeError(f"a point was expected, not a {shape.geom_type}")
    return LatLon(shape.y, shape.x)
