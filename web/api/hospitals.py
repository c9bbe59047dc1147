"""Where to take a patient: the drive and the wait, soonest taken over first."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter

from data.codec import encode
from data.stores.picture import Picture, picture
from data.stores.places import Facility
from data.stores.scope import reading
from dispatch.hospital import Hospital, ranked
from dispatch.status import UnitStatus
from incidents.terms import IncidentId
from routing.geo import LatLon, distance_m
from web.deps import BoardSeer, Here
from web.town import Town

router = APIRouter(prefix="/incidents")

KIND = "hospital"
AT_THE_DOOR_M = 300.0
"""A crew that says it is at hospital is at the one nearest to it, no further than this. Assumed."""
SHOWN = 5


@router.get("/{id}/hospitals")
async def choose(id: UUID, centre: Here, actor: BoardSeer) -> dict[str, object]:
    """From the scene. Empty where the place is not known or the city has no hospital; what each can treat is
    not in the map, and a human knows."""
    now = datetime.now(UTC)
    async with reading(centre.engine, centre.settings.centre, actor.agency) as scope:
        seen = await picture(scope, IncidentId(id))
    town, scene = centre.towns.known, seen.incident.location.position
    found: Sequence[Hospital] = ()
    if town is not None and scene is not None:
        found = await asyncio.to_thread(_hospitals, town, seen, scene)
    return {"at": encode(now), "hospitals": [_shown(each) for each in ranked(found)[:SHOWN]]}


def _hospitals(town: Town, seen: Picture, scene: LatLon) -> list[Hospital]:
    doors = [each for each in town.region.facilities if each.kind == KIND]
    waiting = [seen.spot(each) for each in seen.units if each.status is UnitStatus.AT_HOSPITAL]
    found = []
    for i, each in enumerate(doors):
        time = town.planner.nearest(each.position, {"scene": scene}, 1)["scene"]
        found.append(
            Hospital(
                name=each.name,
                travel_s=time.seconds,
                approximate=time.approximate,
                crews_there=sum(_nearest(doors, at) == i for at in waiting),
            )
        )
    return found


def _nearest(doors: Sequence[Facility], at: LatLon) -> int | None:
    far = [distance_m(each.position, at) for each in doors]
    return far.index(min(far)) if far and min(far) <= AT_THE_DOOR_M else None


def _shown(one: Hospital) -> dict[str, object]:
    return {
        "name": one.name,
        "travel_s": one.travel_s,
        "offload_s": one.offload_s,
        "seconds": one.seconds,
        "crews_there": one.crews_there,
        "approximate": one.approximate,
    }
