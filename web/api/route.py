"""The fastest way from one spot to another for an emergency vehicle."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError

from routing.geo import LatLon
from web.deps import Here, MapSeer

router = APIRouter()


@router.get("/route")
async def route(
    centre: Here,
    actor: MapSeer,
    start: Annotated[str, Query(alias="from", max_length=60, description="lat,lon, WGS84 degrees")],
    to: Annotated[str, Query(max_length=60, description="lat,lon, WGS84 degrees")],
) -> dict[str, object]:
    planner = centre.town.planner
    found = await asyncio.to_thread(planner.route, _spot("from", start), _spot("to", to))
    line = [[each.lon, each.lat] for each in found.geometry]
    return {
        "seconds": found.seconds,
        "length_m": found.length_m,
        "approximate": found.approximate,
        "streets": list(found.streets),
        "geometry": {"type": "LineString", "coordinates": line},
    }


def _spot(name: str, text: str) -> LatLon:
    try:
        lat, lon = (float(each) for each in text.split(","))
        return LatLon(lat, lon)
    except ValueError as error:
        where = {"loc": ("query", name), "msg": "must be lat,lon in degrees", "type": "value_error"}
        raise RequestValidationError([where]) from error
