"""What a call still being taken may mean: its type, whether we know it already, and whom we would send.

Asked again while someone types; writes nothing. A POST: a caller's words and number belong in no address.
"""

import asyncio
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.premise_notes import note_card
from data.loaders.question_file import question_set
from data.stores.near import near
from data.stores.people import User
from data.stores.picture import picture_around
from data.stores.premise_notes import notes_at
from data.stores.scope import reading
from incidents.fusion import Likeness, Report, alike
from incidents.incident import Incident
from incidents.location import Location
from incidents.premise_note import PremiseNote
from incidents.question import Suggested, suggested
from incidents.terms import IncidentId, IncidentState, IncidentType, Priority
from incidents.triage import read, triage
from routing.geo import LatLon
from web.api.recommendation import advice_on
from web.centre import Centre
from web.deps import Here
from web.due import due_in
from web.forms.calls import SoFarForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(route_class=OneMeaning)

SHOWN = 4
"""More are not compared while someone talks; assumed."""


@router.post("/calls/so-far")
async def so_far(
    form: SoFarForm, centre: Here, actor: Annotated[User, Depends(May(Action.TAKE_CALL))]
) -> dict[str, object]:
    said = Priority(form.priority) if form.priority else None
    type, priority, how = triage(form.words, IncidentType(form.type) if form.type else None, said)
    position = form.place.position if form.place else None
    report = Report(
        at=datetime.now(UTC),
        position=position,
        radius_m=form.place.radius_m if form.place else None,
        type=type,
        callback=form.callback,
        words=form.words,
        location_text=form.location_text,
    )
    known, advice, notes = await asyncio.gather(
        near(centre.engine, centre.settings.centre, actor.agency, position, form.callback),
        _advice(centre, actor.agency, type, priority, position),
        _notes(centre, actor.agency, form),
    )
    card = question_set(centre.settings.questions).card_of(type)
    better = suggested(card, type, priority, [each.answer() for each in form.answers])
    return {
        "type": type,
        "priority": priority.value,
        "type_from": how,
        "type_words": _telling(form.words, type) if how == "words" else [],
        "known": [_shown(each) for each in alike(report, known)[:SHOWN]],
        "response": advice,
        "premise_notes": [note_card(each) for each in notes],
        "suggested": better and _better(better),
    }


async def _notes(centre: Centre, agency: str, form: SoFarForm) -> list[PremiseNote]:
    """What is known of the place already."""
    if form.place is None:
        return []
    at = Location(text="", label=form.place_name, position=form.place.position, radius_m=form.place.radius_m)
    async with centre.engine.connect() as connection:
        (found,) = await notes_at(connection, centre.settings.centre, agency, [at])
    return found


def _better(found: Suggested) -> dict[str, object]:
    return {"type": found.type, "priority": found.priority.value, "question": found.question}


def _telling(words: str, type: IncidentType) -> list[str]:
    found = read(words)
    return list(found.because) if found is not None and found.type == type else []


async def _advice(
    centre: Centre, agency: str, type: IncidentType, priority: Priority, position: LatLon | None
) -> dict[str, object] | None:
    """As for an incident that nobody has been sent to; None without a place."""
    if position is None:
        return None
    what = _not_yet(type, priority, position)
    async with reading(centre.engine, centre.settings.centre, agency) as scope:
        seen = await picture_around(scope, what)
        due = await due_in(centre, scope, [what], what.opened_at)
    return await advice_on(centre, seen, due[what.id])


def _not_yet(type: IncidentType, priority: Priority, position: LatLon) -> Incident:
    return Incident(
        id=IncidentId(UUID(int=0)),
        version=0,
        number="",
        type=type,
        priority=priority,
        narrative="",
        location=Location(text="", position=position),
        state=IncidentState.OPEN,
        opened_at=datetime.now(UTC),
    )


def _shown(found: Likeness) -> dict[str, object]:
    return {
        "incident_id": str(found.incident.id),
        "number": found.incident.number,
        "score": round(found.score, 2),
        "suggested": found.suggested,
        "distance_m": found.distance_m and round(found.distance_m),
        "age_s": round(found.age_s),
        "type_likeness": found.type.value,
        "same_caller": found.same_caller,
        "no_place": found.incident.location.position is None,
        "same_words": found.same_words,
    }
