"""Streets closed and opened: the next route of every process drives around them."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.board import closures_now
from data.stores.people import User
from dispatch.closure_actions import close_a_street, open_a_street
from incidents.instant import first_word
from incidents.ports import Command
from routing.closures import Closure
from web.closing import streets_meant
from web.deps import BoardSeer, Here, Key, answer, command
from web.forms.closures import ClosureForm, OpeningForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/closures", route_class=OneMeaning)


@router.get("")
async def all_held(centre: Here, actor: BoardSeer) -> dict[str, object]:
    seq, cards = await closures_now(centre.engine, centre.settings.centre)
    return {"seq": seq, "closures": cards}


@router.post("", status_code=201)
async def close(
    form: ClosureForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.CLOSE_STREET))],
    key: Key = None,
) -> dict[str, object]:
    now = datetime.now(UTC)
    order = first_word(command(form, "close street", actor, key), now)
    closure = _closure(form, order)
    if centre.towns.known is not None:
        closure = await asyncio.to_thread(streets_meant, centre.towns.known, closure, form.of_several)
        centre.towns.known.refuse_wrong_reach(closure)
    receipt = await close_a_street(centre.work(actor.agency), order, closure, form.reason, now)
    await centre.towns.lay_over()
    return answer(receipt)


@router.post("/{id}/open", status_code=201)
async def reopen(
    id: UUID,
    form: OpeningForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.CLOSE_STREET))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, f"open street {id}", actor, key)
    receipt = await open_a_street(centre.work(actor.agency), order, id)
    await centre.towns.lay_over()
    return answer(receipt)


def _closure(form: ClosureForm, order: Command) -> Closure:
    return Closure(
        id=order.key,
        factor=form.factor,
        from_at=form.from_at or order.at,
        until_at=form.until_at,
        street_name=form.street_name,
        street_ids=form.street_ids,
        label=form.label,
        area=tuple(each.position for each in form.area),
    )
