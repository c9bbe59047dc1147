"""Facts about alarms: who took one, and who said it was dealt with. The subject of each is the alarm."""

from dataclasses import dataclass
from uuid import UUID

from incidents.events import Fact
from incidents.terms import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmOwned(Fact):
    alarm_id: UUID
    cause: str
    incident_id: IncidentId | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmEnded(Fact):
    alarm_id: UUID
    cause: str
    incident_id: IncidentId | None
    unit: str | None
    words: str = ""
    """How, where it was said."""
