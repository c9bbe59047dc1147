"""A way's tags → may an emergency vehicle go there, at what speed, and what else is to be known of it.

Access stands in access.py, speeds in speed.py, limits in maxspeed.py and limits.py, gates in barriers.py;
here they become one value for each direction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routing.access import Access, Direction, drivable
from routing.agency import AGENCY, SIREN_TIME, Agency
from routing.barriers import Passage, passage
from routing.limits import Limits, limits_of
from routing.maxspeed import FASTEST_LIMIT_KMH, MPH_KMH, WALKING_KMH, limit_kmh
from routing.network import Flag
from routing.speed import (
    CAR_KMH,
    DEAD_SLOW_KMH,
    LIMIT_SHARE,
    driven_kmh,
    ferry_kmh,
    ground_kmh,
    siren_speed_kmh,
)

__all__ = [
    "CAR_KMH",
    "FASTEST_LIMIT_KMH",
    "LIMIT_SHARE",
    "MPH_KMH",
    "SIREN_TIME",
    "WALKING_KMH",
    "Access",
    "Driven",
    "WayProfile",
    "drivable",
    "limit_kmh",
    "profile",
    "siren_speed_kmh",
]

Tags = Mapping[str, str]

HUMPS = frozenset({"bump", "hump", "table", "yes", "mini_bumps", "dip", "double_dip"})
"""Of `traffic_calming`, what a heavy vehicle must brake for; a cushion is made to let it pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """One direction of a stretch of street."""

    speed_kmh: float
    """Mean, with lights and siren; an agency's signal and turn seconds come on top
    (routing/turn_costs.py)."""
    added_s: float
    """Gates to open, humps to brake for, on this stretch."""
    flags: Flag

    def travel_s(self, length_m: float) -> float:
        return length_m * 3.6 / self.speed_kmh + self.added_s


@dataclass(frozen=True, slots=True, kw_only=True)
class WayProfile:
    forward: Driven | None
    """None: not driven that way."""
    backward: Driven | None
    limits: Limits
    reason: str
    """Why not, or why although; empty for a plain street."""


def profile(
    tags: Tags, *, agency: Agency = AGENCY, points: Sequence[Tags] = (), way_length_m: float | None = None
) -> WayProfile:
    """Of one stretch. points: tags of its points from tail to head, both ends included when any is given;
    way_length_m: of the whole way, for a ferry whose `duration` is known.

    What bars a point bars the stretch: who reads a city ends a stretch on each side of such a point
    (`passage(tags).may_pass` is False), so that one still drives up to it. Of a barrier where two stretches
    meet, each takes half of the seconds.
    """
    access = drivable(tags, agency)
    passages = [passage(each, agency) for each in points]
    limits = limits_of(tags)
    for each in passages:
        limits = limits.and_(each.limits)
    barring = next((each.reason for each in passages if not each.may_pass), "")
    if barring:
        return WayProfile(forward=None, backward=None, limits=limits, reason=barring)
    added_s = _added_s(tags, points, passages, agency)
    siren_only = Flag.SIREN_ONLY if any(each.siren_only for each in passages) else Flag(0)

    def driven(way: Direction, flags: Flag) -> Driven:
        if flags & Flag.FERRY:
            speed = ferry_kmh(tags, way_length_m, agency)
        else:
            speed = driven_kmh(tags, flags, limit_kmh(tags, way), agency)
        slow = Flag.DEAD_SLOW if ground_kmh(tags) <= DEAD_SLOW_KMH else Flag(0)
        signals = Flag.SIGNALS if _meets_signals(points, way) else Flag(0)
        return Driven(speed_kmh=speed, added_s=added_s, flags=flags | slow | signals | siren_only)

    return WayProfile(
        forward=driven(Direction.FORWARD, access.forward_flags) if access.forward else None,
        backward=driven(Direction.BACKWARD, access.backward_flags) if access.backward else None,
        limits=limits,
        reason=access.reason,
    )


def _added_s(tags: Tags, points: Sequence[Tags], passages: Sequence[Passage], agency: Agency) -> float:
    last = len(points) - 1
    total = 0.0
    for i, (point, through) in enumerate(zip(points, passages, strict=True)):
        hump = agency.hump_s if point.get("traffic_calming") in HUMPS else 0.0
        total += (through.seconds + hump) * (0.5 if i in (0, last) else 1.0)
    # humps drawn as the way itself and not as points on it
    return total + (agency.hump_s if tags.get("traffic_calming") in HUMPS else 0.0)


def _meets_signals(points: Sequence[Tags], way: Direction) -> bool:
    """At its end, or before it for who drives this way. Signals of a mere pedestrian crossing yield to a
    siren."""
    onward = points if way is Direction.FORWARD else points[::-1]
    for i, point in enumerate(onward):
        if point.get("highway") == "traffic_signals" and i > 0:
            faces = point.get("traffic_signals:direction", "both")
            if i == len(onward) - 1 or faces in ("both", str(way)):
                return True
    return False
