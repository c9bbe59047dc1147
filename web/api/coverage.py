"""Who can be reached in time by the units that are free now, zone by zone, and the area within reach."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Annotated
from uuid import UUID

import shapely
from fastapi import APIRouter, Query, Response

from data.codec import encode
from data.stores.picture import fleet
from dispatch.recommend import usable
from dispatch.run_card import ANYTHING, Slot
from dispatch.unit import Capability
from routing.coverage import Coverage, change, covered
from routing.geo import LatLon
from routing.isochrone import area_from
from routing.spot import Snap
from web.centre import Centre
from web.deps import BoardSeer, Here
from web.town import Town

router = APIRouter(prefix="/coverage")

WITHIN_S = 360.0
"""Macao Fire Services' quality charter: the first crew within six minutes (FIELD.md §2)."""

Seconds = Annotated[float, Query(ge=30, le=3600, description="seconds of driving and walking")]


@dataclass(frozen=True, slots=True)
class _Asked:
    within_s: float
    away: frozenset[str]
    area: bool
    by: Capability | None
    exercise: bool | None


@router.get("", response_model=dict[str, object])
async def coverage(
    centre: Here,
    actor: BoardSeer,
    within_s: Seconds = WITHIN_S,
    without: Annotated[list[UUID] | None, Query(max_length=50, description="units about to be sent")] = None,
    area: Annotated[bool, Query(description="the area within reach, as GeoJSON")] = False,
    by: Annotated[Capability | None, Query(description="only units with this skill")] = None,
    exercise: Annotated[bool | None, Query(description="only units of exercises, or none of them")] = None,
) -> Response:
    """Units that could be sent: free, with a crew that is not out with another vehicle. `units`: so many of
    them, `fleet`: of so many, free or not."""
    asked = _Asked(within_s, frozenset(str(id) for id in without or ()), area, by, exercise)
    return await centre.shared.get(
        ("coverage", actor.agency, asked), partial(_now, centre, actor.agency, asked)
    )


async def _now(centre: Centre, agency: str, asked: _Asked) -> dict[str, object]:
    town, now = centre.town, datetime.now(UTC)
    seen = await fleet(centre.engine, centre.settings.centre, agency)
    mine = [each for each in seen.units if asked.exercise in (None, each.exercise)]
    able = usable(ANYTHING if asked.by is None else (Slot(asked.by),), mine)
    spots = {str(unit.id): seen.spot(unit) for unit in able}
    found = await asyncio.to_thread(_covered, town, spots, asked)
    return {"at": encode(now), "by": asked.by and asked.by.value, "fleet": len(mine), **found}


def _covered(town: Town, spots: Mapping[str, LatLon], asked: _Asked) -> dict[str, object]:
    planner, within_s, away = town.planner, asked.within_s, asked.away
    stands = planner.stands(spots)
    before = covered(planner.view, town.zones, stands, within_s)
    now = covered(planner.view, town.zones, stands, within_s, away) if away else before
    answer: dict[str, object] = {**_shown(now, town, within_s), "units": len(spots.keys() - away)}
    if away:
        answer["left_bare"] = {name: round(people) for name, people in change(before, now).left_bare.items()}
    if asked.area:
        there = zip(stands.names, stands.snaps, strict=True)
        on = [each for name, snap in there if snap and name not in away for each in snap.on]
        everyone = Snap(tuple(on), LatLon(0.0, 0.0), 0.0)  # as if one unit stood everywhere at once
        reach = area_from(planner.view, town.cells, everyone, within_s)
        answer["area"] = drawn(reach)
    return answer


def drawn(reach: shapely.MultiPolygon) -> object:
    """As GeoJSON, to a metre."""
    lon_first = shapely.transform(reach, lambda points: points[:, ::-1].round(5))
    return shapely.geometry.mapping(lon_first)


def _shown(now: Coverage, town: Town, within_s: float) -> dict[str, object]:
    return {
        "within_s": within_s,
        "people": round(now.people),
        "covered": round(now.covered),
        "share": round(now.share, 4),
        "zones": [
            {
                "name": each.name,
                "covered": round(now.by_zone[each.name]),
                "people": round(each.people),
                "lat": each.positions[0].lat,
                "lon": each.positions[0].lon,
            }
            for each in town.zones.zones
        ],
    }
