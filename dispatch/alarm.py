"""An alarm: what is overdue, since when, whose it is, and what people have said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from uuid import NAMESPACE_OID, UUID, uuid5

from dispatch.alarm_events import AlarmEnded, AlarmOwned
from dispatch.unit import Capability, UnitId
from incidents.errors import Unknown
from incidents.events import Fact
from incidents.terms import IncidentId, Subject
from routing.geo import LatLon


class UnknownAlarm(Unknown):
    """That alarm has ended already."""


class Cause(StrEnum):
    MAYDAY = "mayday"
    """A crew calls for its life; see dispatch/mayday.py."""
    PENDING = "pending"
    """An incident to which nobody is sent."""
    UNDER_RESOURCED = "under_resourced"
    """An incident to which somebody was sent, and not all who must come."""
    NOT_ACKNOWLEDGED = "not_acknowledged"
    """A crew with a tablet that has not said it has seen where it is sent."""
    NOT_MOVING = "not_moving"
    """A unit was told and has neither reported nor been heard moving."""
    PAST_ETA = "past_eta"
    """A unit should have arrived."""
    SILENT = "silent"
    """A unit at work whose vehicle is no longer heard."""
    WELFARE = "welfare"
    """A crew on scene whom nobody has asked for long how it fares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What people have said about an alarm. An end restarts its clock: nothing is silenced for ever."""

    version: int
    owner: str | None = None
    owned_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    id: UUID
    cause: Cause
    incident_id: IncidentId | None
    """None: of a crew that was sent nowhere."""
    number: str
    since_at: datetime
    """When the clock began that has run out."""
    due_at: datetime
    """When it ran out."""
    step: int
    """1: the dispatchers'; 2: nobody ended it within another interval, the supervisor's too."""
    unit_id: UnitId | None = None
    unit: str | None = None
    falls_to: str | None = None
    """Who sent the unit: the first to look, until somebody says "mine"."""
    owner: str | None = None
    position: LatLon | None = None
    """Of a mayday: where the crew was last heard."""
    fix_at: datetime | None = None
    missing: Mapping[Capability, int] = field(default_factory=dict)
    """Who must still come, of an incident short of somebody."""


@lru_cache(maxsize=16384)
def alarm_id(cause: Cause, episode: UUID) -> UUID:
    """`episode`: the assignment, or the incident where there is none. The same in every process."""
    return uuid5(NAMESPACE_OID, f"farol/alarm/{cause.value}/{episode}")


def subject_of(id: UUID) -> Subject:
    return Subject(f"alarm:{id}")


def own(alarm: Alarm, held: Held | None, at: datetime, by: str) -> AlarmOwned:
    """It is theirs now, also when it was another's."""
    return AlarmOwned(
        subject=subject_of(alarm.id),
        version=held.version + 1 if held else 1,
        at=at,
        by=by,
        alarm_id=alarm.id,
        cause=alarm.cause.value,
        incident_id=alarm.incident_id,
        unit=alarm.unit,
    )


def end(alarm: Alarm, held: Held | None, at: datetime, by: str, words: str = "") -> AlarmEnded:
    """Dealt with; should what it warns of go on, it comes again when its time has run out anew."""
    return AlarmEnded(
        subject=subject_of(alarm.id),
        version=held.version + 1 if held else 1,
        at=at,
        by=by,
        alarm_id=alarm.id,
        cause=alarm.cause.value,
        incident_id=alarm.incident_id,
        unit=alarm.unit,
        words=words,
    )


def evolve(held: Held | None, fact: Fact) -> Held:
    """Raises ValueError for a fact that does not belong here."""
    before = held or Held(version=0)
    match fact:
        case AlarmOwned():
            return replace(before, version=fact.version, owner=fact.by, owned_at=fact.at)
        case AlarmEnded():
            return Held(version=fact.version, ended_at=fact.at)
        case _:
            raise ValueError(f"{type(fact).__name__} is no fact of an alarm")
