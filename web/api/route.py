"""The fastest ways from one spot to another for an emergency vehicle, with what the driver has to do."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError

from routing.alternatives import alternatives
from routing.directions import DIRECTIONS
from routing.geo import LatLon
from routing.manoeuvres import Manoeuvre, manoeuvres
from routing.travel_time import Planner
from routing.way import Step, Way, along
from web.deps import Here, MapSeer

router = APIRouter()

Language = Literal["en", "zh", "pt"]
MOST_OTHERS = 2
LOOKED_AGAIN = 5
"""Closures come one at a time; so many in the milliseconds of one search are none. Assumed."""


@router.get("/route")
async def route(
    centre: Here,
    actor: MapSeer,
    start: Annotated[str, Query(alias="from", max_length=60, description="lat,lon, WGS84 degrees")],
    to: Annotated[str, Query(max_length=60, description="lat,lon, WGS84 degrees")],
    language: Language = "en",
    others: Annotated[int, Query(ge=0, le=MOST_OTHERS, description="further real ways")] = 0,
) -> dict[str, object]:
    ends = _spot("from", start), _spot("to", to)
    first, *rest = await centre.turns.think(_ways, centre.town.planner, *ends, language, others)
    return {**first, "others": rest} if others else first


def _ways(
    planner: Planner, start: LatLon, to: LatLon, language: Language, others: int
) -> list[dict[str, object]]:
    """Of one moment's network: where a street was closed while we looked, we look again."""
    for _ in range(LOOKED_AGAIN):
        version = planner.network.version
        try:
            return _ways_now(planner, start, to, language, others)
        except ValueError:
            if planner.network.version == version:
                raise
    return [_shown(planner.straight_way(start, to), [], language)]


def _ways_now(
    planner: Planner, start: LatLon, to: LatLon, language: Language, others: int
) -> list[dict[str, object]]:
    """The fastest first; a straight line, marked, where no way by road is known."""
    one, goal = planner.stand(start), planner.goal(to)
    found: list[tuple[list[Step], int, int]] = []
    if one is not None and goal is not None:
        fastest = planner.steps(one, goal)
        found = [fastest] if fastest is not None else []
        if found and others:
            found = alternatives(planner, one, goal, others) or found
    if not found:
        return [_shown(planner.straight_way(start, to), [], language)]
    reach = planner.snapper.reach(to)
    doorsteps = {each.walk_ms for each in reach.on} if reach else set[int]()
    return [
        _shown(
            along(planner.network, steps, drive_ms, walk_ms),
            manoeuvres(planner.view, steps, walk_ms, to),
            language,
            shut_off=walk_ms not in doorsteps,
        )
        for steps, drive_ms, walk_ms in found
    ]


def _shown(way: Way, told: list[Manoeuvre], language: Language, shut_off: bool = False) -> dict[str, object]:
    line = [[each.lon, each.lat] for each in way.geometry]
    return {
        "seconds": way.seconds,
        "walk_s": way.walk_s,
        "length_m": way.length_m,
        "approximate": way.approximate,
        "shut_off": shut_off,
        "streets": list(way.streets),
        "geometry": {"type": "LineString", "coordinates": line},
        "manoeuvres": [_manoeuvre(each, language) for each in told],
    }


def _manoeuvre(what: Manoeuvre, language: Language) -> dict[str, object]:
    return {
        "kind": what.kind.value,
        "words": DIRECTIONS[language].say(what),
        "street": what.street,
        "exit": what.exit,
        "distance_m": round(what.distance_m, 1),
        "seconds": round(what.seconds, 1),
        "lat": what.position.lat,
        "lon": what.position.lon,
    }


def _spot(name: str, text: str) -> LatLon:
    try:
        lat, lon = (float(each) for each in text.split(","))
        return LatLon(lat, lon)
    except ValueError as error:
        where = {"loc": ("query", name), "msg": "must be lat,lon in degrees", "type": "value_error"}
        raise RequestValidationError([where]) from error
