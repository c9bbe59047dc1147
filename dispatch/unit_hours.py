"""What a unit did with a day: how long it worked for incidents, was free, or was out of service."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dispatch.crew import OUT
from dispatch.status import COMMITTED, FREE, UnitStatus
from dispatch.unit import Capability


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A unit's states, by when they began in the world, whenever we heard of it."""

    unit: str
    capabilities: frozenset[Capability]
    crew: str | None
    changes: Sequence[tuple[datetime, UnitStatus]]
    """The oldest first."""

    def at(self, instant: datetime) -> UnitStatus | None:
        """None: nothing was known of it yet."""
        found = bisect_right(self.changes, instant, key=lambda each: each[0])
        return self.changes[found - 1][1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHours:
    """Seconds."""

    unit: str
    busy_s: float
    free_s: float
    out_s: float

    @property
    def busy_share(self) -> float | None:
        """Of the time it was in service; None when it was not."""
        serving = self.busy_s + self.free_s
        return self.busy_s / serving if serving > 0 else None


def unit_hours(timeline: Timeline, start: datetime, until: datetime) -> UnitHours:
    """Within [start, until); time of which nothing is known is in none of the three."""
    seconds = {"busy": 0.0, "free": 0.0, "out": 0.0}
    ends = [at for at, _ in timeline.changes[1:]] + [until] * bool(timeline.changes)
    for (begun_at, status), ended_at in zip(timeline.changes, ends, strict=True):
        lasted = (min(ended_at, until) - max(begun_at, start)).total_seconds()
        seconds[_kind(status)] += max(0.0, lasted)
    return UnitHours(unit=timeline.unit, busy_s=seconds["busy"], free_s=seconds["free"], out_s=seconds["out"])


def _kind(status: UnitStatus) -> str:
    return "busy" if status in COMMITTED else "free" if status in FREE else "out"


def free_for(slot: str | None, timelines: Sequence[Timeline], at: datetime) -> tuple[int, int]:
    """How many units that can do this were free at that instant, and how many there were in service; None:
    units of any kind."""
    able = [each for each in timelines if slot is None or slot in each.capabilities]
    free = [each for each in ready_at(timelines, at) if slot is None or slot in each.capabilities]
    serving = [each for each in able if each.at(at) in FREE | COMMITTED]
    return len(free), len(serving)


def ready_at(timelines: Sequence[Timeline], at: datetime) -> list[Timeline]:
    """Those that were free, but for a unit whose crew was out, or driving home, with another."""
    states = [(each, each.at(at)) for each in timelines]
    with_unit = {each.crew: each.unit for each, status in states if each.crew and status in OUT}
    return [
        each
        for each, status in states
        if status in FREE and with_unit.get(each.crew or "", each.unit) == each.unit
    ]
