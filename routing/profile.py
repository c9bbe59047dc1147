"""May an emergency vehicle drive a street, which way, and how fast: from OpenStreetMap's tags."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CAR_KMH: Mapping[str, float] = MappingProxyType(
    {
        "motorway": 90.0,
        "trunk": 70.0,
        "primary": 45.0,
        "secondary": 40.0,
        "tertiary": 35.0,
        "unclassified": 30.0,
        "residential": 25.0,
        "living_street": 12.0,
        "service": 15.0,
        "pedestrian": 8.0,
        "track": 15.0,
        "road": 25.0,
        "busway": 40.0,
    }
)
"""Mean speed of a normal car by `highway` class in a city, stops included, km/h. Assumed until fitted
from the agency's own runs; a `_link` counts as its class."""

SIREN_TIME = 0.70
"""Travel time with lights and siren over normal car time; 0.60 urban to 0.70 rural (FIELD.md §2)."""

LIMIT_SHARE = 0.80
"""Mean speed of a car over the posted limit. Assumed."""

WALKING_KMH = 5.0
"""No street is driven slower. Assumed: a crew would rather walk."""

MPH_KMH = 1.609344
"""One mile an hour, exactly (international mile, 1959)."""

FASTEST_LIMIT_KMH = 160.0
"""A higher posted limit is a typing error: 160 (Abu Dhabi E311 until 2018, Texas 137) is most. Assumed."""

_NOT_A_ROAD = frozenset(
    {"construction", "proposed", "planned", "abandoned", "razed", "disused", "platform", "elevator", "steps"}
)
_CLOSED = frozenset({"no", "private", "delivery", "agricultural", "forestry", "customers", "permit"})
_OPEN = frozenset({"yes", "designated", "official", "permissive", "destination"})
_FORWARD = frozenset({"yes", "true", "1"})
_BACKWARD = frozenset({"-1", "reverse"})
_PARTICULAR_FIRST = ("motor_vehicle", "vehicle", "access")
"""Of these the first that is tagged decides, as the OpenStreetMap wiki has it under Key:access."""


@dataclass(frozen=True, slots=True)
class Access:
    """Which ways of a street are open to an emergency vehicle."""

    forward: bool
    backward: bool
    reason: str
    """Why not, or why although: a short English phrase for reports."""


def drivable(tags: Mapping[str, str]) -> Access:
    """From a way's tags. A siren opens private ways and pedestrian streets, never stairs or a building site.

    One-ways hold, unless `oneway:emergency` says otherwise: contraflow is a later decision of the agency.
    """
    kind = tags.get("highway", "").removesuffix("_link")
    emergency = tags.get("emergency", "")
    allowed, told = _told(tags)
    if kind in _NOT_A_ROAD:
        return Access(False, False, f"highway={kind}")
    if tags.get("area") == "yes":
        return Access(False, False, "an area, not a line")
    if emergency == "no":
        return Access(False, False, "emergency=no")
    if tags.get("smoothness") == "impassable":
        return Access(False, False, "smoothness=impassable")
    if not kind:
        return Access(False, False, "not a street")
    if kind not in CAR_KMH and emergency not in _OPEN and not allowed:
        return Access(False, False, f"highway={kind}")
    return _directions(tags, f"{told}, opened by siren" if told and not allowed else "")


def _told(tags: Mapping[str, str]) -> tuple[bool, str]:
    """Whether cars are told they may (True) or may not, and by which tag; (False, "") when none is."""
    for key in _PARTICULAR_FIRST:
        if (value := tags.get(key)) in _OPEN:
            # access=yes on a footway is for walkers
            return key != "access", f"{key}={value}" if key != "access" else ""
        if value in _CLOSED:
            return False, f"{key}={value}"
    return False, ""


def _directions(tags: Mapping[str, str], reason: str) -> Access:
    told = tags.get("oneway:emergency") or tags.get("oneway", "")
    if told == "reversible":
        return Access(False, False, "oneway=reversible: the direction of the hour is not known")
    if told in _BACKWARD:
        return Access(False, True, reason)
    implied = tags.get("junction") in ("roundabout", "circular") or tags.get("highway") == "motorway"
    return Access(True, not (told in _FORWARD or (implied and told != "no")), reason)


def siren_speed_kmh(highway_class: str, maxspeed_kmh: float | None) -> float:
    """Mean speed with lights and siren, km/h; an unknown class counts as `road`."""
    car = CAR_KMH.get(highway_class.removesuffix("_link"), CAR_KMH["road"])
    if maxspeed_kmh is not None and maxspeed_kmh > 0:
        car = maxspeed_kmh * LIMIT_SHARE
    return max(car, WALKING_KMH) / SIREN_TIME


_SPEED = re.compile(r"^\s*(?:[A-Z]{2}:(?:zone:?)?)?(\d+(?:\.\d+)?)\s*(mph|km/h|kmh|kph)?\s*$", re.IGNORECASE)


def limit_kmh(tags: Mapping[str, str]) -> float | None:
    """The posted limit, km/h, from `maxspeed` as "50", "50 km/h", "30 mph", "DE:zone:30" or "walk".

    Of several ("60; 40") the first. None when nothing is posted or it is no number ("none", "RO:urban").
    """
    posted = tags.get("maxspeed", "").split(";")[0]
    if posted.strip() == "walk":
        return WALKING_KMH
    found = _SPEED.match(posted)
    if found is None:
        return None
    limit = float(found[1]) * (MPH_KMH if (found[2] or "").lower() == "mph" else 1.0)
    return limit if 0 < limit <= FASTEST_LIMIT_KMH else None
