"""A crew calls for its life; it is an alarm on every board until it is cleared there."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.stores.people import User
from dispatch.mayday_actions import raise_mayday
from dispatch.unit import Fix, UnitId
from incidents.terms import IncidentId
from web.deps import Here, Key, command
from web.errors import NotAllowed
from web.forms.units import MaydayForm
from web.in_turn import in_turn
from web.policy import Action, can
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/units", route_class=OneMeaning)


@router.post("/{id}/mayday", status_code=201)
async def mayday(
    id: UUID,
    form: MaydayForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.CALL_MAYDAY))],
    key: Key = None,
) -> dict[str, object]:
    if not can(actor, Action.CALL_MAYDAY, id):
        raise NotAllowed(role=actor.role, action="call a mayday for another unit")
    order = command(form, f"mayday of {id}", actor, key)
    seen = IncidentId(form.incident_id) if form.incident_id else None
    fix = _fix(form, UnitId(id))
    return await in_turn(lambda: raise_mayday(centre.work(actor.agency), order, UnitId(id), seen, fix))


def _fix(form: MaydayForm, unit_id: UnitId) -> Fix | None:
    """A clock ahead of ours cannot be right."""
    if form.fix is None:
        return None
    at = min(form.fix.at, datetime.now(UTC))
    return Fix(unit_id=unit_id, position=form.fix.position, at=at, accuracy_m=form.fix.accuracy_m)
