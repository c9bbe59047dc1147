"""Fixes from vehicles, in batches. They are not facts: the newest of each unit is what counts."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends

from data.stores.people import User
from data.stores.positions import record_fixes
from web.deps import Here
from web.errors import NotAllowed
from web.forms.units import PositionsForm
from web.policy import Action, can
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(route_class=OneMeaning)


@router.post("/positions", status_code=202)
async def report(
    form: PositionsForm, centre: Here, actor: Annotated[User, Depends(May(Action.REPORT_POSITION))]
) -> dict[str, object]:
    if not all(can(actor, Action.REPORT_POSITION, each.unit_id) for each in form.positions):
        raise NotAllowed(role=actor.role, action="report another unit's position")
    fixes = [each.fix() for each in form.positions]
    done = await record_fixes(centre.engine, centre.settings.centre, actor.agency, fixes, datetime.now(UTC))
    return {"accepted": done.accepted, "flagged": done.flagged}
