"""Diverting a unit and swapping two: release and assignment in one transaction, or neither."""

from collections.abc import Mapping

from dispatch.assign import assignment_of, evolve
from dispatch.crew import require_crew
from dispatch.divert import Turn, divert, swap
from dispatch.errors import NotUnderWay
from dispatch.ports import DispatchWork
from dispatch.unit import Unit, UnitId
from incidents.instant import not_before
from incidents.ports import Command, Receipt
from incidents.terms import IncidentId


async def divert_unit(
    work: DispatchWork,
    command: Command,
    incident_id: IncidentId,
    unit_id: UnitId,
    *,
    slot: str | None = None,
    recommended: Mapping[str, float] | None = None,
    eta_s: float | None = None,
) -> Receipt:
    """To this incident from the one the unit drives to. Raises NotUnderWay, NotMoreUrgent; CrewIsOut
    with another unit whose mayday stands."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(incident_id)
        unit, mates = await work.units.with_crew(unit_id)
        if unit.incident_id is None:
            raise NotUnderWay(unit=unit.name, status=unit.status.value)
        require_crew(unit, mates)
        # not locked: it is only left, and whoever closes it meanwhile waits for the unit
        leaving = await work.incidents.see(unit.incident_id)
        command = not_before(command, incident.opened_at, unit.assigned_at)
        turn = divert(
            unit,
            leaving,
            incident,
            assignment_of(work.own(command.key)),
            command.at,
            command.by,
            slot=slot,
            recommended=recommended,
            eta_s=eta_s,
        )
        unit = await _turned(work, (unit, unit), turn)
        return await work.commit(command, _receipt(unit))


async def swap_units(
    work: DispatchWork,
    command: Command,
    incident_id: IncidentId,
    out_id: UnitId,
    unit_id: UnitId,
    *,
    slot: str | None = None,
    eta_s: float | None = None,
) -> Receipt:
    """A free unit for one still under way. Raises NotUnderWay, UnitNotAssigned, UnitTaken, CrewIsOut."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(incident_id)
        units = {id: await work.units.with_crew(id) for id in sorted({out_id, unit_id})}
        out, (into, mates) = units[out_id][0], units[unit_id]
        require_crew(into, [each for each in mates if each.id != out.id or each.calls_mayday])
        command = not_before(command, incident.opened_at, out.assigned_at)
        turn = swap(
            out,
            into,
            incident,
            assignment_of(work.own(command.key)),
            command.at,
            command.by,
            slot=slot,
            eta_s=eta_s,
        )
        unit = await _turned(work, (out, into), turn)
        return await work.commit(command, _receipt(unit))


async def _turned(work: DispatchWork, units: tuple[Unit, Unit], turn: Turn) -> Unit:
    """Who goes, as it stands then; `units`: who is released and who is sent, the same when diverted."""
    (out, into), (released, sent) = units, turn
    work.record(released)
    left = evolve(out, released)
    await work.units.save(left)
    work.record(sent)
    gone = evolve(left if out.id == into.id else into, sent)
    await work.units.save(gone)
    return gone


def _receipt(unit: Unit) -> Receipt:
    return Receipt(
        id=unit.id, incident_id=unit.incident_id, number=unit.incident_number, version=unit.version
    )
