"""Which fix of a vehicle is shown: the newest believable one. All others are kept, with a flag that says why.

AVL is automatic vehicle location. A device's own clock orders its fixes, never the moment they came in.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from dispatch.status import UnitStatus
from dispatch.unit import Fix
from routing.geo import Box, distance_m


class Doubt(StrEnum):
    """Why a fix is not shown."""

    FUTURE = "future"
    """The device's clock is ahead: shown, it would stay on top until its hour has come."""
    NULL_ISLAND = "null_island"
    """At 0°, 0°: a receiver without a fix."""
    FAR_AWAY = "far_away"
    """Of a unit never shown: farther from the city than one comes from. Shown, it would be the truth that
    every later fix is measured by."""
    DUPLICATE = "duplicate"
    """The very same fix again."""
    OUT_OF_ORDER = "out_of_order"
    """Not newer than what is shown."""
    TELEPORT = "teleport"
    """Farther away than anything drives in the time."""
    FROZEN = "frozen"
    """The receiver repeats one place though the unit moves, or far too long."""


MAY_RUN_AHEAD = timedelta(seconds=30)
"""The skew window: a device's clock so much ahead of ours is right enough. Assumed."""

NULL_ISLAND_DEG = 0.01
"""A fix this near 0°, 0° is none. Assumed."""

COMES_FROM_M = 500_000.0
"""From the edge of the city. A fire engine drives as far in a shift, so a neighbour's unit, and one from the
next region but one, is believed at once, and any other when it has come nearer. A sign that is lost, degrees
told the wrong way round or a maker's own workshop are mostly thousands of kilometres away. Assumed."""

FASTEST_M_S = 300 / 3.6
"""300 km/h: a rescue helicopter; no fire engine comes near it. Assumed."""

JUMP_M = 150.0
"""A receiver between towers jumps so far while it stands, whatever the time between. Assumed."""

ACCURACY_M = 500.0
"""What a receiver says of its own accuracy is believed up to this. Assumed."""

SETTLED = timedelta(seconds=15)
"""Fixes that are far away but agree with each other for so long are right, and what was shown was not: a unit
brought by ferry, a first fix that was wrong. Assumed: longer than an echo between towers."""

MOVING_KMH = 10.0
"""A receiver that says this or more is not standing. Assumed: above the noise of a parked one."""

STUCK_BY_SPEED = timedelta(seconds=30)
"""The same place for so long while the receiver itself tells a speed. Assumed."""

STUCK_UNDER_WAY = timedelta(seconds=180)
"""The same place to the last digit for so long while the crew drives: no red light lasts so. Assumed."""

STUCK_AT_ALL = timedelta(hours=12)
"""The same place to the last digit for a whole shift: a living receiver wanders a little. Assumed."""

UNDER_WAY = frozenset({UnitStatus.EN_ROUTE, UnitStatus.TRANSPORTING})
"""The crew says that it drives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A run of fixes too far away to be believed yet."""

    since: datetime
    """Device time of its first."""
    last: Fix


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What is believed of where a unit is, and what the next fix is judged by."""

    shown: Fix
    still_since: datetime
    """Device time since which it has told the very same place."""
    apart: Apart | None = None


def judge(
    track: Track | None, fix: Fix, now: datetime, status: UnitStatus, city: Box | None = None
) -> Doubt | None:
    """None: believed and to be shown. `track` is None for a unit that was never shown: only its fixes are
    held against `city`, None where none is known."""
    if fix.at > now + MAY_RUN_AHEAD:
        return Doubt.FUTURE
    if max(abs(fix.position.lat), abs(fix.position.lon)) < NULL_ISLAND_DEG:
        return Doubt.NULL_ISLAND
    if track is None:
        return Doubt.FAR_AWAY if city is not None and city.distance_m(fix.position) > COMES_FROM_M else None
    if fix.at <= track.shown.at:
        return Doubt.DUPLICATE if _same(fix, track.shown) else Doubt.OUT_OF_ORDER
    if not _within_reach(track.shown, fix) and not _has_settled(track.apart, fix):
        return Doubt.TELEPORT
    return Doubt.FROZEN if _is_frozen(track, fix, status) else None


def follow(track: Track | None, fix: Fix, doubt: Doubt | None) -> Track | None:
    """The track after a fix so judged; what is shown changes only where there is no doubt."""
    if doubt is None:
        still = track is not None and track.shown.position == fix.position
        return Track(shown=fix, still_since=track.still_since if track and still else fix.at)
    if doubt is Doubt.TELEPORT and track is not None:
        return replace(track, apart=_apart(track.apart, fix))
    return track


def _same(a: Fix, b: Fix) -> bool:
    return a.at == b.at and a.position == b.position


def _within_reach(a: Fix, b: Fix) -> bool:
    """Whether something could be at both; `b` is the later one."""
    doubt_m = sum(min(each.accuracy_m or 0.0, ACCURACY_M) for each in (a, b))
    drives_m = FASTEST_M_S * (b.at - a.at).total_seconds()
    return distance_m(a.position, b.position) <= JUMP_M + doubt_m + drives_m


def _apart(run: Apart | None, fix: Fix) -> Apart:
    """The run that this fix goes on with, or a new one."""
    if run is None or not _goes_on(run, fix):
        return Apart(since=fix.at, last=fix)
    return replace(run, last=fix)


def _goes_on(run: Apart, fix: Fix) -> bool:
    return fix.at > run.last.at and _within_reach(run.last, fix)


def _has_settled(run: Apart | None, fix: Fix) -> bool:
    return run is not None and _goes_on(run, fix) and fix.at - run.since >= SETTLED


def _is_frozen(track: Track, fix: Fix, status: UnitStatus) -> bool:
    if fix.position != track.shown.position:
        return False
    still = fix.at - track.still_since
    by_speed = (fix.speed_kmh or 0.0) >= MOVING_KMH and still >= STUCK_BY_SPEED
    return by_speed or (status in UNDER_WAY and still >= STUCK_UNDER_WAY) or still >= STUCK_AT_ALL
