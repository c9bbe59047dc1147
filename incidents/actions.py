"""What people do with calls and incidents: each one transaction."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from incidents.alarm import set_level
from incidents.call import CallForService
from incidents.errors import CallHasItsOwn, UnknownIncident
from incidents.events import (
    AlarmLevelSet,
    CallJoined,
    CallParted,
    CallTaken,
    IncidentReclassified,
    LocationSet,
    NoteAdded,
)
from incidents.incident import Incident, evolve, open_incident, require_open
from incidents.instant import not_before
from incidents.location import Location
from incidents.ports import Command, Receipt, Work
from incidents.terms import CallId, IncidentId, IncidentState, IncidentType, Priority, Subject
from incidents.triage import triage


async def take_call(
    work: Work, command: Command, call: CallForService, detail: Mapping[str, object] | None = None
) -> Receipt:
    """Keep a call, and open an incident or join the one it names. `detail` goes into the receipt.

    Never refuses for what the caller said: a call that names a closed or unknown incident opens a new one.
    """
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        known = await _open_one(work, call.incident_id)
        call = await _kept(work, command, call, known)
        id = call.incident_id or _incident_of(call)
        incident = await (_join(work, command, call, known) if known else _open(work, command, call))
        work.record(
            CallTaken(
                subject=Subject(f"call:{call.id}"),
                version=1,
                at=command.at,
                by=command.by,
                call=call,
                incident_id=id,
            )
        )
        receipt = Receipt(
            id=call.id, incident_id=incident.id, number=incident.number, version=1, detail=detail or {}
        )
        return await work.commit(command, receipt)


async def _kept(work: Work, command: Command, call: CallForService, known: Incident | None) -> CallForService:
    """With its incident; and with another id where another agency has a call of this one."""
    while True:
        id = known.id if known else _incident_of(call)
        settled = replace(call, incident_id=id)
        if await work.calls.add(settled, id, command.by):
            return settled
        call = replace(call, id=CallId(work.own(call.id)))


async def _open_one(work: Work, id: IncidentId | None) -> Incident | None:
    if id is None:
        return None
    try:
        incident = await work.incidents.get(id)
    except UnknownIncident:
        return None  # a slip of the screen must not cost a caller; the call opens its own
    return incident if incident.state is IncidentState.OPEN else None


def _incident_of(call: CallForService) -> IncidentId:
    """The incident's id follows from the call's, so one call can never open two."""
    return IncidentId(uuid5(NAMESPACE_OID, f"farol/incident-of-call/{call.id}"))


async def _open(work: Work, command: Command, call: CallForService) -> Incident:
    """The number is taken as late as can be: whoever opens the next incident waits for it."""
    type, priority, _ = triage(call.words, call.type, call.priority)
    id = _incident_of(call)
    number = await work.incidents.next_number(command.at)
    fact = open_incident(replace(call, type=type, priority=priority), id, number, command.at, command.by)
    work.record(fact)
    incident = evolve(None, fact)
    await work.incidents.save(incident)
    return incident


async def _join(work: Work, command: Command, call: CallForService, incident: Incident) -> Incident:
    fact = CallJoined(
        subject=incident.subject,
        version=incident.version + 1,
        at=max(command.at, incident.opened_at),
        by=command.by,
        incident_id=incident.id,
        call_id=call.id,
    )
    work.record(fact)
    joined = evolve(incident, fact)
    await work.incidents.save(joined)
    return joined


async def part_call(work: Work, command: Command, id: CallId) -> Receipt:
    """Undo a join: the call opens an incident of its own, reported when it was taken.

    Also from an incident closed meanwhile. Refuses where the call opened the incident it is with.
    """
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        call = await work.calls.hold(id)
        left = await work.incidents.get(call.incident_id or _incident_of(call))
        if left.id == _incident_of(call):
            raise CallHasItsOwn(number=left.number)
        command = not_before(command, left.opened_at, call.at)
        fact = CallParted(
            subject=left.subject,
            version=left.version + 1,
            at=command.at,
            by=command.by,
            incident_id=left.id,
            call_id=id,
            to_incident_id=_incident_of(call),
        )
        work.record(fact)
        await work.incidents.save(evolve(left, fact))
        own = await _open(work, replace(command, at=call.at), call)
        await work.calls.move(call, own.id)
        return await work.commit(command, Receipt(id=id, incident_id=own.id, number=own.number, version=2))


async def set_location(work: Work, command: Command, id: IncidentId, location: Location) -> Receipt:
    """Confirm or correct where it is. The caller's own words stay. Refuses when closed."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(id)
        command = not_before(command, incident.opened_at)
        require_open(incident)
        kept = replace(location, text=incident.location.text)
        fact = LocationSet(
            subject=incident.subject,
            version=incident.version + 1,
            at=command.at,
            by=command.by,
            incident_id=id,
            location=kept,
        )
        return await _changed(work, command, incident, fact)


async def reclassify(
    work: Work, command: Command, id: IncidentId, type: IncidentType, priority: Priority
) -> Receipt:
    """Change type and priority. Refuses when closed."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(id)
        command = not_before(command, incident.opened_at)
        require_open(incident)
        fact = IncidentReclassified(
            subject=incident.subject,
            version=incident.version + 1,
            at=command.at,
            by=command.by,
            incident_id=id,
            type=type,
            priority=priority,
        )
        return await _changed(work, command, incident, fact)


async def set_alarm_level(work: Work, command: Command, id: IncidentId, level: int) -> Receipt:
    """Raise it, or correct it downwards. Refuses when closed, or when it is that already."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(id)
        command = not_before(command, incident.opened_at)
        return await _changed(work, command, incident, set_level(incident, level, command.at, command.by))


async def add_note(work: Work, command: Command, id: IncidentId, text: str) -> Receipt:
    """Add to the narrative, also after closing: late knowledge is still knowledge."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        incident = await work.incidents.get(id)
        command = not_before(command, incident.opened_at)
        fact = NoteAdded(
            subject=incident.subject,
            version=incident.version + 1,
            at=command.at,
            by=command.by,
            incident_id=id,
            text=text,
        )
        return await _changed(work, command, incident, fact)


async def _changed(
    work: Work,
    command: Command,
    incident: Incident,
    fact: LocationSet | IncidentReclassified | AlarmLevelSet | NoteAdded,
) -> Receipt:
    work.record(fact)
    await work.incidents.save(evolve(incident, fact))
    receipt = Receipt(id=incident.id, incident_id=incident.id, number=incident.number, version=fact.version)
    return await work.commit(command, receipt)
