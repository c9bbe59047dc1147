"""Units: seen, and the crew's word about themselves."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.board import units_and_positions
from data.stores.people import User
from dispatch.actions import set_status
from dispatch.unit import UnitId
from web.deps import BoardSeer, Here, Key, answer, command
from web.errors import NotAllowed
from web.forms.units import StatusForm
from web.policy import Action, can
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/units", route_class=OneMeaning)


@router.get("")
async def everyone(centre: Here, actor: BoardSeer) -> dict[str, object]:
    seq, units, positions = await units_and_positions(centre.engine, centre.settings.centre, actor.agency)
    return {"seq": seq, "units": units, "positions": positions}


@router.post("/{id}/status", status_code=201)
async def status(
    id: UUID,
    form: StatusForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.SET_STATUS))],
    key: Key = None,
) -> dict[str, object]:
    if not can(actor, Action.SET_STATUS, id):
        raise NotAllowed(role=actor.role, action="set another unit's status")
    order = command(form, f"status of {id}", actor, key)
    return answer(await set_status(centre.work(actor.agency), order, UnitId(id), form.status))
