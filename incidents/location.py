"""Where an incident is, how sure we are, and how we found it."""

from dataclasses import dataclass
from enum import StrEnum

from routing.geo import LatLon


class FoundBy(StrEnum):
    """The way a place was found."""

    PIN = "pin"
    HANDSET = "handset"
    COORDINATES = "coordinates"
    PLUS_CODE = "plus_code"
    ADDRESS = "address"
    INTERSECTION = "intersection"
    LANDMARK = "landmark"
    STREET = "street"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible place for what the caller said."""

    position: LatLon
    label: str
    """The place in the gazetteer's words, e.g. "Rua do Campo 42"."""
    found_by: FoundBy
    confidence: float
    """0 to 1; calibrated against typed queries, see incidents/README.md."""
    radius_m: float
    """The place is within this distance with that confidence."""
    outside_region: bool = False
    number_unknown: str | None = None
    """The house number that was said, where it is not known: the place is its street, or its neighbours."""
    near: str | None = None
    """Its quarter or the next street, where another place in the same answer has the same label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """What we hold about where it is. `position` is None when nothing but words is known."""

    text: str
    """The caller's own words about the place, never replaced."""
    position: LatLon | None = None
    label: str | None = None
    found_by: FoundBy | None = None
    confidence: float = 0.0
    radius_m: float | None = None
    confirmed: bool = False
    outside_region: bool = False
    number_unknown: str | None = None
    """As in `Candidate`; a pin put by hand needs no number."""
    near: str | None = None
    candidates: tuple[Candidate, ...] = ()
    """While it is not confirmed: what else it may be, surest first, for whoever confirms it."""


AREA_M = 200.0
"""A circle wider than this is driven to, not arrived at. Assumed: about the next street but one."""


def is_area(location: Location) -> bool:
    """Times to its middle are no more than about right: nobody has confirmed it and the circle is wide."""
    return not location.confirmed and location.radius_m is not None and location.radius_m > AREA_M


def plain_name(name: str) -> str:
    """One spelling for "Hotel  Lisboa" and "hotel lisboa"."""
    return " ".join(name.casefold().split())
