"""Run cards: the edition in force, those before it, and a whole new one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from data.codec import encode
from data.stores.people import User
from data.stores.run_cards import PostgresRunCards
from data.stores.scope import Scope
from data.stores.shipped_cards import shipped_cards
from dispatch.card_actions import new_edition
from dispatch.card_edition import Edition, UnknownEdition
from dispatch.run_card import RunCardSet
from web.centre import Centre
from web.deps import BoardSeer, Here, Key, answer, command
from web.forms.run_cards import RunCardsForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

router = APIRouter(prefix="/run-cards", route_class=OneMeaning)

Number = Annotated[
    int | None, Query(ge=1, lt=2**63, description="an edition before; absent: the one in force")
]


@router.get("")
async def seen(centre: Here, actor: BoardSeer, edition: Number = None) -> dict[str, object]:
    async with centre.engine.connect() as connection:
        scope = Scope(connection, centre.settings.centre, actor.agency)
        if edition is None:
            found = await centre.editions.in_force(scope)
        elif (found := await PostgresRunCards(scope).numbered(edition)) is None:
            raise UnknownEdition(id=edition)
        history = await PostgresRunCards(scope).history()
    return {
        **_shown(found),
        "editions": [
            {"edition": number, "made_by": by, "made_at": encode(at), "reason": reason}
            for number, by, at, reason in history
        ],
    }


def _shown(found: Edition | None) -> dict[str, object]:
    """Without an edition of the agency's own, the cards that come with the program."""
    cards: RunCardSet = found.cards if found else shipped_cards()
    return {
        "edition": found and found.edition,
        "shipped": found is None,
        "title": dict(cards.title),
        "cards": encode(cards.cards),
        "reason": found and found.reason,
        "made_by": found and found.made_by,
        "made_at": found and encode(found.made_at),
    }


@router.post("", status_code=201)
async def change(
    form: RunCardsForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.EDIT_RUN_CARDS))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, "change run cards", actor, key)
    work = centre.work(actor.agency)
    return answer(await new_edition(work, order, form.card_set(), form.reason, _zones(centre)))


def _zones(centre: Centre) -> frozenset[str] | None:
    town = centre.towns.known
    return None if town is None else frozenset(each.name for each in town.region.zones)
