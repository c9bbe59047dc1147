"""The city: what the maps draw, and the words the forms offer."""

from collections import OrderedDict
from typing import Annotated

from fastapi import APIRouter, Path, Response

from data.stores.tiles import tile
from incidents.triage import TYPES
from incidents.type_names import TYPE_NAMES
from web.deps import Here, MapSeer
from web.local_time import iana_name

router = APIRouter()

KEPT_BYTES = 64_000_000
"""Of tiles in one process: a city whole, for they have 2 to 16 kB on average; measured over four cities."""
EMPTY_BYTES = 200
"""What an empty one costs to remember: its key. Assumed."""

At = tuple[int, int, int, int]


class _Kept:
    """Tiles as they were made; the oldest go when there is no more room."""

    def __init__(self) -> None:
        self._tiles: OrderedDict[At, bytes] = OrderedDict()
        self._bytes = 0

    def get(self, at: At) -> bytes | None:
        return self._tiles.get(at)

    def put(self, at: At, made: bytes) -> None:
        if at in self._tiles:  # made twice at once
            return
        self._tiles[at] = made
        self._bytes += len(made) + EMPTY_BYTES
        while self._bytes > KEPT_BYTES:
            _, gone = self._tiles.popitem(last=False)
            self._bytes -= len(gone) + EMPTY_BYTES


_kept = _Kept()


@router.get("/region")
async def region(centre: Here, actor: MapSeer) -> dict[str, object]:
    found = centre.towns.known.region if centre.towns.known else None
    return {
        "name": found and found.name,
        "bounds": found and list(found.bounds),
        "attribution": found and found.attribution,
        "timezone": iana_name(centre.towns.local_time),
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
                "said": list(TYPE_NAMES[type]),
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
    made = _kept.get(key)
    if made is None:
        async with centre.engine.connect() as connection:
            made = await tile(connection, centre.settings.centre, *at)
        _kept.put(key, made)
    return made
