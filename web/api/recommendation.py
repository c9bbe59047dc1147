"""Who should go to an incident, asked for when a dispatcher looks; deciding is a separate, human act."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

import structlog
from fastapi import APIRouter

from data.codec import encode
from data.stores.picture import Picture, picture
from data.stores.scope import reading
from dispatch.card_choice import DueCards
from dispatch.cover import Cover, count
from dispatch.crew import free_crews
from dispatch.recommend import Candidate, Due, SlotAdvice, Travel, Whereabouts, recommend, usable
from dispatch.unit import Unit, UnitId
from dispatch.vehicle import drives
from incidents.incident import Incident
from incidents.location import is_area
from incidents.terms import IncidentId
from routing.fallback import straight_nearest
from routing.floors import floor_said
from routing.geo import LatLon, distance_m
from routing.travel_time import SECONDS_PER_M, TravelTime
from routing.vertical import climb
from web.api.coverage import WITHIN_S
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.diversions import NOBODY, Beside, beside, diversion, in_question, soon_free
from web.due import due_in
from web.town import Town

log = structlog.get_logger()
router = APIRouter(prefix="/incidents")

ANSWERED_WITHIN_S = 0.3
"""A search that takes longer is not waited for: straight lines, marked as such, are better than nobody."""

AT_ONCE_UNITS = 300
"""For so few, over prepared streets, it is worked out where the question arrived: a thread of its own would
take turns with the loop at the interpreter, 5 ms each, and be ready later than without. Assumed: some 10 ms
for which nothing else is answered."""

Times = Callable[[Town | None, Picture, Sequence[Unit]], Mapping[UnitId, Travel]]

BUSY_FRACTION = 0.3
"""Chance that a free unit is sent elsewhere meanwhile, in expected cover. Assumed until fitted."""


@router.get("/{id}/recommendation")
async def advise(id: UUID, centre: Here, actor: BoardSeer) -> dict[str, object]:
    async with reading(centre.engine, centre.settings.centre, actor.agency) as scope:
        seen = await picture(scope, IncidentId(id))
        due = await due_in(centre, scope, [seen.incident], datetime.now(UTC))
    return {"incident_id": str(id), **await advice_on(centre, seen, due[seen.incident.id])}


async def advice_on(centre: Centre, seen: Picture, due_cards: DueCards) -> dict[str, object]:
    """Also for what is no incident yet: a call still being taken."""
    town = centre.towns.known
    band_s = centre.settings.bands_s[seen.incident.priority]
    if len(seen.units) <= AT_ONCE_UNITS and (town is None or town.fitting.prepared):
        return _advice(town, seen, due_cards, band_s, _by_road)
    asked = asyncio.to_thread(_advice, town, seen, due_cards, band_s, _by_road)
    try:
        return await asyncio.wait_for(asked, ANSWERED_WITHIN_S)
    except TimeoutError:
        log.warning("no times by road in time", units=len(seen.units))
    return await asyncio.to_thread(_advice, town, seen, due_cards, band_s, _straight)


def _advice(
    town: Town | None, seen: Picture, due_cards: DueCards, band_s: float, times: Times
) -> dict[str, object]:
    """All that needs no waiting, in one go: each hand-over to a thread waits its turn behind the loop."""
    now = datetime.now(UTC)
    able = usable(due_cards.slots, seen.units)
    travel = times(town, seen, able)
    lost = _cover_lost(town, seen, able)
    where = {unit.id: _whereabouts(seen, unit, now, lost.get(unit.id, 0.0)) for unit in able}
    floor = _floor(seen.incident)
    vertical_s = climb(floor).seconds if floor is not None else 0.0
    due = Due(seen.incident.id, due_cards.slots, band_s, vertical_s)
    advice = recommend(due, seen.units, travel, where)
    walk_s = _walks(town, seen, advice)
    others = _beside(town, seen, advice, now)
    return {
        "at": encode(now),
        "type": seen.incident.type,
        "priority": seen.incident.priority.value,
        "alarm_level": seen.incident.alarm_level,
        "run_cards": list(due_cards.names),
        "location_known": seen.incident.location.position is not None,
        "place_approximate": is_area(seen.incident.location),
        "shut_off": _is_shut_off(town, seen.incident.location.position),
        "within_s": WITHIN_S,
        "floor": floor,
        "slots": [
            {
                **_slot(each, walk_s),
                "divert": diversion(others.diversions[i], others.replacements.get(i))
                if i in others.diversions
                else None,
                "soon_free": soon_free(others.soon[i]) if i in others.soon else None,
            }
            for i, each in enumerate(advice)
        ],
    }


def _by_road(town: Town | None, seen: Picture, able: Sequence[Unit]) -> Mapping[UnitId, Travel]:
    """By the straight line, marked, where no streets are known or nobody is on them."""
    goal = seen.incident.location.position
    if goal is None or town is None:
        return _straight(town, seen, able)
    found = town.fitting.nearest(goal, {str(each.id): (seen.spot(each), drives(each)) for each in able})
    return _by_unit(found) if found else _straight(town, seen, able)


def _straight(town: Town | None, seen: Picture, able: Sequence[Unit]) -> Mapping[UnitId, Travel]:
    """For everyone, marked; nobody where the place is not known."""
    goal = seen.incident.location.position
    if goal is None:
        return {}
    spots = {str(each.id): seen.spot(each) for each in able}
    pace = town.planner.seconds_per_m if town else SECONDS_PER_M
    return _by_unit(straight_nearest(goal, spots, len(spots), pace))


def _by_unit(found: Mapping[str, TravelTime]) -> dict[UnitId, Travel]:
    return {UnitId(UUID(id)): time for id, time in found.items()}


def _beside(town: Town | None, seen: Picture, advice: Sequence[SlotAdvice], now: datetime) -> Beside:
    """Nobody while no streets are known: crews are not turned round by straight lines."""
    busy = in_question(seen)
    if town is None or not busy:
        return NOBODY
    return beside(town.fitting, seen, advice, busy, now)


def _is_shut_off(town: Town | None, place: LatLon | None) -> bool:
    """Behind closed streets: their edge is where one gets out."""
    goal = None if town is None or place is None else town.planner.goal(place)
    return goal is not None and goal.shut_off


def _floor(incident: Incident) -> int | None:
    """As the caller named it with the place, else in the story."""
    said = floor_said(incident.location.text)
    return floor_said(incident.narrative) if said is None else said


def _walks(town: Town | None, seen: Picture, advice: Sequence[SlotAdvice]) -> dict[UnitId, float]:
    """Seconds on foot at the end, already in the travel time, of those that are named; 0 at the roadside."""
    goal = seen.incident.location.position
    if town is None or goal is None:
        return {}
    named = {
        one.unit.id: one.unit
        for each in advice
        for one in (each.choice, *each.alternatives)
        if one is not None
    }
    walks_s = town.fitting.walks_s(
        goal, {str(id): (seen.spot(unit), drives(unit)) for id, unit in named.items()}
    )
    return {id: walks_s[str(id)] for id in named}


def _cover_lost(town: Town | None, seen: Picture, able: Sequence[Unit]) -> dict[UnitId, float]:
    """People each leaves bare; nothing where no city, or no table of it yet, is there to tell."""
    if town is None or town.cover is None:
        return {}
    free = [seen.spot(each) for each in free_crews(seen.units)]
    of_free = count(town.cover.covers(town.cover.places(free), WITHIN_S))
    cover = Cover(demand=town.cover.people, busy_fraction=BUSY_FRACTION)
    places = town.cover.places([seen.spot(each) for each in able])
    lost = cover.lost(town.cover.covers(places, WITHIN_S), of_free)
    return {unit.id: float(people) for unit, people in zip(able, lost, strict=True)}


def _whereabouts(seen: Picture, unit: Unit, now: datetime, cover_lost: float) -> Whereabouts:
    fix, goal = seen.fixes.get(unit.id), seen.incident.location.position
    return Whereabouts(
        distance_m=distance_m(seen.spot(unit), goal) if goal else None,
        fix_age_s=max(0.0, (now - fix.at).total_seconds()) if fix else None,
        cover_lost=cover_lost,
    )


def _slot(advice: SlotAdvice, walk_s: Mapping[UnitId, float]) -> dict[str, object]:
    return {
        "slot": advice.slot.capability.value,
        "capability": advice.slot.capability.value,
        "mandatory": advice.slot.mandatory,
        "filled_by": advice.filled_by
        and {"unit_id": str(advice.filled_by.id), "name": advice.filled_by.name},
        "choice": advice.choice and _candidate(advice.choice, walk_s),
        "alternatives": [_candidate(each, walk_s) for each in advice.alternatives],
        "shortfall": advice.shortfall and encode(advice.shortfall),
    }


def _candidate(one: Candidate, walk_s: Mapping[UnitId, float]) -> dict[str, object]:
    return {
        "unit_id": str(one.unit.id),
        "name": one.unit.name,
        "status": one.unit.status.value,
        "eta_s": one.eta and one.eta.seconds,
        "eta_low_s": one.eta and one.eta.low_s,
        "eta_high_s": one.eta and one.eta.high_s,
        "turnout_s": one.eta and one.eta.turnout_s,
        "travel_s": one.eta and one.eta.travel_s,
        "walk_s": walk_s.get(one.unit.id, 0.0),
        "vertical_s": one.eta and one.eta.vertical_s,
        "kerb_s": one.eta and one.eta.kerb_s,
        "approximate": one.eta is None or one.eta.approximate,
        "chance_in_time": one.eta and one.eta.chance_within(WITHIN_S),
        "cover_lost": round(one.cover_lost),
        "fix_age_s": one.fix_age_s,
        "reasons": [encode(each) for each in one.reasons],
    }
