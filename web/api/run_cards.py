"""Run cards: the edition in force, those before it, what a draft would do, and a whole new one."""

import asyncio
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from data.codec import encode
from data.stores.people import User
from data.stores.run_cards import PostgresRunCards
from data.stores.scope import Scope, reading
from data.stores.shipped_cards import shipped_cards
from data.stores.units import PostgresUnits
from dispatch.card_actions import new_edition
from dispatch.card_check import Finding, Known, check
from dispatch.card_choice import due
from dispatch.card_edition import TOLD, Edition, UnknownEdition
from dispatch.run_card import DAY_MIN, RunCardSet, Situation
from incidents.triage import TYPES
from web.centre import Centre
from web.deps import BoardSeer, Here, Key, answer, command
from web.forms.run_cards import PreviewForm, RunCardsForm
from web.policy import Action
from web.security import May
from web.strict_json import OneMeaning

SHIPPED = 0
"""The number of what comes with the program, before an agency's first edition."""

router = APIRouter(prefix="/run-cards", route_class=OneMeaning)

Number = Annotated[
    int | None, Query(ge=0, lt=2**63, description="an edition before, 0: the shipped cards; absent: in force")
]


@router.get("")
async def seen(centre: Here, actor: BoardSeer, edition: Number = None) -> dict[str, object]:
    async with centre.engine.connect() as connection:
        scope = Scope(connection, centre.settings.centre, actor.agency)
        if edition is None:
            found = await centre.editions.in_force(scope)
        elif edition == SHIPPED:
            found = None
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


@router.post("/preview")
async def preview(form: PreviewForm, centre: Here, actor: BoardSeer) -> dict[str, object]:
    """What would be due by a draft, and what is wrong with it; without one, by the cards in force.

    A POST for the size of a draft; writes nothing.
    """
    async with reading(centre.engine, centre.settings.centre, actor.agency) as scope:
        edition = await centre.editions.in_force(scope)
        units = [] if form.draft is None else await PostgresUnits(scope).everyone()
    known = Known(TYPES.keys(), _zones(centre), units)
    now = datetime.now(centre.towns.local_time)
    at = form.situation(now.weekday() * DAY_MIN + now.hour * 60 + now.minute)
    if form.draft is None:
        cards, finding = edition.cards if edition else shipped_cards(), Finding((), ())
    else:
        cards = form.draft.card_set()
        finding = await asyncio.to_thread(check, cards, known)
    return {
        "minute": at.minute,
        "due": _due(cards, at, form.level),
        "faults": [encode(each) for each in finding.faults[:TOLD]],
        "warnings": [encode(each) for each in finding.warnings[:TOLD]],
    }


def _due(cards: RunCardSet, at: Situation, level: int) -> list[dict[str, object]]:
    """Card by card; none where a draft has nothing for the unknown."""
    try:
        names = due(cards, at, level).names
    except ValueError:
        return []
    by_name = {each.name: each for each in cards.cards}
    return [
        {
            "card": name,
            "names": dict(by_name[name].names),
            "level": by_name[name].level,
            "slots": encode(by_name[name].slots),
        }
        for name in names
    ]


@router.post("", status_code=201)
async def change(
    form: RunCardsForm,
    centre: Here,
    actor: Annotated[User, Depends(May(Action.EDIT_RUN_CARDS))],
    key: Key = None,
) -> dict[str, object]:
    order = command(form, "change run cards", actor, key)
    work = centre.work(actor.agency)
    return answer(await new_edition(work, order, form.card_set(), form.change(), _zones(centre)))


def _zones(centre: Centre) -> frozenset[str] | None:
    town = centre.towns.known
    return None if town is None else frozenset(each.name for each in town.region.zones)
