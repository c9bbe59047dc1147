"""Where to take a patient: who can treat, then the drive and the wait, soonest taken over first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from data.codec import encode
from data.loaders.hospital_file import hospital_sheet
from data.stores.picture import Picture, picture
from data.stores.places import Facility
from data.stores.scope import reading
from dispatch.hospital import Hospital, ranked
from dispatch.hospital_capability import HospitalCapability
from dispatch.hospital_need import needed
from dispatch.hospital_sheet import HospitalSheet
from dispatch.status import UnitStatus
from dispatch.unit import Capability
from dispatch.vehicle import DRIVES
from incidents.terms import IncidentId
from routing.geo import LatLon, distance_m
from web.deps import BoardSeer, Here
from web.town import Town

router = APIRouter(prefix="/incidents")

KIND = "hospital"
AT_THE_DOOR_M = 300.0
"""A crew that says it is at hospital is at the one nearest to it, no further than this. Assumed."""

Needs = Annotated[list[HospitalCapability] | None, Query(max_length=len(HospitalCapability))]


@router.get("/{id}/hospitals")
async def choose(id: UUID, centre: Here, actor: BoardSeer, need: Needs = None) -> dict[str, object]:
    """From the scene, in an ambulance. All hospitals of the city: who can, who may (not known), who cannot.

    `need` may be repeated and replaces what the incident's type suggests. Empty where the place is not known
    or the city has no hospital.
    """
    now = datetime.now(UTC)
    async with reading(centre.engine, centre.settings.centre, actor.agency) as scope:
        seen = await picture(scope, IncidentId(id))
    sheet = hospital_sheet(centre.settings.hospitals)
    incident = seen.incident
    needs = tuple(dict.fromkeys(need)) if need else needed(sheet.needs, incident.type, incident.priority)
    town, scene = centre.towns.known, incident.location.position
    found: Sequence[Hospital] = ()
    if town is not None and scene is not None:
        found = await centre.turns.think(_hospitals, town, sheet, seen, scene)
    return {
        "at": encode(now),
        "needs": list(needs),
        "hospitals": [_shown(each, needs) for each in ranked(found, needs)],
    }


def _hospitals(town: Town, sheet: HospitalSheet, seen: Picture, scene: LatLon) -> list[Hospital]:
    doors = [each for each in town.region.facilities if each.kind == KIND]
    waiting = [seen.spot(each) for each in seen.units if each.status is UnitStatus.AT_HOSPITAL]
    here = {"scene": (scene, DRIVES[Capability.AMBULANCE])}
    found = []
    for i, each in enumerate(doors):
        time = town.fitting.nearest(each.position, here)["scene"]
        found.append(
            Hospital(
                name=each.name,
                travel_s=time.seconds,
                approximate=time.approximate,
                crews_there=sum(_nearest(doors, at) == i for at in waiting),
                known=sheet.known(each.names, each.known),
            )
        )
    return found


def _nearest(doors: Sequence[Facility], at: LatLon) -> int | None:
    far = [distance_m(each.position, at) for each in doors]
    return far.index(min(far)) if far and min(far) <= AT_THE_DOOR_M else None


def _shown(one: Hospital, needs: Sequence[HospitalCapability]) -> dict[str, object]:
    return {
        "name": one.name,
        "travel_s": one.travel_s,
        "offload_s": one.offload_s,
        "seconds": one.seconds,
        "crews_there": one.crews_there,
        "approximate": one.approximate,
        "ability": one.ability(needs),
        "capabilities": [
            {"capability": each, "has": said.has, "source": said.source}
            for each in HospitalCapability
            if (said := one.known.get(each)) is not None
        ],
    }
