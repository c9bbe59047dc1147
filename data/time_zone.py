"""Which clock people go by at a place: the zone of the tz database it lies in, looked up offline."""

from routing.geo import LatLon

AT_SEA = "Etc/"
"""Zones of the open sea are named so; they are the sun's and no law's."""


def zone_at(place: LatLon) -> str | None:
    """IANA name; None at sea. The first time it reads the borders of all zones, a tenth of a second: ask once
    and keep the answer."""
    from tzfpy import get_tz

    found = get_tz(place.lon, place.lat)
    return None if not found or found.startswith(AT_SEA) else found
