"""While they drive: whom another unit could relieve, asked for every few seconds by whoever watches."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from fastapi import APIRouter

from data.codec import encode
from data.stores.hands import Hands, hands
from data.stores.waiting import OpenWork, open_work
from dispatch.eta import Eta
from dispatch.offers import Sent, Swap, swaps
from dispatch.recommend import usable
from dispatch.retime import is_under_way
from dispatch.run_card import ANYTHING
from dispatch.unit import Capability, Unit, UnitId
from incidents.incident import Incident
from incidents.terms import IncidentId
from routing.fitting import Fitting
from web.arrivals import arrivals
from web.deps import BoardSeer, Here

router = APIRouter(prefix="/offers")


@router.get("")
async def offers(centre: Here, actor: BoardSeer) -> dict[str, object]:
    """None while no streets are known: a straight line is no ground to turn a crew round."""
    now = datetime.now(UTC)
    seen = await open_work(centre.engine, centre.settings.centre, actor.agency)
    town = centre.towns.known
    driving = {each.incident_id for each in seen.units if is_under_way(each)} - {None}
    found: list[Swap] = []
    if town is not None and driving:
        async with centre.engine.connect() as connection:
            kept = await hands(connection, centre.settings.centre, [id for id in driving if id is not None])
        found = await asyncio.to_thread(_swaps, town.fitting, seen, kept, now)
    return {"at": encode(now), "offers": [_shown(each) for each in found]}


def _swaps(fitting: Fitting, seen: OpenWork, kept: Hands, now: datetime) -> list[Swap]:
    free = usable(ANYTHING, seen.units)
    incidents = {each.id: each for each in seen.incidents}
    coming: dict[IncidentId, list[Unit]] = defaultdict(list)
    for unit in seen.units:
        if is_under_way(unit) and unit.incident_id in incidents:
            coming[unit.incident_id].append(unit)
    sent: list[Sent] = []
    columns: list[Mapping[UnitId, Eta]] = []
    for id, units in coming.items():
        goal = incidents[id].location.position
        if goal is not None:
            times = arrivals(fitting, seen, [*units, *free], goal, now)
            sent += [_sent(each, incidents[id], times[each.id], kept, now) for each in units]
            columns += [times] * len(units)
    eta = [
        [
            times[unit.id] if one.can_be_replaced_by(unit) else None
            for one, times in zip(sent, columns, strict=True)
        ]
        for unit in free
    ]
    return swaps(sent, free, eta) if sent and free else []


def _sent(unit: Unit, incident: Incident, when: Eta, kept: Hands, now: datetime) -> Sent:
    slot = kept.slots.get(unit.assignment_id) if unit.assignment_id else None
    known = slot is not None and slot in set(Capability)
    return Sent(
        unit=unit,
        incident=incident,
        capability=Capability(slot) if known and slot else None,
        eta=when,
        changes=kept.changes.get(incident.id, 0),
    )


def _shown(one: Swap) -> dict[str, object]:
    incident = one.out.incident
    return {
        "incident_id": str(incident.id),
        "number": incident.number,
        "priority": incident.priority.value,
        "slot": one.out.capability and one.out.capability.value,
        "out": {"unit_id": str(one.out.unit.id), "name": one.out.unit.name, "eta_s": one.out.eta.seconds},
        "into": {"unit_id": str(one.into.id), "name": one.into.name, "eta_s": one.eta.seconds},
        "gain_s": one.gain_s,
    }
