"""What has taken too long: the same answer in every process, from the picture of one moment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from dispatch.alarm import Alarm, Cause, Held, alarm_id
from dispatch.eta import MOVING_KMH, OLD_FIX_S, turnout_s
from dispatch.mayday import Mayday
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Unit
from incidents.terms import IncidentId, Priority

PENDING_S: Mapping[Priority, float] = {
    Priority.P1: 60.0,
    Priority.P2: 60.0,
    Priority.P3: 300.0,
    Priority.P4: 900.0,
}
"""Opened → somebody sent. P1 and P2: NFPA 1225 (2022), processed within 60 s in 90 of 100; P3, P4 assumed."""

PAST_ETA_S = 120.0
PAST_ETA_SHARE = 0.3
"""Later than promised by this much, or by this share of the promise, whichever is more. Assumed."""

ACKNOWLEDGE_S = 30.0
"""Sent → the crew touches its tablet; half of the shortest turnout target, so that somebody can still use the
radio. Assumed. When the turnout target has passed too, it is an alarm about that."""

SILENT_S = OLD_FIX_S
"""A vehicle at work that was heard and is not any more; from this age its position is shown as stale."""

WELFARE_S = 1200.0
"""On scene → somebody asks the crew how it fares. Assumed: roll calls on the fireground are called every
10 to 20 min; check your agency's rule."""

ESCALATES_S: Mapping[Cause, float] = {
    Cause.MAYDAY: 30.0,
    Cause.PENDING: 60.0,
    Cause.UNDER_RESOURCED: 60.0,
    Cause.NOT_ACKNOWLEDGED: 60.0,
    Cause.NOT_MOVING: 60.0,
    Cause.PAST_ETA: 120.0,
    Cause.SILENT: 120.0,
    Cause.WELFARE: 120.0,
}
"""From the alarm, or from "mine", until it is the supervisor's too. Assumed."""

