"""The rules of sending a unit: who may be assigned, and what facts do to a unit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from dispatch.errors import CallsMayday, UnitNotAssigned, UnitNotAvailable, UnitSent, UnitTaken
from dispatch.events import (
    AssignmentAcknowledged,
    UnitAdded,
    UnitAssigned,
    UnitReleased,
    UnitRetimed,
    UnitStatusChanged,
    UnitWithdrawn,
)
from dispatch.mayday import Mayday
from dispatch.status import FREE, UnitStatus
from dispatch.unit import AssignmentId, Unit
from incidents.events import Fact
from incidents.incident import Incident, require_open


def assignment_of(key: UUID) -> AssignmentId:
    """The assignment a command makes; `key` is the agency's own (`Work.own`)."""
    return AssignmentId(uuid5(NAMESPACE_OID, f"farol/assignment-of/{key}"))


def assign(
    unit: Unit,
    incident: Incident,
    id: AssignmentId,
    at: datetime,
    by: str,
    *,
    slot: str | None = None,
    recommended: Mapping[str, float] | None = None,
    eta_s: float | None = None,
) -> UnitAssigned:
    """Send a free unit to an open incident.

    Raises IncidentIsClosed; CallsMayday, whatever the crew reported since; UnitTaken with who and when;
    UnitNotAvailable for any other state.
    """
    require_open(incident)
    if unit.calls_mayday:
        raise CallsMayday(unit=unit.name)
    if unit.assignment_id is not None:
        raise UnitTaken(unit=unit.name, number=unit.incident_number, by=unit.assigned_by, at=unit.assigned_at)
    if unit.status not in FREE:
        raise UnitNotAvailable(unit=unit.name, status=unit.status.value)
    return UnitAssigned(
        subject=unit.subject,
        version=unit.version + 1,
        at=at,
        by=by,
        unit_id=unit.id,
        incident_id=incident.id,
        incident_number=incident.number,
        assignment_id=id,
        slot=slot,
        recommended=recommended or {},
        eta_s=eta_s,
    )


def acknowledge(unit: Unit, incident: Incident, at: datetime, by: str) -> AssignmentAcknowledged:
    """The crew has seen it. Never refused: a word that comes late is kept, and changes nothing."""
    return AssignmentAcknowledged(
        subject=unit.subject,
        version=unit.version + 1,
        at=at,
        by=by,
        unit_id=unit.id,
        incident_id=incident.id,
        assignment_id=unit.assignment_id if unit.incident_id == incident.id else None,
    )


def release(unit: Unit, incident: Incident, at: datetime, by: str, reason: str) -> UnitReleased:
    """End the unit's assignment to the incident; it is available again. Raises UnitNotAssigned."""
    if unit.assignment_id is None or unit.incident_id != incident.id:
        raise UnitNotAssigned(unit=unit.name, number=incident.number)
    return UnitReleased(
        subject=unit.subject,
        version=unit.version + 1,
        at=at,
        by=by,
        unit_id=unit.id,
        incident_id=incident.id,
        assignment_id=unit.assignment_id,
        status=UnitStatus.AVAILABLE,
        reason=reason,
    )


def withdraw(unit: Unit, standing: Mayday | None, at: datetime, by: str) -> UnitWithdrawn:
    """Out of the centre's service for good. Refuses with UnitSent: whoever waits for it must not lose it;
    with CallsMayday: nor those who look for its crew."""
    if unit.incident_number is not None:
        raise UnitSent(unit=unit.name, number=unit.incident_number)
    if standing is not None:
        raise CallsMayday(unit=unit.name)
    return UnitWithdrawn(subject=unit.subject, version=unit.version + 1, at=at, by=by, unit_id=unit.id)


def evolve(unit: Unit | None, fact: Fact) -> Unit:
    """The unit after the fact; the same answer in ten years."""
    match fact:
        case UnitAdded():
            return Unit(
                id=fact.unit_id,
                version=fact.version,
                name=fact.name,
                capabilities=fact.capabilities,
                status=fact.status,
                status_since=fact.at,
                station=fact.station,
                exercise=fact.exercise,
                crew=fact.crew,
            )
        case _ if unit is None:
            raise ValueError(f"{type(fact).__name__} before the unit was added")
        case UnitAssigned():
            return replace(
                unit,
                version=fact.version,
                status=UnitStatus.ASSIGNED,
                status_since=fact.at,
                incident_id=fact.incident_id,
                incident_number=fact.incident_number,
                assignment_id=fact.assignment_id,
                assigned_by=fact.by,
                assigned_at=fact.at,
                acknowledged_at=None,
            )
        case AssignmentAcknowledged():
            theirs = fact.assignment_id is not None and fact.assignment_id == unit.assignment_id
            first = unit.acknowledged_at or (fact.at if theirs else None)
            return replace(unit, version=fact.version, acknowledged_at=first)
        case UnitStatusChanged():
            if not {"late_report", "repeated"}.isdisjoint(fact.flags):
                return replace(unit, version=fact.version)
            return replace(unit, version=fact.version, status=fact.status, status_since=fact.at)
        case UnitRetimed():
            return replace(unit, version=fact.version)
        case UnitWithdrawn():
            return replace(unit, version=fact.version, withdrawn_at=fact.at)
        case UnitReleased():
            return replace(
                unit,
                version=fact.version,
                status=fact.status,
                status_since=fact.at,
                incident_id=None,
                incident_number=None,
                assignment_id=None,
                assigned_by=None,
                assigned_at=None,
                acknowledged_at=None,
            )
        case _:
            raise ValueError(f"{type(fact).__name__} is not about a unit")
