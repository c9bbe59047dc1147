"""Fixes from vehicles, in batches. They are not facts: the newest of each unit is what counts."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends

from data.stores.people import User
from web.deps import Here
from web.forms.units import PositionsForm
from web.policy import Action
from web.positions import Report
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(route_class=OneMeaning)


@router.post("/positions", status_code=202)
async def report(
    form: PositionsForm, centre: Here, actor: Annotated[User, Depends(May(Action.REPORT_POSITION))]
) -> Mapping[str, object]:
    return await Report(form, actor).stored(centre)
