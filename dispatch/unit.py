"""One crewed, sendable thing with a radio name, and where it lives."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from dispatch.status import UnitStatus
from incidents.terms import IncidentId, Subject
from routing.geo import LatLon

UnitId = NewType("UnitId", UUID)
AssignmentId = NewType("AssignmentId", UUID)


class Capability(StrEnum):
    """What a run card can ask for."""

    ENGINE = "engine"
    LADDER = "ladder"
    RESCUE = "rescue"
    AMBULANCE = "ambulance"
    ADVANCED_LIFE_SUPPORT = "advanced_life_support"
    PATROL = "patrol"
    COMMAND = "command"
    HAZMAT = "hazmat"
    ROAD_CREW = "road_crew"
    TREE_CREW = "tree_crew"
    WATER_CREW = "water_crew"
    CLEANING_CREW = "cleaning_crew"


MUNICIPAL = frozenset(
    {Capability.ROAD_CREW, Capability.TREE_CREW, Capability.WATER_CREW, Capability.CLEANING_CREW}
)
"""What the city's own crews do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    id: UUID
    name: str
    position: LatLon
    sample: bool
    """True: placed by our optimiser because the city's own stations are not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    id: UnitId
    version: int
    name: str
    """Radio name, e.g. "E12"."""
    capabilities: frozenset[Capability]
    status: UnitStatus
    status_since: datetime
    station: Station
    incident_id: IncidentId | None = None
    """The incident of the active assignment."""
    incident_number: str | None = None
    assignment_id: AssignmentId | None = None
    assigned_by: str | None = None
    assigned_at: datetime | None = None
    acknowledged_at: datetime | None = None
    """When the crew said it had seen the active assignment."""
    exercise: bool = False
    crew: str | None = None
    """Of units with the same crew only one is manned at a time (dispatch/crew.py); None: its own crew."""
    calls_mayday: bool = False
    """A mayday of its crew stands (dispatch/mayday.py): whatever it reports, nobody sends it."""
    withdrawn_at: datetime | None = None
    """From then on nobody sees or sends it; what it did stays."""

    @property
    def subject(self) -> Subject:
        return Subject(f"unit:{self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A unit's last known position."""

    unit_id: UnitId
    position: LatLon
    at: datetime
    heading_deg: float | None = None
    speed_kmh: float | None = None
    accuracy_m: float | None = None
