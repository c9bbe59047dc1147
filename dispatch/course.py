"""How one incident went: the marks of every unit sent to it, and the times between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dispatch.target import OF_UNITS, Measure, Target
from dispatch.unit import Capability, UnitId
from incidents.terms import IncidentId, IncidentType, Priority
from routing.geo import LatLon


class Gap(StrEnum):
    """Why there is no time."""

    UNDER_WAY = "under_way"
    """Not yet; it may still come."""
    TAKEN_BACK = "taken_back"
    """The centre took the unit back before."""
    NEVER_REPORTED = "never_reported"
    """The crew did not say, or said it out of order."""
    NOT_SENT = "not_sent"
    """Closed without anybody having been sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One unit on one incident. Marks are None where nobody reported them."""

    unit_id: UnitId
    unit: str
    capabilities: frozenset[Capability]
    slot: str | None
    sent_at: datetime
    moving_at: datetime | None = None
    there_at: datetime | None = None
    ended_at: datetime | None = None
    taken_back: bool = False
    """Ended by the centre, not by the crew's own word or the incident's end."""
    promised_s: float | None = None
    """From sending until there, as it was said when it was sent."""
    proposed: Mapping[str, float]
    """Unit → seconds, what was recommended at that moment; empty when nobody asked."""
    closed_s: float = 0.0
    """Later by closed streets since; below zero: sooner."""
    straight_line: bool = False
    """A street closed since left no way by road, so the time was that of a straight line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    id: IncidentId
    number: str
    type: IncidentType
    priority: Priority
    zone: str | None
    place: str
    """In words; empty when not known."""
    position: LatLon | None
    placed_at_once: bool
    """The place was known when the call was taken."""
    opened_at: datetime
    closed_at: datetime | None
    runs: Sequence[Run]
    """In order of sending."""

    @property
    def first_there(self) -> Run | None:
        there = [each for each in self.runs if each.there_at is not None]
        return min(there, key=lambda each: each.there_at or each.sent_at, default=None)


def counts(target: Target, course: Course) -> bool:
    return target.priorities is None or course.priority in target.priorities


def times(target: Target, course: Course) -> Iterator[float | Gap]:
    """Seconds, or why there are none: one of the incident, or one for each unit that counts."""
    if not counts(target, course):
        return
    if target.measure in OF_UNITS:
        yield from (unit_time(target.measure, each) for each in _that_count(target, course))
    else:
        yield incident_time(target.measure, course)


def _that_count(target: Target, course: Course) -> Sequence[Run]:
    able = [
        each for each in course.runs if target.capabilities is None or each.capabilities & target.capabilities
    ]
    if not target.first_only:
        return able
    there = [each for each in able if each.there_at is not None]
    return sorted(there, key=lambda each: each.there_at or each.sent_at)[:1] or able[:1]


def unit_time(measure: Measure, run: Run) -> float | Gap:
    start, end = (run.sent_at, run.moving_at) if measure is Measure.TURNOUT else (run.moving_at, run.there_at)
    if start is not None and end is not None and end >= start:
        return (end - start).total_seconds()
    if run.ended_at is None and end is None:
        return Gap.UNDER_WAY
    return Gap.TAKEN_BACK if run.taken_back else Gap.NEVER_REPORTED


def incident_time(measure: Measure, course: Course) -> float | Gap:
    """Raises ValueError for a measure of units."""
    if measure in OF_UNITS:
        raise ValueError(f"{measure} is a time of units")
    if not course.runs:
        return Gap.UNDER_WAY if course.closed_at is None else Gap.NOT_SENT
    told_at, first = course.runs[0].sent_at, course.first_there
    if measure is Measure.PROCESSING:
        return max(0.0, (told_at - course.opened_at).total_seconds())
    if first is not None and first.there_at is not None:
        return max(0.0, (first.there_at - told_at).total_seconds())
    if course.closed_at is None and any(each.ended_at is None for each in course.runs):
        return Gap.UNDER_WAY
    return Gap.TAKEN_BACK if all(each.taken_back for each in course.runs) else Gap.NEVER_REPORTED
