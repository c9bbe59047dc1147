"""A crew's mayday, and its end: each one transaction."""

from dispatch.alarm import Alarm, UnknownAlarm
from dispatch.mayday import Mayday, call_mayday, clear, evolve
from dispatch.ports import DispatchWork
from dispatch.unit import Fix, Unit, UnitId
from incidents.errors import UnknownIncident
from incidents.free_id import free_id
from incidents.incident import Incident
from incidents.ports import Command, Receipt
from incidents.terms import IncidentId


async def raise_mayday(
    work: DispatchWork,
    command: Command,
    unit_id: UnitId,
    seen: IncidentId | None = None,
    fix: Fix | None = None,
) -> Receipt:
    """`seen`: the incident on the crew's own screen, for a word that comes late; `fix`: by its own receiver.

    Refuses nothing but a unit there is not. Of all places known the newest is kept.
    """
    async with work:
        if (answered := await work.answered(command)) is not None:
            return answered
        unit = await work.units.get(unit_id)
        standing = await work.maydays.standing(unit_id)
        known = await work.maydays.last_fix(unit_id)
        found = [each for each in (standing and standing.fix, known, fix) if each]
        newest = max(found, key=lambda each: each.at, default=None)
        about = await _about(work, unit, seen)
        id = await free_id(work, work.maydays.is_taken, command.key)
        fact = call_mayday(standing, id, unit, about, newest, command.at, command.by)
        work.record(fact)
        mayday = evolve(standing, fact)
        await work.maydays.save(mayday)
        return await work.commit(command, _receipt(mayday))


async def _about(work: DispatchWork, unit: Unit, seen: IncidentId | None) -> Incident | None:
    """What the unit is sent to; else what its crew saw, if that is ours."""
    id = unit.incident_id or seen
    try:
        return None if id is None else await work.incidents.see(id)
    except UnknownIncident:
        return None  # a slip of the screen must not cost a crew


async def clear_mayday(work: DispatchWork, command: Command, alarm: Alarm, words: str) -> Receipt:
    """Inside the work of ending an alarm. Raises UnknownAlarm where another was first."""
    assert alarm.unit_id is not None
    await work.units.get(alarm.unit_id)  # locked: two who clear at once are one
    mayday = await work.maydays.standing(alarm.unit_id)
    if mayday is None:
        raise UnknownAlarm
    fact = clear(mayday, await work.alarms.held(alarm.id), words, command.at, command.by)
    work.record(fact)
    cleared = evolve(mayday, fact)
    await work.maydays.save(cleared)
    return await work.commit(command, _receipt(cleared))


def _receipt(mayday: Mayday) -> Receipt:
    return Receipt(
        id=mayday.id,
        incident_id=mayday.incident_id,
        number=mayday.incident_number,
        version=mayday.version,
    )
