"""A day in numbers: each target, and the response by hour, by zone and by priority."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Generic, TypeVar

from dispatch.course import Course, counts, incident_time, times
from dispatch.share import Summary, summary
from dispatch.target import Measure, Target

K = TypeVar("K", bound=Hashable)
HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    target: Target
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[K]):
    """Incidents that belong together, and how soon the first crew was there."""

    key: K
    incidents: int
    late: int
    """Of those that have a target of the whole response."""
    response: Summary


def kept(targets: Sequence[Target], courses: Sequence[Course]) -> list[Kept]:
    return [
        Kept(
            target=target,
            summary=summary((time for each in courses for time in times(target, each)), target.within_s),
        )
        for target in targets
    ]


def by_hour(courses: Sequence[Course], targets: Sequence[Target], zone: tzinfo) -> list[Group[int]]:
    """All hours of the clock, also those in which nothing happened."""
    return _grouped(courses, targets, lambda each: each.opened_at.astimezone(zone).hour, range(HOURS))


def by_zone(courses: Sequence[Course], targets: Sequence[Target]) -> list[Group[str | None]]:
    """The most incidents first; None: the place, or its zone, is not known."""
    found = _grouped(courses, targets, lambda each: each.zone, ())
    return sorted(found, key=lambda each: (each.key is None, -each.incidents, each.key or ""))


def by_priority(courses: Sequence[Course], targets: Sequence[Target]) -> list[Group[int]]:
    return _grouped(courses, targets, lambda each: each.priority.value, range(1, 5))


def _grouped(
    courses: Sequence[Course], targets: Sequence[Target], of: Callable[[Course], K], all: Iterable[K]
) -> list[Group[K]]:
    groups: dict[K, list[Course]] = {key: [] for key in all}
    for each in courses:
        groups.setdefault(of(each), []).append(each)
    return [_group(key, mine, targets) for key, mine in groups.items()]


def _group(key: K, courses: Sequence[Course], targets: Sequence[Target]) -> Group[K]:
    wanted = [each for each in targets if each.measure is Measure.RESPONSE]
    seconds = [(each, incident_time(Measure.RESPONSE, each)) for each in courses]
    late = sum(
        isinstance(time, float) and any(counts(one, each) and time > one.within_s for one in wanted)
        for each, time in seconds
    )
    return Group(
        key=key,
        incidents=len(courses),
        late=late,
        response=summary((time for _, time in seconds), None),
    )
