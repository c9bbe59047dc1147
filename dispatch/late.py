"""Which incidents missed a target, and the facts of why: who was free, who was sent, when, how far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dispatch.course import Course, Gap, Run, counts, incident_time, unit_time
from dispatch.reason import Reason
from dispatch.target import OF_UNITS, Measure, Target
from dispatch.unit import UnitId
from dispatch.unit_hours import Timeline, free_for
from routing.geo import LatLon, distance_m

MUCH_S = 60.0
"""Slower than promised by this much is said. Assumed: less is within what any promise is good for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    measure: Measure
    seconds: float
    within_s: float
    still: bool
    """It has not happened yet and is over already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    course: Course
    over: Sequence[Over]
    why: Sequence[Reason]


def missed(course: Course, targets: Sequence[Target], at: datetime) -> Sequence[Over]:
    """Targets of incidents, not of single units."""
    found = []
    for target in targets:
        if target.measure in OF_UNITS or not counts(target, course):
            continue
        time = incident_time(target.measure, course)
        if time is Gap.UNDER_WAY:
            since_at = course.opened_at if target.measure is Measure.PROCESSING else _told_at(course)
            time = (at - since_at).total_seconds() if since_at else Gap.NOT_SENT
            still = True
        else:
            still = False
        if not isinstance(time, Gap) and time > target.within_s:
            found.append(Over(measure=target.measure, seconds=time, within_s=target.within_s, still=still))
    return found


def _told_at(course: Course) -> datetime | None:
    return course.runs[0].sent_at if course.runs else None


def why(
    course: Course,
    over: Sequence[Over],
    targets: Sequence[Target],
    timelines: Sequence[Timeline],
    spots: Mapping[tuple[UnitId, datetime], LatLon],
) -> Sequence[Reason]:
    """Facts, in the order in which they happened. `spots`: where a unit was when it was sent."""
    measures = {each.measure: each for each in over}
    found: list[Reason] = []
    if not course.placed_at_once:
        found.append(Reason("late_no_place", {}))
    if Measure.PROCESSING in measures:
        found.append(_free_when_called(course, timelines))
    found += [Reason("late_taken_back", {"unit": run.unit}) for run in course.runs if run.taken_back]
    if (response := measures.get(Measure.RESPONSE)) is not None:
        run = course.first_there or course.runs[0]
        found += _of_run(run, course, response.within_s, targets, spots)
    return found


def _free_when_called(course: Course, timelines: Sequence[Timeline]) -> Reason:
    slot = course.runs[0].slot if course.runs else None
    free, serving = free_for(slot, timelines, course.opened_at)
    facts: dict[str, object] = {"free": free, "serving": serving}
    if slot is not None:
        facts["slot"] = slot
    code = "late_nobody_free" if free == 0 else "late_some_free"
    return Reason(code, facts)


def _of_run(
    run: Run,
    course: Course,
    within_s: float,
    targets: Sequence[Target],
    spots: Mapping[tuple[UnitId, datetime], LatLon],
) -> Iterator[Reason]:
    turnout = unit_time(Measure.TURNOUT, run)
    allowed_s = _turnout_target(run, targets)
    if isinstance(turnout, float) and allowed_s is not None and turnout > allowed_s:
        yield Reason("late_turnout", {"unit": run.unit, "seconds": turnout, "target_s": allowed_s})
    if run.promised_s is not None and run.promised_s > within_s:
        yield Reason("late_far", {"unit": run.unit, "seconds": run.promised_s})
    if (spot := spots.get((run.unit_id, run.sent_at))) is not None and course.position is not None:
        km = round(distance_m(spot, course.position) / 1000, 1)
        yield Reason("late_distance", {"unit": run.unit, "km": km})
    if run.closed_s > 0:
        yield Reason("late_closure", {"unit": run.unit, "seconds": run.closed_s})
    if run.straight_line:
        yield Reason("late_straight_line", {"unit": run.unit})
    if run.proposed and run.unit not in run.proposed:
        yield Reason("late_other_proposed", {"unit": run.unit, "other": ", ".join(sorted(run.proposed))})
    if (slower_s := _slower_s(run)) is not None and slower_s >= MUCH_S:
        yield Reason("late_slower", {"unit": run.unit, "seconds": slower_s})


def _turnout_target(run: Run, targets: Sequence[Target]) -> float | None:
    for each in targets:
        if each.measure is Measure.TURNOUT and (
            each.capabilities is None or run.capabilities & each.capabilities
        ):
            return each.within_s
    return None


def _slower_s(run: Run) -> float | None:
    """Than was promised when it was sent, closed streets aside."""
    if run.there_at is None or run.promised_s is None:
        return None
    return (run.there_at - run.sent_at).total_seconds() - run.promised_s - max(0.0, run.closed_s)
