"""Candidates for what a caller says about a place, as it is typed."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query

from data.codec import encode
from incidents.location import Candidate
from web.deps import Here, MapSeer

router = APIRouter()


@router.get("/geocode")
async def find(
    centre: Here,
    actor: MapSeer,
    q: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> dict[str, object]:
    found = await asyncio.to_thread(centre.towns.geocoder.find, q, limit)
    return {"candidates": [shown(each) for each in found]}


def shown(candidate: Candidate) -> dict[str, object]:
    """Flat, as every place on the wire is: lat and lon beside the rest."""
    rest = {name: value for name, value in encode(candidate).items() if name != "position"}
    return {"lat": candidate.position.lat, "lon": candidate.position.lon, **rest}
