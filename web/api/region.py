"""The city: what the maps draw, and the words the forms offer."""

from collections import OrderedDict
from typing import Annotated

from fastapi import APIRouter, Path, Response

from data.stores.tiles import tile
from incidents.triage import TYPES
from web.deps import Here, MapSeer

router = APIRouter()

TILES_KEPT = 4000
"""About 60 MB of a city's tiles; measured on the sample city's larger ones (15 kB)."""

Kept = OrderedDict[tuple[int, int, int, int], bytes]
_kept: Kept = OrderedDict()


@router.get("/region")
async def region(centre: Here, actor: MapSeer) -> dict[str, object]:
    found = centre.towns.known.region if centre.towns.known else None
    return {
        "name": found and found.name,
        "bounds": found and list(found.bounds),
        "attribution": found and found.attribution,
        "zones": [
            {"name": each.name, "people": each.people, "lat": each.position.lat, "lon": each.position.lon}
            for each in (found.zones if found else ())
        ],
        "facilities": [
            {"kind": each.kind, "name": each.name, "lat": each.position.lat, "lon": each.position.lon}
            for each in (found.facilities if found else ())
        ],
        "types": [
            {
                "type": type,
                "labels": {"en": info.en, "zh": info.zh, "pt": info.pt},
                "priority": info.priority.value,
            }
            for type, info in TYPES.items()
        ],
    }


@router.get("/tiles/{z}/{x}/{y}")
async def vector_tile(
    centre: Here,
    actor: MapSeer,
    z: Annotated[int, Path(ge=0, le=22)],
    x: Annotated[int, Path(ge=0, lt=2**22)],
    y: Annotated[int, Path(ge=0, lt=2**22)],
) -> Response:
    """204 where there is nothing to draw; also before there is a city."""
    town = centre.towns.known
    made = b"" if town is None else await _made(centre, town.region.id, (z, x, y))
    headers = {"cache-control": "private, max-age=3600"}
    if not made:
        return Response(status_code=204, headers=headers if town else {})
    return Response(made, headers=headers, media_type="application/vnd.mapbox-vector-tile")


async def _made(centre: Here, region_id: int, at: tuple[int, int, int]) -> bytes:
    """Kept per region: a newly imported city has a new id, and so never an old tile."""
    key = (region_id, *at)
    if key not in _kept:
        async with centre.engine.connect() as connection:
            _kept[key] = await tile(connection, centre.settings.centre, *at)
        while len(_kept) > TILES_KEPT:
            _kept.popitem(last=False)
    return _kept[key]
