"""What is known of places: seen, added, ended."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from data.cards.premise_notes import note_card
from data.stores.people import User
from data.stores.premise_notes import PostgresPremiseNotes, notes_at
from data.stores.scope import Scope
from incidents.instant import first_word
from incidents.location import Location
from incidents.ports import Command
from incidents.premise_note import PremiseNote
from incidents.premise_note_actions import add_premise_note, end_premise_note
from routing.geo import LatLon
from web.deps import BoardSeer, Here, Key, answer, command
from web.forms.premise_notes import NoteEndForm, PremiseNoteForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/premise-notes", route_class=OneMeaning)

Lat = Annotated[float | None, Query(ge=-90, le=90, allow_inf_nan=False)]
Lon = Annotated[float | None, Query(ge=-180, le=180, allow_inf_nan=False)]
Keeper = Annotated[User, Depends(May(Action.KEEP_PREMISE_NOTES))]


@router.get("")
async def seen(centre: Here, actor: BoardSeer, lat: Lat = None, lon: Lon = None) -> dict[str, object]:
    """Those at a position, else the newest thousand."""
    async with centre.engine.connect() as connection:
        if lat is None or lon is None:
            scope = Scope(connection, centre.settings.centre, actor.agency)
            found = await PostgresPremiseNotes(scope).newest()
        else:
            there = Location(text="", position=LatLon(lat, lon))
            (found,) = await notes_at(connection, centre.settings.centre, actor.agency, [there])
    return {"premise_notes": [note_card(each) for each in found]}


@router.post("", status_code=201)
async def add(form: PremiseNoteForm, centre: Here, actor: Keeper, key: Key = None) -> dict[str, object]:
    order = first_word(command(form, "add premise note", actor, key), datetime.now(UTC))
    return answer(await add_premise_note(centre.work(actor.agency), order, _note(form, order)))


@router.post("/{id}/end", status_code=201)
async def end(id: UUID, form: NoteEndForm, centre: Here, actor: Keeper, key: Key = None) -> dict[str, object]:
    order = command(form, f"end premise note {id}", actor, key)
    return answer(await end_premise_note(centre.work(actor.agency), order, id))


def _note(form: PremiseNoteForm, order: Command) -> PremiseNote:
    return PremiseNote(
        id=order.key,
        version=1,
        kind=form.kind,
        text=form.text.strip(),
        place=form.place.strip() if form.place else None,
        position=form.circle.position if form.circle else None,
        radius_m=form.circle.radius_m if form.circle else 0.0,
        from_at=form.from_at or order.at,
        until_at=form.until_at,
        added_by=order.by,
        added_at=order.at,
    )
