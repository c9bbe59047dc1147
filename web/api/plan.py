"""Many incidents and few units: who should go where, decided for all open slots at once."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import numpy as np
from fastapi import APIRouter, Response

from data.codec import encode
from data.stores.waiting import OpenWork, open_work
from dispatch.arrays import Bools, Floats
from dispatch.card_choice import DueCards
from dispatch.cover import Cover, count
from dispatch.crew import free_crews, vehicles_by_crew
from dispatch.eta import Eta
from dispatch.match import match
from dispatch.recommend import usable
from dispatch.run_card import ANYTHING, Slot
from dispatch.surge import Need, stands_alone, together
from dispatch.unit import Unit
from incidents.incident import Incident
from incidents.terms import IncidentId
from web.api.coverage import WITHIN_S
from web.api.recommendation import BUSY_FRACTION
from web.arrivals import arrivals_at
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.due import due_now
from web.town import Town

router = APIRouter(prefix="/plan")

COVER_S_PER_PERSON = 0.02
"""Seconds of a call of least priority that one person left without cover is worth. Assumed: a unit that bares
3,000 people may come a minute later."""


@dataclass(frozen=True, slots=True)
class Open:
    """One slot nobody fills yet."""

    incident: Incident
    slot: Slot
    need: Need


@router.get("", response_model=dict[str, object])
async def plan(centre: Here, actor: BoardSeer) -> Response:
    """Proposals only: each is sent by a human, and a lone incident is answered without it."""
    return await centre.shared.get(("plan", actor.agency), partial(_now, centre, actor.agency))


async def _now(centre: Centre, agency: str) -> dict[str, object]:
    now = datetime.now(UTC)
    seen = await open_work(centre.engine, centre.settings.centre, agency)
    due = await due_now(centre, agency, seen.incidents, now)
    town = centre.towns.known
    slots = _open_slots(seen, due, now)
    proposed = await asyncio.to_thread(_proposed, town, seen, slots, now) if town else {}
    return {
        "at": encode(now),
        "alone": stands_alone([each.need for each in slots]),
        "slots": [_shown(each, proposed.get(i)) for i, each in enumerate(slots)],
    }


def _open_slots(seen: OpenWork, due: Mapping[IncidentId, DueCards], now: datetime) -> list[Open]:
    """Of incidents whose place is known, most urgent first."""
    found = []
    for incident in sorted(seen.incidents, key=lambda each: (each.priority, each.opened_at)):
        if incident.location.position is None:
            continue
        asked = [Slot(s.capability, 1, s.mandatory) for s in due[incident.id].slots for _ in range(s.count)]
        sent = [each.capabilities for each in seen.units if each.incident_id == incident.id]
        filled = match(asked, sent)
        for i, slot in enumerate(asked):
            if i not in filled:
                found.append(Open(incident, slot, _need(incident, slot, now)))
    return found


def _need(incident: Incident, slot: Slot, now: datetime) -> Need:
    return Need(
        incident=str(incident.id),
        priority=incident.priority,
        mandatory=slot.mandatory,
        waiting_s=max(0.0, (now - incident.opened_at).total_seconds()),
    )


def _proposed(
    town: Town, seen: OpenWork, slots: Sequence[Open], now: datetime
) -> dict[int, tuple[Unit, Eta]]:
    """By the slot's place. A crew goes once, with that of its vehicles that the slot asks for."""
    crews = vehicles_by_crew(usable(ANYTHING, seen.units))
    if not crews or not slots:
        return {}
    units = [unit for crew in crews for unit in crew]
    first = np.cumsum([0, *(len(crew) for crew in crews)])
    places = {each.incident.id: at for each in slots if (at := each.incident.location.position) is not None}
    row = {id: i for i, id in enumerate(places)}
    when = arrivals_at(town.fitting, seen, units, list(places.values()), now)
    unit_s = when.fitting_s[[row[each.incident.id] for each in slots]]
    unit_s[~_can(slots, units)] = np.inf
    eta_s = np.minimum.reduceat(unit_s, first[:-1], axis=1)
    lost_s = _lost_s(town, seen, [crew[0] for crew in crews])
    found: dict[int, tuple[Unit, Eta]] = {}
    for i, j in together([each.need for each in slots], eta_s, lost_s).items():
        unit = int(first[j] + unit_s[i, first[j] : first[j + 1]].argmin())
        found[i] = units[unit], when.eta(row[slots[i].incident.id], unit)
    return found


def _can(slots: Sequence[Open], units: Sequence[Unit]) -> Bools:
    """Slots × units."""
    able = {
        asked: np.array([asked in each.capabilities for each in units], np.bool_)
        for asked in {each.slot.capability for each in slots}
    }
    return np.stack([able[each.slot.capability] for each in slots])


def _lost_s(town: Town, seen: OpenWork, free: Sequence[Unit]) -> Floats:
    """One a unit: what baring people by its leaving costs, in seconds; 0 while nobody knows who covers."""
    table = town.cover
    if table is None:
        return np.zeros(len(free))
    standing = table.places([seen.spot(each) for each in free_crews(seen.units)])
    cover = Cover(demand=table.people, busy_fraction=BUSY_FRACTION)
    mine = table.covers(table.places([seen.spot(each) for each in free]), WITHIN_S)
    return COVER_S_PER_PERSON * cover.lost(mine, count(table.covers(standing, WITHIN_S)))


def _shown(one: Open, proposed: tuple[Unit, Eta] | None) -> dict[str, object]:
    incident = one.incident
    return {
        "incident_id": str(incident.id),
        "number": incident.number,
        "type": incident.type,
        "priority": incident.priority.value,
        "slot": one.slot.capability.value,
        "mandatory": one.slot.mandatory,
        "waiting_s": one.need.waiting_s,
        "unit": proposed
        and {
            "unit_id": str(proposed[0].id),
            "name": proposed[0].name,
            "eta_s": proposed[1].seconds,
            "kerb_s": proposed[1].kerb_s,
            "approximate": proposed[1].approximate,
        },
    }
