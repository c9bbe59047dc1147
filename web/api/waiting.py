"""The queue: which open incidents still lack somebody, in the order to serve them, each with why it waits."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from math import nan

import numpy as np
from fastapi import APIRouter, Response

from data.codec import encode
from data.stores.waiting import OpenWork, open_work
from dispatch.card_choice import DueCards
from dispatch.pending import Lack, Soonest, grouped, lack, whatever_they_do, why_waiting
from dispatch.queue_order import in_order
from dispatch.reason import Reason
from dispatch.recommend import usable
from dispatch.run_card import ANYTHING
from dispatch.unit import Unit
from incidents.incident import Incident
from incidents.terms import IncidentId
from routing.fitting import Fitting
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.due import due_now
from web.soonest import Asked, Soonests

router = APIRouter(prefix="/queue")


@dataclass(frozen=True, slots=True)
class Waiting:
    incident: Incident
    lacks: Lack
    soonest: Soonest | None
    reasons: Sequence[Reason]


@router.get("", response_model=dict[str, object])
async def queue(centre: Here, actor: BoardSeer) -> Response:
    return await centre.shared.get(("queue", actor.agency), partial(_now, centre, actor.agency))


async def _now(centre: Centre, agency: str) -> dict[str, object]:
    seen = await open_work(centre.engine, centre.settings.centre, agency)
    now = datetime.now(UTC)
    due = await due_now(centre, agency, seen.incidents, now)
    town = centre.towns.known
    waiting = await asyncio.to_thread(_waiting, town.fitting if town else None, seen, due, now)
    return {"at": encode(now), "incidents": [_shown(each, now) for each in _ordered(waiting, now)]}


def _waiting(
    fitting: Fitting | None, seen: OpenWork, due: Mapping[IncidentId, DueCards], now: datetime
) -> list[Waiting]:
    """In order of arrival; the most urgent are timed by road first, as long as there is time."""
    sent: dict[IncidentId, list[Unit]] = {}
    for unit in seen.units:
        if unit.incident_id is not None:
            sent.setdefault(unit.incident_id, []).append(unit)
    lacking = [
        (each, lacks)
        for each in seen.incidents
        if (lacks := lack(due[each.id].slots, sent.get(each.id, []))) is not None
    ]
    free, able = grouped(usable(ANYTHING, seen.units)), whatever_they_do(seen.units)
    soonests = Soonests(fitting, seen, free, now)
    times = {
        each.id: _soonest(soonests, each, lacks)
        for each, lacks in sorted(lacking, key=lambda one: one[0].priority)
    }
    return [
        Waiting(each, lacks, times[each.id], why_waiting(lacks, _known(each), free, able))
        for each, lacks in lacking
    ]


def _known(incident: Incident) -> bool:
    return incident.location.position is not None


def _soonest(soonests: Soonests, incident: Incident, lacks: Lack) -> Soonest | None:
    place = incident.location.position
    return None if place is None else soonests.of(Asked(place, tuple(lacks.missing)))


def _ordered(waiting: Sequence[Waiting], now: datetime) -> list[Waiting]:
    eta_s = [each.soonest.eta_s if each.soonest else nan for each in waiting]
    order = in_order(
        np.array([each.incident.priority.value for each in waiting], np.int64),
        np.array(eta_s, np.float64) / 60,
        np.array([_waited_s(each.incident, now) for each in waiting], np.float64) / 60,
    )
    return [waiting[i] for i in order.tolist()]


def _waited_s(incident: Incident, now: datetime) -> float:
    return max(0.0, (now - incident.opened_at).total_seconds())


def _shown(one: Waiting, now: datetime) -> dict[str, object]:
    incident, soonest = one.incident, one.soonest
    return {
        "incident_id": str(incident.id),
        "number": incident.number,
        "type": incident.type,
        "priority": incident.priority.value,
        "alarm_level": incident.alarm_level,
        "opened_at": encode(incident.opened_at),
        "waiting_s": _waited_s(incident, now),
        "missing": {capability.value: count for capability, count in one.lacks.missing.items()},
        "sent": [each.name for each in one.lacks.sent],
        "soonest": soonest
        and {
            "unit_id": str(soonest.unit.id),
            "name": soonest.unit.name,
            "eta_s": soonest.eta_s,
            "approximate": soonest.approximate,
        },
        "reasons": [encode(each) for each in one.reasons],
    }
