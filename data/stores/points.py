"""Positions to PostGIS and back: the only place where longitude comes first."""

from struct import unpack

from geoalchemy2 import WKBElement, WKTElement

from routing.geo import LatLon

POINT = b"\x01\x01\x00\x00\x20"
"""How a little-endian point with its reference system begins (EWKB); PostGIS writes all of ours so."""


def to_row(position: LatLon) -> WKTElement:
    return WKTElement(f"POINT({position.lon!r} {position.lat!r})", srid=4326)


def from_row(element: WKBElement) -> LatLon:
    """Raises TypeError for anything but a point.

    Read straight from the bytes: a board of 200 units asks this 200 times a second, and a geometry made only
    to be taken apart costs twenty times as much.
    """
    raw = bytes.fromhex(element.desc)
    if raw[:5] != POINT:
        raise TypeError("a point with its reference system was expected")
    lon, lat = unpack("<4xdd", raw[5:])
    return LatLon(lat, lon)
