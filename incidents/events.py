"""Facts about calls and incidents: what happened, past tense, never changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incidents.call import CallForService
from incidents.location import Location
from incidents.terms import (
    CallId,
    Disposition,
    IncidentId,
    IncidentType,
    NoteKind,
    Priority,
    Subject,
)
from routing.geo import LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The envelope every fact shares; the log adds `seq` and `recorded_at`."""

    subject: Subject
    version: int
    """The subject's version after this fact; 1 is the first."""
    at: datetime
    """When it happened in the world, aware UTC."""
    by: str
    """Who did it: a user's name, or "unit:E12"."""
    said_at: datetime | None = None
    """What the sender's clock said, where `at` is not that: it was ahead, or behind what this is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTaken(Fact):
    """Subject: the call. `incident_id` is the incident it opened or joined."""

    call: CallForService
    incident_id: IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOpened(Fact):
    incident_id: IncidentId
    number: str
    type: IncidentType
    priority: Priority
    narrative: str
    location: Location
    call_id: CallId
    exercise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallJoined(Fact):
    """Subject: the incident that an additional call joined."""

    incident_id: IncidentId
    call_id: CallId


@dataclass(frozen=True, slots=True, kw_only=True)
class CallParted(Fact):
    """Subject: the incident that a call had joined by mistake; it goes on as an incident of its own."""

    incident_id: IncidentId
    call_id: CallId
    to_incident_id: IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationSet(Fact):
    """The place was confirmed or corrected; the caller's words stay."""

    incident_id: IncidentId
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReclassified(Fact):
    incident_id: IncidentId
    type: IncidentType
    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLevelSet(Fact):
    """Raised, or lowered to correct a slip."""

    incident_id: IncidentId
    level: int
    was: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded(Fact):
    incident_id: IncidentId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClosed(Fact):
    incident_id: IncidentId
    disposition: Disposition


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiseNoteAdded(Fact):
    """Subject: the note. It is about a named place, or about all that lies in a circle."""

    note_id: UUID
    kind: NoteKind
    text: str
    place: str | None
    position: LatLon | None
    radius_m: float
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiseNoteEnded(Fact):
    note_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiseNoteTold(Fact):
    """An incident that was open there learnt of the note, or that it has ended."""

    note_id: UUID
    incident_id: IncidentId
    kind: NoteKind
    text: str
    ended: bool
