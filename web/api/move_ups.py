"""Where an emptied area could be covered from, and where units that clear should wait."""

import asyncio
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import numpy as np
from fastapi import APIRouter, Response

from data.codec import encode
from data.stores.picture import Fleet, fleet
from dispatch.arrays import Bools
from dispatch.cover import Cover, count
from dispatch.crew import one_a_crew, vehicles_by_crew
from dispatch.move_up import MoveUp, move_ups
from dispatch.recommend import usable
from dispatch.run_card import Slot
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, Unit, UnitId
from routing.fallback import straight_s
from web.api.coverage import WITHIN_S
from web.api.recommendation import BUSY_FRACTION
from web.arrivals import arrivals
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.town import Town

router = APIRouter(prefix="/move-ups")

COVERED_BY = (Capability.ENGINE, Capability.AMBULANCE)
"""Whose cover is looked after, each by itself: an ambulance puts out no fire."""

LONGEST_S = 900.0
"""A crew that drives longer to where it should wait is offered to nobody. Assumed: an engine is away for half
an hour to an hour, and what is bare meanwhile should be covered for half of it at least."""


@dataclass(frozen=True, slots=True)
class _Service:
    """Units of one skill, as they cover the city now or will where they drive."""

    capability: Capability
    units: Sequence[Unit]
    """One a crew."""
    tied: Set[UnitId]
    """Whose crew has other vehicles where it lives: anywhere else nobody would man those."""
    stations: Sequence[Station]
    cover: Cover
    standing: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    """Units × cells: a unit that drives home counts where it goes."""
    at_stations: np.ndarray[tuple[int, int], np.dtype[np.bool_]]


@router.get("", response_model=dict[str, object])
async def suggest(centre: Here, actor: BoardSeer) -> Response:
    """Nothing while nobody knows who covers whom: `known` is false then."""
    return await centre.shared.get(("move-ups", actor.agency), partial(_now, centre, actor.agency))


async def _now(centre: Centre, agency: str) -> dict[str, object]:
    now = datetime.now(UTC)
    seen = await fleet(centre.engine, centre.settings.centre, agency)
    town = centre.towns.known
    if town is None or town.cover is None:
        return {"at": encode(now), "known": False, "move_ups": [], "bases": []}
    moves, bases = await asyncio.to_thread(_suggested, town, seen, now)
    return {"at": encode(now), "known": True, "move_ups": moves, "bases": bases}


def _suggested(
    town: Town, seen: Fleet, now: datetime
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    moves: list[dict[str, object]] = []
    bases: list[dict[str, object]] = []
    for capability in COVERED_BY:
        if (service := _service(town, seen, capability)) is not None:
            moves += _moves(town, seen, service, now)
            bases += _bases(service)
    return moves, bases


def _service(town: Town, seen: Fleet, capability: Capability) -> _Service | None:
    """None where nobody of that skill is free."""
    table = town.cover
    units = one_a_crew(usable((Slot(capability),), seen.units))
    stations = sorted({each.station for each in seen.units}, key=lambda each: each.name)
    if table is None or not units:
        return None
    spots = [each.station.position if _drives_home(each) else seen.spot(each) for each in units]
    return _Service(
        capability=capability,
        units=units,
        tied={each.id for crew in vehicles_by_crew(seen.units) if len(crew) > 1 for each in crew},
        stations=stations,
        cover=Cover(demand=table.people, busy_fraction=BUSY_FRACTION),
        standing=table.covers(table.places(spots), WITHIN_S),
        at_stations=table.covers(table.places([each.position for each in stations]), WITHIN_S),
    )


def _moves(town: Town, seen: Fleet, service: _Service, now: datetime) -> list[dict[str, object]]:
    found, drive_s = _found(town, seen, service, now)
    return [
        {
            "capability": service.capability.value,
            "unit_id": str(service.units[each.unit].id),
            "name": service.units[each.unit].name,
            "from_station": service.units[each.unit].station.name,
            "to_station": service.stations[each.station].name,
            "travel_s": drive_s[each.unit, each.station],
            "people": round(each.people),
            "bare_before": round(each.bare_before),
            "bare_after": round(each.bare_after),
        }
        for each in found
    ]


def _found(
    town: Town, seen: Fleet, service: _Service, now: datetime
) -> tuple[list[MoveUp], dict[tuple[int, int], float]]:
    """None to where a vehicle does not fit or drives too long: it is looked for anew without, until all
    can be driven.

    With the seconds of each drive: nobody hurries to a move-up, but the time is the siren's, as all
    times here are. Turnout is not in it.
    """
    may_move = np.array([not _drives_home(each) and each.id not in service.tied for each in service.units])
    cannot = _too_far(town, seen, service)
    drive_s: dict[tuple[int, int], float] = {}
    while True:
        found = move_ups(service.cover, service.standing, may_move, service.at_stations, cannot)
        for each in found:
            unit, station = service.units[each.unit], service.stations[each.station]
            when = arrivals(town.fitting, seen, [unit], station.position, now)[unit.id]
            drive_s[each.unit, each.station] = when.travel_s
            cannot[each.unit, each.station] = not when.fits or when.travel_s > LONGEST_S
        if not any(cannot[each.unit, each.station] for each in found):
            return found, drive_s


def _too_far(town: Town, seen: Fleet, service: _Service) -> Bools:
    """Units × stations, by the straight line at the city's pace: most that are too far, without a search."""
    spots, pace = [seen.spot(each) for each in service.units], town.planner.seconds_per_m
    times = [straight_s(each.position, spots, pace) for each in service.stations]
    return np.asarray(np.column_stack(times) > LONGEST_S)


def _bases(service: _Service) -> list[dict[str, object]]:
    """For each that drives home, where it adds most, the others counted where they go (DMEXCLP)."""
    found: list[dict[str, object]] = []
    counts = count(service.standing)
    for i, unit in enumerate(service.units):
        if not _drives_home(unit) or unit.id in service.tied:
            continue
        others = counts - service.standing[i]
        best = service.cover.best_base(service.at_stations, others)
        gained = service.cover.gained(service.at_stations, others)
        own = service.stations.index(unit.station)
        if best != own and gained[best] > gained[own] + service.cover.even:
            found.append(
                {
                    "capability": service.capability.value,
                    "unit_id": str(unit.id),
                    "name": unit.name,
                    "own_station": unit.station.name,
                    "station": service.stations[best].name,
                    "people": round(float(gained[best] - gained[own])),
                }
            )
    return found


def _drives_home(unit: Unit) -> bool:
    return unit.status is UnitStatus.RETURNING
