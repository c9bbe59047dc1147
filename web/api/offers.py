"""While they drive: whom another unit could relieve, asked for every few seconds by whoever watches."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import numpy as np
from fastapi import APIRouter, Response

from data.codec import encode
from data.stores.hands import Hands, hands
from data.stores.waiting import OpenWork, open_work
from dispatch.arrays import Bools
from dispatch.eta import Eta
from dispatch.offers import Sent, Swap, reliefs
from dispatch.recommend import usable
from dispatch.replacement import can_do
from dispatch.retime import is_under_way
from dispatch.run_card import ANYTHING
from dispatch.unit import Capability, Unit
from incidents.incident import Incident
from routing.fitting import Fitting
from web.arrivals import arrivals_at
from web.centre import Centre
from web.deps import BoardSeer, Here

router = APIRouter(prefix="/offers")


@router.get("", response_model=dict[str, object])
async def offers(centre: Here, actor: BoardSeer) -> Response:
    """None while no streets are known: a straight line is no ground to turn a crew round."""
    return await centre.shared.get(("offers", actor.agency), partial(_now, centre, actor.agency))


async def _now(centre: Centre, agency: str) -> dict[str, object]:
    now = datetime.now(UTC)
    seen = await open_work(centre.engine, centre.settings.centre, agency)
    town = centre.towns.known
    driving = {each.incident_id for each in seen.units if is_under_way(each)} - {None}
    found: list[Swap] = []
    if town is not None and driving:
        async with centre.engine.connect() as connection:
            kept = await hands(connection, centre.settings.centre, [id for id in driving if id is not None])
        found = await asyncio.to_thread(_swaps, town.fitting, seen, kept, now)
    return {"at": encode(now), "offers": [_shown(each) for each in found]}


def _swaps(fitting: Fitting, seen: OpenWork, kept: Hands, now: datetime) -> list[Swap]:
    incidents = {each.id: each for each in seen.incidents if each.location.position is not None}
    under_way = [each for each in seen.units if is_under_way(each) and each.incident_id in incidents]
    free = usable(ANYTHING, seen.units)
    if not under_way or not free:
        return []
    going_to = [incidents[each.incident_id] for each in under_way if each.incident_id is not None]
    row = {each.id: i for i, each in enumerate(dict.fromkeys(going_to))}
    places = [at for id in row if (at := incidents[id].location.position) is not None]
    when = arrivals_at(fitting, seen, [*under_way, *free], places, now)
    sent = [
        _sent(unit, incident, when.eta(row[incident.id], i), kept)
        for i, (unit, incident) in enumerate(zip(under_way, going_to, strict=True))
    ]
    eta_s = when.by_road_s[[row[each.id] for each in going_to], len(under_way) :]
    eta_s = np.where(_can_replace(sent, free), eta_s, np.inf).T
    return [
        Swap(out=sent[j], into=free[i], eta=when.eta(row[going_to[j].id], len(under_way) + i))
        for i, j in reliefs(sent, eta_s)
    ]


def _can_replace(sent: Sequence[Sent], free: Sequence[Unit]) -> Bools:
    """Sent × free. Many are sent for the same, and many can do the same: each pair of kinds is asked once."""
    kinds = list(dict.fromkeys(each.capabilities for each in free))
    kind = np.array([kinds.index(each.capabilities) for each in free], np.int64)
    asked: dict[object, Bools] = {}
    for each in sent:
        wanted = each.capability or each.unit.capabilities
        if wanted not in asked:
            asked[wanted] = np.array([can_do(able, each.unit, each.capability) for able in kinds], np.bool_)
    return np.stack([asked[each.capability or each.unit.capabilities][kind] for each in sent])


def _sent(unit: Unit, incident: Incident, when: Eta, kept: Hands) -> Sent:
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
