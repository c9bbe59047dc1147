"""How fast an emergency vehicle drives a street: its class or posted limit, its ground, its kind of use."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from routing.agency import AGENCY, SIREN_TIME, Agency
from routing.maxspeed import WALKING_KMH, read_limit
from routing.network import Flag

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

LIMIT_SHARE = 0.80
"""Mean speed of a car over the posted limit. As OSRM's car profile (`speed_reduction`)."""

SERVICE_SHARE: Mapping[str, float] = MappingProxyType(
    dict.fromkeys(("alley", "parking", "parking_aisle", "driveway", "drive-through", "drive-thru"), 0.5)
)
"""Of a service road's speed, by `service`. As OSRM's car profile (`service_penalties`)."""

_GROUND_KMH: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "surface": {
            **dict.fromkeys(("cement", "compacted", "fine_gravel"), 80.0),
            **dict.fromkeys(("paving_stones", "metal", "bricks"), 60.0),
            **dict.fromkeys(("grass", "wood", "sett", "grass_paver", "gravel", "unpaved"), 40.0),
            **dict.fromkeys(("ground", "dirt", "pebblestone", "tartan"), 40.0),
            **dict.fromkeys(("cobblestone", "unhewn_cobblestone", "clay"), 30.0),
            **dict.fromkeys(("earth", "stone", "rocky", "rock", "sand"), 20.0),
            **dict.fromkeys(("mud", "snow", "ice", "woodchips"), 10.0),
        },
        "tracktype": {"grade1": 60.0, "grade2": 40.0, "grade3": 30.0, "grade4": 25.0, "grade5": 20.0},
        "smoothness": {
            "intermediate": 80.0,
            "bad": 40.0,
            "very_bad": 20.0,
            "horrible": 10.0,
            "very_horrible": WALKING_KMH,
        },
    }
)
"""Most the ground lets anybody drive, km/h, by three tags; a siren smooths no stone. OSRM's car profile,
which estimates them from the wiki's photographs; snow, ice, rock and unhewn_cobblestone assumed beside
them."""

DEAD_SLOW_KMH = 20.0
"""Ground that allows no more is flagged DEAD_SLOW. Assumed."""


def siren_speed_kmh(highway_class: str, maxspeed_kmh: float | None) -> float:
    """Mean speed with lights and siren, km/h; an unknown class counts as `road`."""
    return max(_car_kmh(highway_class, maxspeed_kmh), WALKING_KMH) / SIREN_TIME


def driven_kmh(
    tags: Mapping[str, str], flags: Flag, limit_kmh: float | None, agency: Agency = AGENCY
) -> float:
    """Mean speed of one direction of a street with lights and siren, km/h; never slower than a crew walks."""
    kind = tags.get("highway", "").removesuffix("_link")
    if flags & Flag.FOOTWAY:
        speed = agency.pedestrian_kmh if kind == "pedestrian" else agency.emergency_way_kmh
    else:
        practical = read_limit(tags.get("maxspeed:practical", ""))
        car = practical if practical is not None else _car_kmh(kind, limit_kmh)
        car *= SERVICE_SHARE.get(tags.get("service", ""), 1.0) if kind == "service" else 1.0
        speed = max(car, WALKING_KMH) / agency.siren_time
    most = [agency.top_kmh, ground_kmh(tags)]
    if flags & Flag.CONTRAFLOW:
        most.append(agency.contraflow_kmh)
    return max(min(speed, *most), WALKING_KMH)


def ground_kmh(tags: Mapping[str, str]) -> float:
    """Most the ground allows, km/h; infinite where nothing is known against it. Of several the worst."""
    found = [
        kmh[each.strip()]
        for key, kmh in _GROUND_KMH.items()
        for each in tags.get(key, "").split(";")
        if each.strip() in kmh
    ]
    return min(found, default=float("inf"))


def ferry_kmh(tags: Mapping[str, str], way_length_m: float | None, agency: Agency = AGENCY) -> float:
    """From `duration` ("00:35", "35", "PT35M") and the length of the whole way; else the agency's."""
    seconds = _duration_s(tags.get("duration", ""))
    if seconds is None or way_length_m is None or way_length_m <= 0:
        return agency.ferry_kmh
    return way_length_m / seconds * 3.6


_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3})(?::(\d\d))?")
_ISO = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?", re.IGNORECASE)


def _duration_s(text: str) -> float | None:
    """None for what is no time, or none at all."""
    found = _CLOCK.fullmatch(text.strip()) or _ISO.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return hours * 3600.0 + minutes * 60.0 + seconds or None


def _car_kmh(highway_class: str, limit_kmh: float | None) -> float:
    if limit_kmh is not None and limit_kmh > 0:
        return limit_kmh * LIMIT_SHARE
    return CAR_KMH.get(highway_class.removesuffix("_link"), CAR_KMH["road"])
