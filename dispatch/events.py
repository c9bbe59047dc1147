"""Facts about units and assignments. The subject of each is the unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Station, UnitId
from incidents.events import Fact
from incidents.terms import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAdded(Fact):
    unit_id: UnitId
    name: str
    capabilities: frozenset[Capability]
    station: Station
    status: UnitStatus
    exercise: bool
    crew: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWithdrawn(Fact):
    unit_id: UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAssigned(Fact):
    unit_id: UnitId
    incident_id: IncidentId
    incident_number: str
    assignment_id: AssignmentId
    slot: str | None
    """The run card slot it fills, e.g. "engine"."""
    recommended: Mapping[str, float]
    """Unit names recommended at that moment → ETA seconds; empty when nobody asked."""
    eta_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatusChanged(Fact):
    """The crew's word. `flags` tell what was unusual, e.g. "out_of_order"; it is never refused.
    `incident_id` is the incident of the active assignment, if any."""

    unit_id: UnitId
    status: UnitStatus
    was: UnitStatus
    incident_id: IncidentId | None
    assignment_id: AssignmentId | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAcknowledged(Fact):
    """The crew has seen that it is sent. `assignment_id` None: it was no more when the word came."""

    unit_id: UnitId
    incident_id: IncidentId
    assignment_id: AssignmentId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReleased(Fact):
    """The assignment ended: by dispatcher, by the crew becoming available, or by closing."""

    unit_id: UnitId
    incident_id: IncidentId
    assignment_id: AssignmentId
    status: UnitStatus
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRetimed(Fact):
    """The road ahead of a unit under way was closed, slowed or opened: it is due at another time."""

    unit_id: UnitId
    incident_id: IncidentId
    assignment_id: AssignmentId
    eta_s: float
    """From `at` until it is there."""
    later_s: float
    """Than a moment before; below zero: sooner."""
    approximate: bool
    """No way by road is left: a straight line."""
    closures: tuple[UUID, ...]
    """What began or ended just now."""
