"""One thing happening: its rules, and how facts change it."""

from dataclasses import dataclass, replace
from datetime import datetime

from incidents.call import CallForService
from incidents.errors import IncidentIsClosed
from incidents.events import (
    AlarmLevelSet,
    CallJoined,
    CallParted,
    Fact,
    IncidentClosed,
    IncidentOpened,
    IncidentReclassified,
    LocationSet,
    NoteAdded,
)
from incidents.location import Location
from incidents.terms import (
    Disposition,
    IncidentId,
    IncidentState,
    IncidentType,
    Priority,
    Subject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    id: IncidentId
    version: int
    number: str
    type: IncidentType
    priority: Priority
    narrative: str
    location: Location
    state: IncidentState
    opened_at: datetime
    closed_at: datetime | None = None
    disposition: Disposition | None = None
    exercise: bool = False
    alarm_level: int = 1
    """1 is what goes at first; see incidents/alarm.py."""

    @property
    def subject(self) -> Subject:
        return subject_of(self.id)


def subject_of(id: IncidentId) -> Subject:
    return Subject(f"incident:{id}")


def open_incident(call: CallForService, id: IncidentId, number: str, at: datetime, by: str) -> IncidentOpened:
    """A new incident from a call whose type and priority are settled."""
    if call.type is None or call.priority is None:
        raise ValueError("triage comes before opening")
    return IncidentOpened(
        subject=subject_of(id),
        version=1,
        at=at,
        by=by,
        incident_id=id,
        number=number,
        type=call.type,
        priority=call.priority,
        narrative=call.words,
        location=call.location,
        call_id=call.id,
        exercise=call.exercise,
    )


def require_open(incident: Incident) -> None:
    if incident.state is IncidentState.CLOSED:
        raise IncidentIsClosed(number=incident.number)


def evolve(incident: Incident | None, fact: Fact) -> Incident:
    """The incident after the fact; the same answer in ten years."""
    match fact:
        case IncidentOpened():
            return Incident(
                id=fact.incident_id,
                version=fact.version,
                number=fact.number,
                type=fact.type,
                priority=fact.priority,
                narrative=fact.narrative,
                location=fact.location,
                state=IncidentState.OPEN,
                opened_at=fact.at,
                exercise=fact.exercise,
            )
        case _ if incident is None:
            raise ValueError(f"{type(fact).__name__} before the incident was opened")
        case LocationSet():
            return replace(incident, version=fact.version, location=fact.location)
        case IncidentReclassified():
            return replace(incident, version=fact.version, type=fact.type, priority=fact.priority)
        case AlarmLevelSet():
            return replace(incident, version=fact.version, alarm_level=fact.level)
        case CallJoined() | CallParted() | NoteAdded():
            return replace(incident, version=fact.version)
        case IncidentClosed():
            return replace(
                incident,
                version=fact.version,
                state=IncidentState.CLOSED,
                closed_at=fact.at,
                disposition=fact.disposition,
            )
        case _:
            raise ValueError(f"{type(fact).__name__} is not about an incident")
