"""Calls come in. None is refused for what the caller said or does not know."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.codec import encode
from data.stores.people import User
from incidents.actions import part_call, take_call
from incidents.call import CallForService
from incidents.geocode.settle import settle
from incidents.instant import first_word
from incidents.location import Location
from incidents.terms import CallId, IncidentId, IncidentType, Priority
from web.api.geocode import shown
from web.deps import Here, Key, command
from web.forms.calls import CallForm, PartForm
from web.in_turn import in_turn
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(route_class=OneMeaning)


@router.post("/calls", status_code=201)
async def take(
    form: CallForm, centre: Here, actor: Annotated[User, Depends(May(Action.TAKE_CALL))], key: Key = None
) -> dict[str, object]:
    order = first_word(command(form, "take call", actor, key), datetime.now(UTC))
    pin = (form.pin.position, form.pin.radius_m) if form.pin else None
    chosen = form.chosen.candidate() if form.chosen else None
    location, candidates = await asyncio.to_thread(
        settle, form.location_text, pin, chosen, centre.towns.geocoder
    )
    call = _call(form, order.key, order.at, location)
    if form.answers:
        call = replace(call, question_edition=await centre.questions.as_claimed(form.question_edition))
    detail = {
        "location": encode(replace(location, candidates=())),
        "candidates": [shown(each) for each in candidates],
    }
    return await in_turn(lambda: take_call(centre.work(actor.agency), order, call, detail))


@router.post("/calls/{id}/part", status_code=201)
async def part(
    id: UUID,
    form: PartForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.TAKE_CALL))],
    key: Key = None,
) -> dict[str, object]:
    """Undo a join: the call opens an incident of its own."""
    order = command(form, f"part call {id}", actor, key)
    return await in_turn(lambda: part_call(centre.work(actor.agency), order, CallId(id)))


def _call(form: CallForm, id: UUID, at: datetime, location: Location) -> CallForService:
    return CallForService(
        id=CallId(id),
        at=at,
        channel=form.channel,
        words=form.words,
        location=location,
        type=IncidentType(form.type) if form.type else None,
        priority=Priority(form.priority) if form.priority else None,
        caller_name=form.caller_name,
        callback=form.callback,
        incident_id=IncidentId(form.incident_id) if form.incident_id else None,
        exercise=form.exercise,
        answers=tuple(each.answer() for each in form.answers),
    )
