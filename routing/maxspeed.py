"""The limit of a street, km/h: `maxspeed` in all its spellings, zones, directions and hours."""

import re
from collections.abc import Mapping

from routing.access import Direction
from routing.conditional import clauses
from routing.hours import active, read_condition
from routing.national_limits import national_limit_kmh

WALKING_KMH = 5.0
"""What "walk" says, and no street is driven slower. Assumed: a crew would rather walk."""

MPH_KMH = 1.609344
"""One mile an hour, exactly (international mile, 1959)."""

KNOT_KMH = 1.852
"""One knot, exactly (international nautical mile, 1929)."""

FASTEST_LIMIT_KMH = 160.0
"""A higher posted limit is a typing error: 160 (Abu Dhabi E311 until 2018, Texas 137) is most. Assumed."""

IMPLIED = ("maxspeed:type", "source:maxspeed", "zone:maxspeed", "zone:traffic")
"""Where the kind of limit is told ("DE:urban", "DE:zone30", "FI:urban") and the number may be missing."""

_UNITS = {"mph": MPH_KMH, "mp/h": MPH_KMH, "knots": KNOT_KMH, "kn": KNOT_KMH}
_SPEED = re.compile(
    r"(?:[A-Z]{2}(?:-[A-Z]{1,3})?:)?(?:zone:?)?(\d{1,4}(?:\.\d{1,3})?)\s*(mph|mp/h|km/h|kmh|kph|knots|kn)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"([A-Z]{2}(?:-[A-Z]{1,3})?):([a-z_]+)", re.IGNORECASE)
_LONGEST = 200
"""Characters; a longer value is no limit."""


def limit_kmh(
    tags: Mapping[str, str],
    way: Direction | None = None,
    weekday: int | None = None,
    minute: int | None = None,
) -> float | None:
    """The limit, km/h; None where none is told or it is no number ("none", "signals", "variable").

    way: `maxspeed:forward` and `:backward` say more than `maxspeed`. weekday (0 Monday) and minute of
    that day: a limit of certain hours counts in them; without a time only what always holds.
    """
    keys = ([f"maxspeed:{way}"] if way else []) + ["maxspeed"]
    if weekday is not None and minute is not None:
        for key in keys:
            found = _of_the_hour(tags.get(f"{key}:conditional", ""), weekday, minute)
            if found is not None:
                return found
    posted = next((tags[key] for key in keys if key in tags), None)
    if posted is not None:
        return read_limit(posted)
    if "maxspeed:lanes" in tags:
        lanes = [read_limit(each) for each in tags["maxspeed:lanes"][:_LONGEST].split("|")]
        return max((each for each in lanes if each is not None), default=None)
    implied = (read_limit(tags[key]) for key in IMPLIED if key in tags)
    return next((each for each in implied if each is not None), None)


def read_limit(text: str) -> float | None:
    """km/h of "50", "50 km/h", "30 mph", "walk", "DE:urban", "DE:zone:30", "zone30". Of several ("60;
    40") the first that can be read; None when none can."""
    if len(text) > _LONGEST:
        return None
    found = (_one(each.strip()) for each in re.split(r"[;|]", text))
    return next((each for each in found if each is not None), None)


def _one(text: str) -> float | None:
    if text.lower() == "walk":
        return WALKING_KMH
    if zone := _ZONE.fullmatch(text):
        return national_limit_kmh(zone[1], zone[2])
    number = _SPEED.fullmatch(text)
    if number is None:
        return None
    kmh = float(number[1]) * _UNITS.get((number[2] or "").lower(), 1.0)
    return kmh if 0 < kmh <= FASTEST_LIMIT_KMH else None


def _of_the_hour(text: str, weekday: int, minute: int) -> float | None:
    """The last clause that holds now. One that hangs on rain or weight as well is left out."""
    holding = None
    for value, condition in clauses(text):
        read = read_condition(condition)
        if read.whole and read.condition is not None and active(read.condition, weekday, minute):
            holding = read_limit(value) or holding
    return holding
