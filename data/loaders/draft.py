"""A city as read from a file, before it is kept: the one shape every reader makes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import pairwise
from statistics import median

import shapely

from incidents.errors import Refused
from routing.geo import LatLon, distance_m

OSM = "© OpenStreetMap contributors"

KEPT_TAGS = frozenset(
    {
        *("access", "vehicle", "motor_vehicle", "hgv", "emergency", "service", "oneway", "junction", "lanes"),
        *("maxspeed", "zone", "maxheight", "maxwidth", "maxweight", "surface", "smoothness", "tracktype"),
        *("bridge", "tunnel", "layer", "traffic_calming", "route", "duration", "construction", "busway"),
        *("area", "ferry"),
    }
)
"""What the rules of the road need, with all that is said after a colon ("maxspeed:forward"); the rest of a
way's tags stays in the file."""

Place2 = tuple[float, float]
"""Longitude, latitude: as files and PostGIS have them, not for use beyond the loaders."""

Box = tuple[float, float, float, float]
"""West, south, east, north."""


class NotACity(Refused):
    """{file} cannot be imported: {why}. Nothing was changed."""

    def __init__(self, *, file: str, why: str) -> None:
        """Both come from outside: they are cut to one line that is safe to print."""
        super().__init__(file=_one_line(file, 60), why=_one_line(why, 180))


def _one_line(text: str, most: int) -> str:
    seen = " ".join("".join(each if each.isprintable() else " " for each in text).split()).rstrip(".")
    return seen if len(seen) <= most else seen[: most - 1] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    id: int
    tail: int
    head: int
    line: Sequence[Place2]
    length_m: float
    kind: str
    limit_kmh: float | None
    forward: bool
    backward: bool
    name: str | None
    names: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    points: Sequence[Mapping[str, str]] = ()
    """Tags of its points from tail to head, where any is a barrier, a signal or the like; else none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRule:
    """A turn restriction as the map has it."""

    id: int
    tags: Mapping[str, str]
    members: Sequence[tuple[str, str, int]]
    """Role, "n" or "w" or "r", id; in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: address, landmark, facility."""

    kind: str
    name: str
    at: Place2
    names: Mapping[str, str] = field(default_factory=dict)
    street: str | None = None
    housenumber: str | None = None
    sample: bool = False
    tags: Mapping[str, str] = field(default_factory=dict)
    """Of a hospital, what it says it can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    name: str
    people: int
    area: shapely.MultiPolygon
    estimated: bool


class Ground(StrEnum):
    """What lies under the streets. Also the names in the table and in the tiles."""

    WATER = "water"
    RIVER = "river"
    """Drawn as a line; a wide one is WATER."""
    STREAM = "stream"
    PARK = "park"
    WOOD = "wood"
    SETTLED = "settled"
    """People live or work there."""
    BUILDING = "building"


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """An area, or a river's line."""

    kind: Ground
    shape: bytes
    """Well-known binary, longitude first: a tenth of what shapely's own objects take."""
    size_m2: float
    """Of a line: its length squared, so that long rivers count among large lakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A town, a suburb, a quarter: what parts of the city are called."""

    kind: str
    """OpenStreetMap's value of `place`."""
    name: str
    at: Place2
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """Everything read, and what was left out and why."""

    attribution: str
    junctions: dict[int, Place2] = field(default_factory=dict)
    streets: list[Street] = field(default_factory=list)
    restrictions: list[TurnRule] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    lands: list[Land] = field(default_factory=list)
    place_names: list[PlaceName] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def bounds(self) -> Box:
        """West, south, east, north of the junctions."""
        lons = [lon for lon, _ in self.junctions.values()]
        lats = [lat for _, lat in self.junctions.values()]
        return min(lons), min(lats), max(lons), max(lats)

    def middle(self) -> LatLon:
        """Of the junctions the one nearest to where half of them lie to each side: never out at sea."""
        lon, lat = (median(each) for each in zip(*self.junctions.values(), strict=True))
        centre = LatLon(lat, lon)
        return min((LatLon(y, x) for x, y in self.junctions.values()), key=partial(distance_m, centre))


def length_m(line: Iterable[Place2]) -> float:
    return sum(distance_m(LatLon(b, a), LatLon(d, c)) for (a, b), (c, d) in pairwise(line))


def kept(tags: Mapping[str, str]) -> dict[str, str]:
    return {key: each for key, each in tags.items() if key.removeprefix("source:").split(":")[0] in KEPT_TAGS}
