"""Coverage through a day, from what was recorded: how many people had a free unit within reach, and where.

Times by road are those of the streets as they are now; what was closed then is not laid over them again.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from functools import partial

from fastapi import APIRouter, Query, Response

from data.codec import encode
from data.stores.day import read_day
from data.stores.picture import fleet
from data.stores.spots_then import spots_then
from data.stores.zones import zone_drawing
from dispatch.day_cover import free_at, moments
from dispatch.unit import Unit, UnitId
from dispatch.unit_hours import Timeline
from routing.coverage import Coverage, covered
from routing.geo import LatLon
from web.api.coverage import WITHIN_S
from web.api.day import DaySeer, On, span_of
from web.centre import Centre
from web.deps import Here
from web.town import Town

router = APIRouter(prefix="/day")

SAME_PLACE_DEG = 1e-4
"""Places are told apart by about ten metres: a unit at rest is then in one place, and is weighed once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    at: datetime
    spots: Mapping[str, LatLon] | None
    """Of the units that were free; None: nothing is known."""
    unknown: int = 0
    """Units of which nothing was known."""
    unheard: int = 0
    """So many of them were not heard from, and are taken to have been at their stations."""


@dataclass(slots=True)
class _Weighed:
    points: list[dict[str, object]] = field(default_factory=list)
    by_zone: Counter[str] = field(default_factory=Counter)
    known: int = 0


@router.get("/coverage", response_model=dict[str, object])
async def day_coverage(
    centre: Here,
    actor: DaySeer,
    on: On = None,
    exercise: bool = Query(default=False, description="of the units of exercises"),
) -> Response:
    """`share` is null where nothing was known; instants that are still to come are left out. `fleet`: units
    there are for this work; where there are none nothing is known."""
    wanted: date = on or datetime.now(centre.towns.local_time).date()
    asked = partial(_told, centre, actor.agency, wanted, exercise)
    return await centre.shared.get(("day coverage", actor.agency, wanted, exercise), asked)


async def _told(centre: Centre, agency: str, wanted: date, exercise: bool) -> dict[str, object]:
    town, now, zone = centre.town, datetime.now(UTC), centre.towns.local_time
    span = span_of(wanted, zone)
    held = await read_day(centre.engine, centre.settings.centre, agency, span, exercise=exercise)
    everyone = (await fleet(centre.engine, centre.settings.centre, agency)).units
    units = {each.name: each for each in everyone if each.exercise is exercise}
    # the day also knows units of the other kind that were sent: by those alone nobody would seem free
    timelines = [each for each in held.timelines if each.unit in units]
    instants = list(moments(span.start, min(span.until, now)))
    told = await _moments(centre, timelines, units, instants)
    weighed = await asyncio.to_thread(_weigh, town, told, zone)
    return {
        "on": wanted.isoformat(),
        "within_s": WITHIN_S,
        "fleet": len(units),
        "people": round(sum(each.people for each in town.zones.zones)),
        "points": weighed.points,
        "zones": [
            {
                "name": each.name,
                "people": round(each.people),
                "share": _mean(weighed.by_zone[each.name], weighed.known, each.people),
            }
            for each in town.zones.zones
        ],
    }


@router.get("/zones")
async def zones(centre: Here, actor: DaySeer) -> dict[str, object]:
    """How the zones look from above, as paths of an SVG `width` by `height`."""
    drawing: dict[str, object] = encode(await zone_drawing(centre.engine, centre.settings.centre))
    return drawing


async def _moments(
    centre: Here, timelines: Sequence[Timeline], units: Mapping[str, Unit], instants: Sequence[datetime]
) -> list[_Moment]:
    free = [(at, free_at(timelines, at)) for at in instants]
    asked = [(units[name].id, at) for at, names in free for name in names or ()]
    heard = await spots_then(centre.engine, asked)
    return [
        replace(_moment(at, names, units, heard), unknown=sum(each.at(at) is None for each in timelines))
        for at, names in free
    ]


def _moment(
    at: datetime,
    names: frozenset[str] | None,
    units: Mapping[str, Unit],
    heard: Mapping[tuple[UnitId, datetime], LatLon],
) -> _Moment:
    if names is None:
        return _Moment(at=at, spots=None)
    mine = [units[name] for name in sorted(names)]
    spots = {each.name: heard.get((each.id, at), each.station.position) for each in mine}
    return _Moment(at=at, spots=spots, unheard=sum((each.id, at) not in heard for each in mine))


def _weigh(town: Town, told: Sequence[_Moment], zone: tzinfo) -> _Weighed:
    weighed, seen = _Weighed(), dict[frozenset[tuple[float, float]], Coverage]()
    for each in told:
        point: dict[str, object] = {"at": each.at.astimezone(zone).isoformat(), "share": None}
        if each.spots is not None:
            stand = frozenset((_round(spot.lat), _round(spot.lon)) for spot in each.spots.values())
            if stand not in seen:
                places = {str(i): LatLon(*at) for i, at in enumerate(sorted(stand))}
                seen[stand] = covered(town.planner.view, town.zones, town.planner.stands(places), WITHIN_S)
            now = seen[stand]
            point |= {
                "share": round(now.share, 4),
                "free": len(each.spots),
                "unheard": each.unheard,
                "unknown": each.unknown,
            }
            weighed.known += 1
            weighed.by_zone.update({name: round(people) for name, people in now.by_zone.items()})
        weighed.points.append(point)
    return weighed


def _round(degrees: float) -> float:
    return round(degrees / SAME_PLACE_DEG) * SAME_PLACE_DEG


def _mean(people: float, times: int, of: float) -> float | None:
    """Share of a zone's people, over the moments that are known."""
    return round(people / times / of, 4) if times and of else None
