"""The day at a glance: how many, how soon against targets, who was late and why, what units did."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from data.codec import encode
from data.loaders.target_file import SHIPPED, read_targets
from data.stores.day import Day, Span, read_day
from data.stores.people import User
from data.stores.spots_then import spots_then
from dispatch.course import Course, incident_time
from dispatch.day_figures import Group, by_hour, by_priority, by_zone, kept
from dispatch.late import Late, Over, missed, why
from dispatch.share import Summary
from dispatch.target import Measure, Target
from dispatch.unit_hours import unit_hours
from web.centre import Centre
from web.deps import Here
from web.policy import Action
from web.security import May

router = APIRouter(prefix="/day")

DaySeer = Annotated[User, Depends(May(Action.SEE_DAY))]
On = Annotated[
    date | None,
    Query(ge=date(2000, 1, 1), le=date(2199, 12, 31), description="day of the centre's clock; today"),
]
MOST_LATE = 200
"""Told one by one, the latest first; all are counted. Assumed: more is not read."""


@dataclass(frozen=True, slots=True)
class _Hours:
    start: datetime
    until: datetime
    """The day's end, or now where that is sooner."""
    zone: tzinfo


@router.get("", response_model=dict[str, object])
async def day(
    centre: Here,
    actor: DaySeer,
    on: On = None,
    exercise: Annotated[bool, Query(description="exercises only; otherwise none are counted")] = False,
) -> Response:
    wanted = on or datetime.now(centre.towns.local_time).date()
    asked = partial(_told, centre, actor.agency, wanted, exercise)
    return await centre.shared.get(("day", actor.agency, wanted, exercise), asked)


async def _told(centre: Centre, agency: str, wanted: date, exercise: bool) -> dict[str, object]:
    now, zone = datetime.now(UTC), centre.towns.local_time
    span = span_of(wanted, zone)
    held = await read_day(centre.engine, centre.settings.centre, agency, span, exercise=exercise)
    targets = read_targets(centre.settings.targets or SHIPPED)
    late = await _late(centre, held, targets, now)
    figures = await asyncio.to_thread(
        _figures, held, targets, late, _Hours(span.start, min(now, span.until), zone)
    )
    return {
        "on": wanted.isoformat(),
        "at": now.astimezone(zone).isoformat(),
        "is_today": span.holds(now),
        "is_future": now < span.start,
        "exercise": exercise,
        "other": held.other,
        "calls": len(held.calls),
        "incidents": len(held.courses),
        "late_count": len(late),
        "late": [_late_shown(each, zone) for each in late[:MOST_LATE]],
        **figures,
    }


def span_of(day: date, zone: tzinfo) -> Span:
    """From midnight to midnight of the centre's clock."""
    start, end = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    return Span(start=start.astimezone(UTC), until=end.astimezone(UTC))


async def _late(centre: Centre, held: Day, targets: Sequence[Target], now: datetime) -> list[Late]:
    over = [(each, found) for each in held.courses if (found := missed(each, targets, now))]
    over.sort(key=lambda each: max(one.seconds / one.within_s for one in each[1]), reverse=True)
    sent = [(run.unit_id, run.sent_at) for each, _ in over[:MOST_LATE] for run in each.runs]
    spots = await spots_then(centre.engine, sent)
    return [
        Late(course=each, over=found, why=why(each, found, targets, held.timelines, spots))
        for each, found in over
    ]


def _figures(held: Day, targets: Sequence[Target], late: Sequence[Late], hours: _Hours) -> dict[str, object]:
    ids, zone = {each.course.id for each in late}, hours.zone
    return {
        "targets": [
            {**encode(each.target), "summary": _summary(each.summary)} for each in kept(targets, held.courses)
        ],
        "by_hour": [_group(each) for each in by_hour(held.courses, ids, zone)],
        "by_zone": [_group(each) for each in by_zone(held.courses, ids)],
        "by_priority": [_group(each) for each in by_priority(held.courses, ids)],
        "units": [
            {**encode(spent), "busy_share": spent.busy_share}
            for each in held.timelines
            for spent in [unit_hours(each, hours.start, hours.until)]
        ],
    }


def _summary(one: Summary) -> dict[str, object]:
    found: dict[str, object] = encode(one)
    return found


def _group(one: Group[int] | Group[str] | Group[str | None]) -> dict[str, object]:
    return {
        "key": one.key,
        "incidents": one.incidents,
        "late": one.late,
        "response": _summary(one.response),
    }


def _late_shown(late: Late, zone: tzinfo) -> dict[str, object]:
    course = late.course
    return {
        "incident_id": str(course.id),
        "number": course.number,
        "type": course.type,
        "priority": course.priority.value,
        "zone": course.zone,
        "place": course.place,
        "opened_at": _local(course.opened_at, zone),
        "processing_s": _seconds(Measure.PROCESSING, course),
        "response_s": _seconds(Measure.RESPONSE, course),
        "over": [_over(each) for each in late.over],
        "why": [encode(each) for each in late.why],
        "runs": [
            {
                "unit": run.unit,
                "sent_at": _local(run.sent_at, zone),
                "moving_at": _local(run.moving_at, zone),
                "there_at": _local(run.there_at, zone),
                "ended": run.ended_at is not None,
                "promised_s": run.promised_s,
            }
            for run in course.runs
        ],
    }


def _local(at: datetime | None, zone: tzinfo) -> str | None:
    """By the centre's clock, for it is read beside its hours."""
    return None if at is None else at.astimezone(zone).isoformat()


def _over(one: Over) -> dict[str, object]:
    found: dict[str, object] = encode(one)
    return found


def _seconds(measure: Measure, course: Course) -> float | None:
    found = incident_time(measure, course)
    return found if isinstance(found, float) else None
