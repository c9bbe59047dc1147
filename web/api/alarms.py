"""What is overdue: seen, taken, and said to be dealt with."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from data.cards.alarms import alarms_now, card_of
from data.stores.people import User
from dispatch.alarm import Alarm, UnknownAlarm
from dispatch.alarm_actions import end_alarm, own_alarm
from web.centre import Centre
from web.deps import BoardSeer, Here, Key, answer, command
from web.due import ByCards
from web.forms.alarms import AlarmForm, EndForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/alarms", route_class=OneMeaning)

Answerer = Annotated[User, Depends(May(Action.ANSWER_ALARM))]


@router.get("")
async def standing(centre: Here, actor: BoardSeer) -> dict[str, object]:
    return dict(card_of(await _now(centre, actor)))


@router.post("/{id}/own", status_code=201)
async def take(
    id: UUID, form: AlarmForm, centre: Here, actor: Answerer, key: Key = None
) -> dict[str, object]:
    order = command(form, f"own alarm {id}", actor, key)
    return answer(await own_alarm(centre.work(actor.agency), order, partial(_named, centre, actor, id)))


@router.post("/{id}/end", status_code=201)
async def finish(
    id: UUID, form: EndForm, centre: Here, actor: Answerer, key: Key = None
) -> dict[str, object]:
    order = command(form, f"end alarm {id}", actor, key)
    find = partial(_named, centre, actor, id)
    return answer(await end_alarm(centre.work(actor.agency), order, find, form.words))


async def _now(centre: Centre, actor: User) -> tuple[Alarm, ...]:
    due = ByCards(centre.editions, centre.towns)
    return await alarms_now(centre.engine, centre.settings.centre, actor.agency, datetime.now(UTC), due)


async def _named(centre: Centre, actor: User, id: UUID) -> Alarm:
    for each in await _now(centre, actor):
        if each.id == id:
            return each
    raise UnknownAlarm
