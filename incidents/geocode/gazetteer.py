"""The names of a city and where they are: what a geocoder may find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routing.geo import LatLon


@dataclass(frozen=True, slots=True)
class Place:
    """One address, landmark or facility."""

    id: int
    kind: str
    """"address", "street", "landmark", "hospital", "fire_station", …: as in the places table."""
    name: str
    names: Mapping[str, str]
    """Further names by language tag; "" for one whose language is not known."""
    position: LatLon
    street: str | None
    """For an address: a name of its street, in any of the street's languages."""
    housenumber: str | None
    """As mapped: "12", "12A", "12-14", "12;14"."""


@dataclass(frozen=True, slots=True)
class NamedStreet:
    """All of one street: one name, every piece of it."""

    name: str
    names: Mapping[str, str]
    lines: tuple[tuple[LatLon, ...], ...]
    junctions: frozenset[int]
    """Ids of the junctions it touches; two streets that share one meet."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """What a part of the city is called, and its middle."""

    name: str
    position: LatLon


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything that can be found in one region."""

    places: Sequence[Place]
    streets: Sequence[NamedStreet]
    bounds: tuple[LatLon, LatLon] | None
    """South-west and north-east corner; None: nothing is known to lie outside."""
    quarters: Sequence[Quarter] = ()

    def is_outside(self, position: LatLon) -> bool:
        """False while there are no bounds."""
        if self.bounds is None:
            return False
        south_west, north_east = self.bounds
        return not (
            south_west.lat <= position.lat <= north_east.lat
            and south_west.lon <= position.lon <= north_east.lon
        )

    @property
    def centre(self) -> LatLon | None:
        """The middle of the bounds."""
        if self.bounds is None:
            return None
        south_west, north_east = self.bounds
        return LatLon((south_west.lat + north_east.lat) / 2, (south_west.lon + north_east.lon) / 2)
