"""What dispatchers and crews do: each one transaction. Locks: the key, then the incident, then units."""

from collections.abc import Mapping

from dispatch.assign import acknowledge, assign, assignment_of, evolve, release, withdraw
from dispatch.crew import require_crew
from dispatch.events import UnitAdded, UnitReleased
from dispatch.mayday import MaydayStands
from dispatch.ports import DispatchWork
from dispatch.report import report
from dispatch.retime import Retiming, retime
from dispatch.status import COMMITTED, UnitStatus
from dispatch.unit import Unit, UnitId
from incidents import incident as rules
from incidents.events import Fact, IncidentClosed
from incidents.incident import Incident
from incidents.instant import not_before
from incidents.ports import Command, Receipt
from incidents.terms import Disposition, IncidentId


async def add_unit(work: DispatchWork, command: Command, unit: Unit) -> Receipt:
    """Put a unit into service; its status and station as given, version 1."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        fact = UnitAdded(
            subject=unit.subject,
            version=1,
            at=command.at,
            by=command.by,
            unit_id=unit.id,
            name=unit.name,
            capabilities=unit.capabilities,
            station=unit.station,
            status=unit.status,
            exercise=unit.exercise,
            crew=unit.crew,
        )
        work.record(fact)
        await work.units.save(evolve(None, fact))
        return await work.commit(command, Receipt(id=unit.id, number=unit.name, version=1))


async def withdraw_unit(work: DispatchWork, command: Command, unit_id: UnitId) -> Receipt:
    """Take a unit out of service for good. Refuses with UnitSent, CallsMayday, UnknownUnit."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        unit = await work.units.get(unit_id)
        unit = await _apply(
            work, unit, withdraw(unit, await work.maydays.standing(unit_id), command.at, command.by)
        )
        return await work.commit(command, Receipt(id=unit.id, number=unit.name, version=unit.version))


async def assign_unit(
    work: DispatchWork,
    command: Command,
    incident_id: IncidentId,
    unit_id: UnitId,
    *,
    slot: str | None = None,
    recommended: Mapping[str, float] | None = None,
    eta_s: float | None = None,
) -> Receipt:
    """Send a unit. Of two dispatchers at once exactly one wins; the other is refused with UnitTaken.
    Who calls a mayday is refused with CallsMayday: both lock the unit, so it holds in a race too."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(incident_id)
        command = not_before(command, incident.opened_at)
        unit, mates = await work.units.with_crew(unit_id)
        require_crew(unit, mates)
        id = assignment_of(work.own(command.key))
        fact = assign(
            unit, incident, id, command.at, command.by, slot=slot, recommended=recommended, eta_s=eta_s
        )
        unit = await _apply(work, unit, fact)
        return await work.commit(command, _receipt(unit, incident))


async def release_unit(
    work: DispatchWork, command: Command, incident_id: IncidentId, unit_id: UnitId, reason: str = "released"
) -> Receipt:
    """End a unit's assignment. Refuses with UnitNotAssigned."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(incident_id)
        unit = await work.units.get(unit_id)
        command = not_before(command, incident.opened_at, unit.assigned_at)
        fact = release(unit, incident, command.at, command.by, reason)
        unit = await _apply(work, unit, fact)
        return await work.commit(command, _receipt(unit, incident))


async def set_status(work: DispatchWork, command: Command, unit_id: UnitId, status: UnitStatus) -> Receipt:
    """Take a crew's word. Free, out of service or off duty while assigned ends the assignment."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        unit = await work.units.get(unit_id)
        fact = report(unit, status, command.at, command.by, command.ahead)
        unit = await _apply(work, unit, fact)
        if unit.assignment_id is not None and unit.status not in COMMITTED:
            unit = await _apply(work, unit, _ended(unit, command))
        return await work.commit(
            command, Receipt(id=unit.id, incident_id=fact.incident_id, number=unit.name, version=unit.version)
        )


async def acknowledge_assignment(
    work: DispatchWork, command: Command, unit_id: UnitId, incident_id: IncidentId
) -> Receipt:
    """The crew has seen where it is sent, whatever it does about it. Raises UnknownUnit, UnknownIncident."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        unit = await work.units.get(unit_id)
        incident = await work.incidents.see(incident_id)
        about = unit.assigned_at if unit.incident_id == incident_id else None
        command = not_before(command, incident.opened_at, about)
        unit = await _apply(work, unit, acknowledge(unit, incident, command.at, command.by))
        return await work.commit(command, _receipt(unit, incident))


async def retime_unit(
    work: DispatchWork, command: Command, unit_id: UnitId, change: Retiming
) -> Receipt | None:
    """Write down that a unit under way is due at another time; None where nobody need be told."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        unit = await work.units.get(unit_id)
        fact = retime(unit, change, command.at, command.by)
        if fact is None:
            return None
        unit = await _apply(work, unit, fact)
        return await work.commit(
            command, Receipt(id=unit.id, incident_id=fact.incident_id, number=unit.name, version=unit.version)
        )


async def close_incident(
    work: DispatchWork, command: Command, incident_id: IncidentId, disposition: Disposition
) -> Receipt:
    """Close, releasing the units still on it in the same transaction. Refuses when already closed, and with
    MaydayStands."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(incident_id)
        rules.require_open(incident)
        sent = await work.units.assigned_to(incident_id)  # locked: none of them calls meanwhile
        if crews := await work.maydays.calling_from(incident_id):
            raise MaydayStands(units=", ".join(crews), number=incident.number)
        command = not_before(command, incident.opened_at, *(each.assigned_at for each in sent))
        for unit in sent:
            await _apply(work, unit, release(unit, incident, command.at, command.by, "incident closed"))
        fact = IncidentClosed(
            subject=incident.subject,
            version=incident.version + 1,
            at=command.at,
            by=command.by,
            incident_id=incident_id,
            disposition=disposition,
        )
        work.record(fact)
        await work.incidents.save(rules.evolve(incident, fact))
        receipt = Receipt(
            id=incident_id, incident_id=incident_id, number=incident.number, version=fact.version
        )
        return await work.commit(command, receipt)


def _ended(unit: Unit, command: Command) -> UnitReleased:
    """The crew's own word ended the assignment; the status they gave stays."""
    if unit.assignment_id is None or unit.incident_id is None:
        raise ValueError(f"{unit.name} has no assignment to end")
    return UnitReleased(
        subject=unit.subject,
        version=unit.version + 1,
        at=command.at,
        by=command.by,
        unit_id=unit.id,
        incident_id=unit.incident_id,
        assignment_id=unit.assignment_id,
        status=unit.status,
        reason="crew cleared",
    )


async def _apply(work: DispatchWork, unit: Unit, fact: Fact) -> Unit:
    work.record(fact)
    changed = evolve(unit, fact)
    await work.units.save(changed)
    return changed


def _receipt(unit: Unit, incident: Incident) -> Receipt:
    return Receipt(id=unit.id, incident_id=incident.id, number=incident.number, version=unit.version)
