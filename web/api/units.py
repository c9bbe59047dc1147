"""Units: seen, and the crew's word about themselves."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.board import units_and_positions
from data.stores.people import User
from dispatch.actions import acknowledge_assignment, set_status
from dispatch.unit import UnitId
from incidents.terms import IncidentId
from web.deps import BoardSeer, Here, Key, command
from web.errors import NotAllowed
from web.forms.units import AcknowledgeForm, StatusForm
from web.in_turn import in_turn
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
    return await in_turn(lambda: set_status(centre.work(actor.agency), order, UnitId(id), form.status))


@router.post("/{id}/acknowledge", status_code=201)
async def acknowledge(
    id: UUID,
    form: AcknowledgeForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.SET_STATUS))],
    key: Key = None,
) -> dict[str, object]:
    """The crew has seen where it is sent."""
    if not can(actor, Action.SET_STATUS, id):
        raise NotAllowed(role=actor.role, action="acknowledge for another unit")
    order = command(form, f"acknowledgement of {id}", actor, key)
    incident = IncidentId(form.incident_id)
    return await in_turn(
        lambda: acknowledge_assignment(centre.work(actor.agency), order, UnitId(id), incident)
    )
