"""Incidents: seen, sent to, noted, placed, closed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.board import incident_card, open_incidents
from data.stores.people import User
from dispatch.actions import assign_unit, close_incident, release_unit
from dispatch.divert_actions import divert_unit, swap_units
from dispatch.unit import UnitId
from incidents.actions import add_note, reclassify, set_alarm_level, set_location
from incidents.errors import UnknownIncident
from incidents.location import FoundBy, Location
from incidents.terms import IncidentId, IncidentType, Priority
from web.deps import BoardSeer, Here, Key, answer, command
from web.forms.incidents import (
    AlarmForm,
    AssignmentForm,
    ClassificationForm,
    CloseForm,
    LocationForm,
    NoteForm,
    ReleaseForm,
    SwapForm,
)
from web.in_turn import in_turn
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/incidents", route_class=OneMeaning)

PIN_RADIUS_M = 15.0
"""How well a finger or a mouse points on a street map; assumed."""


@router.get("")
async def all_open(centre: Here, actor: BoardSeer) -> dict[str, object]:
    seq, cards = await open_incidents(centre.engine, centre.settings.centre, actor.agency)
    return {"seq": seq, "incidents": cards}


@router.get("/{id}")
async def one(id: UUID, centre: Here, actor: BoardSeer) -> dict[str, object]:
    card = await incident_card(centre.engine, centre.settings.centre, actor.agency, id)
    if card is None:
        raise UnknownIncident(id=id)
    return dict(card)


@router.post("/{id}/assignments", status_code=201)
async def assign(
    id: UUID,
    form: AssignmentForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.ASSIGN))],
    key: Key = None,
) -> dict[str, object]:
    send = divert_unit if form.divert else assign_unit
    receipt = await send(
        centre.work(actor.agency),
        command(form, f"assign to {id}", actor, key),
        IncidentId(id),
        UnitId(form.unit_id),
        slot=form.slot,
        recommended=form.recommended,
        eta_s=form.eta_s,
    )
    return answer(receipt)


@router.post("/{id}/swap", status_code=201)
async def swap(
    id: UUID,
    form: SwapForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.ASSIGN))],
    key: Key = None,
) -> dict[str, object]:
    receipt = await swap_units(
        centre.work(actor.agency),
        command(form, f"swap on {id}", actor, key),
        IncidentId(id),
        UnitId(form.out_unit_id),
        UnitId(form.unit_id),
        slot=form.slot,
        eta_s=form.eta_s,
    )
    return answer(receipt)


@router.post("/{id}/release", status_code=201)
async def release(
    id: UUID,
    form: ReleaseForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.RELEASE))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"release from {id}", actor, key)
    work = centre.work(actor.agency)
    return answer(await release_unit(work, order, IncidentId(id), UnitId(form.unit_id)))


@router.post("/{id}/notes", status_code=201)
async def note(
    id: UUID,
    form: NoteForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.ADD_NOTE))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"note on {id}", actor, key)
    return await in_turn(lambda: add_note(centre.work(actor.agency), order, IncidentId(id), form.text))


@router.post("/{id}/location", status_code=201)
async def place(
    id: UUID,
    form: LocationForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.SET_LOCATION))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"place {id}", actor, key)
    location = Location(
        text="",  # the action keeps the caller's words
        position=form.position,
        label=form.label or centre.towns.geocoder.beside(form.position),
        found_by=FoundBy.PIN,
        confidence=1.0,
        radius_m=PIN_RADIUS_M if form.radius_m is None else form.radius_m,
        confirmed=True,
        outside_region=centre.towns.is_outside(form.position),
    )
    return answer(await set_location(centre.work(actor.agency), order, IncidentId(id), location))


@router.post("/{id}/classification", status_code=201)
async def classify(
    id: UUID,
    form: ClassificationForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.RECLASSIFY))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"classify {id}", actor, key)
    work, type = centre.work(actor.agency), IncidentType(form.type)
    return answer(await reclassify(work, order, IncidentId(id), type, Priority(form.priority)))


@router.post("/{id}/alarm", status_code=201)
async def alarm(
    id: UUID,
    form: AlarmForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.SET_ALARM_LEVEL))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"alarm level of {id}", actor, key)
    return answer(await set_alarm_level(centre.work(actor.agency), order, IncidentId(id), form.level))


@router.post("/{id}/close", status_code=201)
async def close(
    id: UUID,
    form: CloseForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.CLOSE))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"close {id}", actor, key)
    return answer(await close_incident(centre.work(actor.agency), order, IncidentId(id), form.disposition))
