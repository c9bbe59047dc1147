"""Many sockets ask at once whether they are still signed in; the database is asked once."""

import asyncio
from collections.abc import Collection, Mapping

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.people import People, User
from tests.site import HASH
from web.live.roll import Roll


class Counted(People):
    """Notes how many were asked about in each look."""

    looks: list[int] = []  # noqa: RUF012

    async def held(self, tokens: Collection[str]) -> Mapping[str, User]:
        self.looks.append(len(tokens))
        return await super().held(tokens)


@pytest.fixture
async def people(engine: AsyncEngine) -> Counted:
    Counted.looks = []
    made = Counted(engine, "demo")
    for name in ("ana", "mei"):
        await made.add(agency="farol", name=name, role="dispatcher", password_hash=HASH)
    return made


async def session_of(people: People, name: str) -> str:
    known = await people.named(name)
    assert known is not None
    return await people.open_session(known[0])


async def test_a_thousand_who_ask_at_once_are_looked_up_together(people: Counted) -> None:
    tokens = [await session_of(people, name) for name in ("ana", "mei")]
    roll = Roll(people)
    assert all(await asyncio.gather(*(roll.holder(each) for each in tokens * 500)))
    assert people.looks == [2]


async def test_who_was_signed_out_or_never_in_is_told_apart_from_who_is_in(people: Counted) -> None:
    ana, mei = [await session_of(people, name) for name in ("ana", "mei")]
    await people.end_session(mei)
    elsewhere = People(people.engine, "elsewhere")
    roll = Roll(people)
    found = await asyncio.gather(*(roll.holder(each) for each in (ana, mei, "made up")))
    assert [each and each.name for each in found] == ["ana", None, None]
    assert await elsewhere.held([ana]) == {}


async def test_who_asks_later_is_not_given_an_older_answer(people: Counted) -> None:
    ana = await session_of(people, "ana")
    roll = Roll(people)
    assert await roll.holder(ana)
    await people.end_session(ana)
    assert not await roll.holder(ana)


async def test_one_who_goes_away_while_it_is_looked_up_costs_the_others_nothing(people: Counted) -> None:
    ana = await session_of(people, "ana")
    roll = Roll(people)
    gone, stays = (asyncio.create_task(roll.holder(ana)) for _ in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays
