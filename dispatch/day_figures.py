"""A day in numbers: each target, and the response by hour, by zone and by priority."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Generic, TypeVar

from dispatch.course import Course, incident_time, times
from dispatch.share import Summary, summary
from dispatch.target import Measure, Target
from incidents.terms import IncidentId

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
    """Those that missed a target."""
    response: Summary


def kept(targets: Sequence[Target], courses: Sequence[Course]) -> list[Kept]:
    return [
        Kept(
            target=target,
            summary=summary((time for each in courses for time in times(target, each)), target.within_s),
        )
        for target in targets
    ]


def by_hour(courses: Sequence[Course], late: Collection[IncidentId], zone: tzinfo) -> list[Group[int]]:
    """All hours of the clock, also those in which nothing happened. `late`: by dispatch/late.py."""
    return _grouped(courses, late, lambda each: each.opened_at.astimezone(zone).hour, range(HOURS))


def by_zone(courses: Sequence[Course], late: Collection[IncidentId]) -> list[Group[str | None]]:
    """The most incidents first; None: the place, or its zone, is not known."""
    found = _grouped(courses, late, lambda each: each.zone, ())
    return sorted(found, key=lambda each: (each.key is None, -each.incidents, each.key or ""))


def by_priority(courses: Sequence[Course], late: Collection[IncidentId]) -> list[Group[int]]:
    return _grouped(courses, late, lambda each: each.priority.value, range(1, 5))


def _grouped(
    courses: Sequence[Course], late: Collection[IncidentId], of: Callable[[Course], K], all: Iterable[K]
) -> list[Group[K]]:
    groups: dict[K, list[Course]] = {key: [] for key in all}
    for each in courses:
        groups.setdefault(of(each), []).append(each)
    return [_group(key, mine, late) for key, mine in groups.items()]


def _group(key: K, courses: Sequence[Course], late: Collection[IncidentId]) -> Group[K]:
    return Group(
        key=key,
        incidents=len(courses),
        late=sum(each.id in late for each in courses),
        response=summary((incident_time(Measure.RESPONSE, each) for each in courses), None),
    )
