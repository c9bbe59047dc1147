"""What feeds measure on the streets: every process routes by it within a second."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends

from data.stores.people import User
from data.stores.speeds import save_speeds
from web.deps import Here
from web.forms.speeds import SpeedsForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/speeds", route_class=OneMeaning)


@router.post("")
async def slow(
    form: SpeedsForm, centre: Here, actor: Annotated[User, Depends(May(Action.CLOSE_STREET))]
) -> dict[str, object]:
    """`taken` is false where the source has already said something newer."""
    span = (min(form.at, datetime.now(UTC)), form.until_at)
    factors = {each.street_id: each.factor for each in form.streets}
    taken = await save_speeds(centre.engine, centre.settings.centre, form.source, actor.name, span, factors)
    await centre.towns.lay_over()
    return {"taken": taken, "streets": len(factors)}
