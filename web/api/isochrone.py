"""How far a unit gets, or from how far an incident is reached, in so many seconds: areas to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError

from data.codec import encode
from data.stores.incidents import PostgresIncidents
from data.stores.picture import fleet
from data.stores.scope import reading
from dispatch.errors import UnknownUnit
from dispatch.unit import UnitId
from dispatch.vehicle import drives
from incidents.terms import IncidentId
from routing.geo import LatLon
from routing.isochrone import area_from, area_to
from routing.travel_time import Planner
from web.api.coverage import WITHIN_S, drawn
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.town import Town

router = APIRouter(prefix="/isochrone")

MOST = 4
BANDS_S = (WITHIN_S / 3, 2 * WITHIN_S / 3, WITHIN_S)


@dataclass(frozen=True, slots=True)
class _Place:
    position: LatLon | None
    planner: Planner
    leaves: bool
    """Driven from here; otherwise to here."""
    fix_age_s: float | None = None


@router.get("")
async def isochrone(
    centre: Here,
    actor: BoardSeer,
    unit_id: Annotated[UUID | None, Query(description="where it gets from where it was last heard")] = None,
    incident_id: Annotated[UUID | None, Query(description="from where its place is reached")] = None,
    within_s: Annotated[
        list[Annotated[float, Query(ge=30, le=3600)]] | None,
        Query(max_length=MOST, description="seconds of driving and walking, turnout not included"),
    ] = None,
) -> dict[str, object]:
    """One area for each time, the shortest first; none where the place is unknown or off every street."""
    town, now = centre.town, datetime.now(UTC)
    match unit_id, incident_id:
        case UUID(), None:
            place = await _of_unit(centre, actor.agency, UnitId(unit_id), now)
        case None, UUID():
            async with reading(centre.engine, centre.settings.centre, actor.agency) as scope:
                incident = await PostgresIncidents(scope).see(IncidentId(incident_id))
            place = _Place(incident.location.position, town.planner, leaves=False)
        case _:
            where = {"loc": ("query", "unit_id"), "msg": "name unit_id or incident_id", "type": "value_error"}
            raise RequestValidationError([where])
    bands = await centre.turns.think(_bands, town, place, sorted(within_s or BANDS_S))
    return {"at": encode(now), "fix_age_s": place.fix_age_s, "bands": bands}


async def _of_unit(centre: Centre, agency: str, id: UnitId, now: datetime) -> _Place:
    """By streets it fits through. Raises UnknownUnit, also for another agency's."""
    seen = await fleet(centre.engine, centre.settings.centre, agency)
    unit = next((each for each in seen.units if each.id == id), None)
    if unit is None:
        raise UnknownUnit(id=id)
    fix = seen.fixes.get(id)
    age_s = max(0.0, (now - fix.at).total_seconds()) if fix else None
    return _Place(seen.spot(unit), centre.town.fitting.of(drives(unit)), leaves=True, fix_age_s=age_s)


def _bands(town: Town, place: _Place, within_s: Sequence[float]) -> list[dict[str, object]]:
    if place.position is None:
        return []
    planner = place.planner
    snap = (planner.stand if place.leaves else planner.goal)(place.position)
    if snap is None:
        return []
    area = area_from if place.leaves else area_to
    view = planner.view
    return [{"within_s": each, "area": drawn(area(view, town.cells, snap, each))} for each in within_s]