_DRIVING = frozenset({UnitStatus.ASSIGNED, UnitStatus.EN_ROUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A unit with an assignment, as it was last heard."""

    unit: Unit
    eta_s: float | None
    """Promised, from when it was sent until it is there; by the last word where a street has closed since."""
    fix_at: datetime | None = None
    speed_kmh: float | None = None
    has_tablet: bool = False
    """A crew that signs in with its unit: it can be asked to say that it has seen it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An open incident with nobody on it, where no crew has been yet."""

    id: IncidentId
    number: str
    priority: Priority
    since_at: datetime
    """Opened, or left by its last unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """An open incident where somebody is, was or is sent, and a slot that must be filled never was."""

    id: IncidentId
    number: str
    priority: Priority
    since_at: datetime
    """When somebody was last sent, turned back before arriving, or more became due."""
    missing: Mapping[Capability, int]


def overdue(
    duties: Iterable[Duty],
    waiting: Iterable[Waiting],
    held: Mapping[UUID, Held],
    at: datetime,
    maydays: Iterable[Mayday] = (),
    short: Iterable[Short] = (),
) -> tuple[Alarm, ...]:
    """All alarms that stand at this instant, the oldest first. `held` by alarm id."""
    found = [
        *(_of_mayday(each, held, at) for each in maydays),
        *_unsent(waiting, held, at),
        *_short(short, held, at),
        *(a for each in duties for a in _gravest(_of_unit(each, held, at))),
    ]
    return tuple(sorted(found, key=lambda each: (each.due_at, str(each.id))))


def episodes(
    duties: Iterable[Duty],
    waiting: Iterable[Waiting],
    maydays: Iterable[Mayday] = (),
    short: Iterable[Short] = (),
) -> Iterator[UUID]:
    """Ids of every alarm whose clock runs: those about which what people have said counts."""
    yield from (alarm_id(Cause.MAYDAY, each.id) for each in maydays)
    for each in waiting:
        yield alarm_id(Cause.PENDING, each.id)
    for one in short:
        yield alarm_id(Cause.UNDER_RESOURCED, one.id)
    for duty in duties:
        if duty.unit.assignment_id is not None:
            yield from (alarm_id(cause, duty.unit.assignment_id) for cause, *_ in _running(duty))


def _of_mayday(mayday: Mayday, held: Mapping[UUID, Held], at: datetime) -> Alarm:
    """Due at once. Whoever has taken it keeps it: a rescue takes as long as it takes."""
    id = alarm_id(Cause.MAYDAY, mayday.id)
    owner = held[id].owner if id in held else None
    late = at >= mayday.called_at + timedelta(seconds=ESCALATES_S[Cause.MAYDAY])
    return Alarm(
        id=id,
        cause=Cause.MAYDAY,
        incident_id=mayday.incident_id,
        number=mayday.incident_number or "",
        since_at=mayday.called_at,
        due_at=mayday.called_at,
        step=2 if owner is None and late else 1,
        unit_id=mayday.unit_id,
        unit=mayday.unit,
        owner=owner,
        position=mayday.position,
        fix_at=mayday.fix_at,
    )


def _unsent(waiting: Iterable[Waiting], held: Mapping[UUID, Held], at: datetime) -> Iterator[Alarm]:
    for each in waiting:
        yield from _of_incident(Cause.PENDING, each, held, at)


def _short(short: Iterable[Short], held: Mapping[UUID, Held], at: datetime) -> Iterator[Alarm]:
    """Ended by hand, whoever commands has said that those there are enough: until something changes."""
    for each in short:
        said = held.get(alarm_id(Cause.UNDER_RESOURCED, each.id))
        if said is not None and said.ended_at is not None and said.ended_at > each.since_at:
            continue
        for alarm in _of_incident(Cause.UNDER_RESOURCED, each, held, at):
            yield replace(alarm, missing=each.missing)


def _of_incident(
    cause: Cause, each: Waiting | Short, held: Mapping[UUID, Held], at: datetime
) -> Iterator[Alarm]:
    id = alarm_id(cause, each.id)
    clock = _clock(each.since_at, PENDING_S[each.priority], held.get(id))
    if at >= clock.due_at:
        yield Alarm(
            id=id,
            cause=cause,
            incident_id=each.id,
            number=each.number,
            since_at=clock.since_at,
            due_at=clock.due_at,
            step=_step(cause, clock, at),
            owner=clock.owner,
        )


def _gravest(found: Iterable[Alarm]) -> list[Alarm]:
    """Who should be driving already is not asked besides whether it has read why."""
    every = list(found)
    late = any(each.cause is Cause.NOT_MOVING for each in every)
    return [each for each in every if not (late and each.cause is Cause.NOT_ACKNOWLEDGED)]


def _of_unit(duty: Duty, held: Mapping[UUID, Held], at: datetime) -> Iterator[Alarm]:
    unit = duty.unit
    if unit.assignment_id is None or unit.incident_id is None:
        return
    for cause, since_at, allowed_s in _running(duty):
        id = alarm_id(cause, unit.assignment_id)
        clock = _clock(since_at, allowed_s, held.get(id))
        if at >= clock.due_at:
            yield Alarm(
                id=id,
                cause=cause,
                incident_id=unit.incident_id,
                number=unit.incident_number or "",
                since_at=clock.since_at,
                due_at=clock.due_at,
                step=_step(cause, clock, at),
                unit_id=unit.id,
                unit=unit.name,
                falls_to=unit.assigned_by,
                owner=clock.owner,
            )


def _running(duty: Duty) -> Iterator[tuple[Cause, datetime, float]]:
    """Each clock that runs for the unit: what it is about, since when, and how long it may run."""
    unit, sent_at = duty.unit, duty.unit.assigned_at
    if sent_at is not None and unit.status is UnitStatus.ASSIGNED and not _heard_moving(duty, sent_at):
        if duty.has_tablet and unit.acknowledged_at is None:
            yield Cause.NOT_ACKNOWLEDGED, sent_at, ACKNOWLEDGE_S
        yield Cause.NOT_MOVING, sent_at, turnout_s(unit.capabilities)
    if sent_at is not None and unit.status in _DRIVING and duty.eta_s is not None:
        yield Cause.PAST_ETA, sent_at, duty.eta_s + max(PAST_ETA_S, PAST_ETA_SHARE * duty.eta_s)
    if duty.fix_at is not None:
        # a parked vehicle is heard now and then: its silence counts from when it was sent
        yield Cause.SILENT, max(duty.fix_at, sent_at) if sent_at else duty.fix_at, SILENT_S
    if unit.status is UnitStatus.ON_SCENE:
        yield Cause.WELFARE, unit.status_since, WELFARE_S


def _heard_moving(duty: Duty, since_at: datetime) -> bool:
    fast = duty.speed_kmh is not None and duty.speed_kmh >= MOVING_KMH
    return fast and duty.fix_at is not None and duty.fix_at > since_at


@dataclass(frozen=True, slots=True)
class _Clock:
    since_at: datetime
    due_at: datetime
    owner: str | None
    owned_at: datetime | None


def _clock(since_at: datetime, allowed_s: float, held: Held | None) -> _Clock:
    """What was said before this clock began was about another time. An end by hand begins it anew."""
    ended_at = held.ended_at if held else None
    begun_at = ended_at if ended_at is not None and ended_at > since_at else since_at
    due_at = begun_at + timedelta(seconds=allowed_s)
    if held is None or held.owned_at is None or held.owned_at < begun_at:
        return _Clock(begun_at, due_at, None, None)
    return _Clock(begun_at, due_at, held.owner, held.owned_at)


def _step(cause: Cause, clock: _Clock, at: datetime) -> int:
    """An owner is given the whole interval from when it became theirs."""
    from_at = clock.due_at if clock.owned_at is None else max(clock.due_at, clock.owned_at)
    return 2 if at >= from_at + timedelta(seconds=ESCALATES_S[cause]) else 1
