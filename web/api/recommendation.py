"""Who should go to an incident, asked for when a dispatcher looks; deciding is a separate, human act."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter

from data.codec import encode
from data.stores.picture import Picture, picture
from dispatch.recommend import Candidate, SlotAdvice, Travel, Whereabouts, recommend
from dispatch.run_card import run_card_for
from dispatch.status import FREE
from dispatch.unit import Unit, UnitId
from incidents.terms import IncidentId
from routing.geo import LatLon, distance_m
from routing.travel_time import Planner, TravelTime
from web.deps import BoardSeer, Here

router = APIRouter(prefix="/incidents")

BLIND_SECONDS_PER_M = 0.12
"""Straight-line pace while no streets are read: 30 km/h. Assumed; marked approximate wherever shown."""


@router.get("/{id}/recommendation")
async def advise(id: UUID, centre: Here, actor: BoardSeer) -> dict[str, object]:
    seen = await picture(centre.engine, centre.settings.centre, actor.agency, IncidentId(id))
    planner = centre.towns.known.planner if centre.towns.known else None
    now = datetime.now(UTC)
    advice = await asyncio.to_thread(_advice, seen, planner, now)
    return {
        "incident_id": str(id),
        "at": encode(now),
        "type": seen.incident.type,
        "priority": seen.incident.priority.value,
        "location_known": seen.incident.location.position is not None,
        "slots": [_slot(each) for each in advice],
    }


def _advice(seen: Picture, planner: Planner | None, now: datetime) -> tuple[SlotAdvice, ...]:
    card = run_card_for(seen.incident.type, seen.incident.priority)
    due = {slot.capability for slot in card}
    spots = {
        each.id: _spot(seen, each) for each in seen.units if each.status in FREE and each.capabilities & due
    }
    goal = seen.incident.location.position
    where = {unit.id: _whereabouts(seen, unit, goal, now) for unit in seen.units}
    travel = _travel(planner, goal, spots) if goal is not None else {}
    return recommend(card, seen.incident.id, seen.units, travel, where)


def _travel(planner: Planner | None, goal: LatLon, spots: dict[UnitId, LatLon]) -> dict[UnitId, Travel]:
    if planner is None:
        return {
            id: TravelTime(distance_m(spot, goal) * BLIND_SECONDS_PER_M, approximate=True)
            for id, spot in spots.items()
        }
    found = planner.nearest(goal, {str(id): spot for id, spot in spots.items()}, max(1, len(spots)))
    return {UnitId(UUID(id)): time for id, time in found.items()}


def _spot(seen: Picture, unit: Unit) -> LatLon:
    """Where it was last heard from; a unit never heard from is at its station."""
    fix = seen.fixes.get(unit.id)
    return fix.position if fix else unit.station.position


def _whereabouts(seen: Picture, unit: Unit, goal: LatLon | None, now: datetime) -> Whereabouts:
    fix = seen.fixes.get(unit.id)
    return Whereabouts(
        distance_m=distance_m(_spot(seen, unit), goal) if goal else None,
        fix_age_s=max(0.0, (now - fix.at).total_seconds()) if fix else None,
    )


def _slot(advice: SlotAdvice) -> dict[str, object]:
    return {
        "slot": advice.slot.capability.value,
        "capability": advice.slot.capability.value,
        "mandatory": advice.slot.mandatory,
        "filled_by": advice.filled_by
        and {"unit_id": str(advice.filled_by.id), "name": advice.filled_by.name},
        "choice": advice.choice and _candidate(advice.choice),
        "alternatives": [_candidate(each) for each in advice.alternatives],
        "shortfall": advice.shortfall and encode(advice.shortfall),
    }


def _candidate(one: Candidate) -> dict[str, object]:
    return {
        "unit_id": str(one.unit.id),
        "name": one.unit.name,
        "status": one.unit.status.value,
        "eta_s": one.eta and one.eta.seconds,
        "eta_low_s": one.eta and one.eta.low_s,
        "eta_high_s": one.eta and one.eta.high_s,
        "turnout_s": one.eta and one.eta.turnout_s,
        "travel_s": one.eta and one.eta.travel_s,
        "approximate": one.eta is None or one.eta.approximate,
        "fix_age_s": one.fix_age_s,
        "reasons": [encode(each) for each in one.reasons],
    }
