"""What callers were asked is kept edition by edition, also where servers start at the same moment."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.question_file import question_set
from data.stores.question_editions import QuestionsInForce, edition_of, editions

AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


async def test_a_file_that_says_the_same_stays_the_edition_it_was(engine: AsyncEngine) -> None:
    first = await edition_of(engine, "demo", question_set("fire"), AT)
    again = await edition_of(engine, "demo", question_set("fire"), LATER)
    assert (first.edition, again.since) == (1, AT)


async def test_a_changed_file_is_the_next_edition_and_the_old_one_can_still_be_read(
    engine: AsyncEngine,
) -> None:
    fire, police = question_set("fire"), question_set("police")
    for cards in (fire, police, fire):
        await edition_of(engine, "demo", cards, AT)
    async with engine.connect() as connection:
        kept = await editions(connection, "demo")
        assert await editions(connection, "elsewhere") == []
    assert [each.edition for each in kept] == [3, 2, 1]
    assert [each.cards for each in kept] == [fire, police, fire]
    assert kept[0].digest == kept[2].digest != kept[1].digest


async def test_servers_that_start_at_once_with_one_file_make_one_edition(engine: AsyncEngine) -> None:
    made = await asyncio.gather(*(edition_of(engine, "demo", question_set("fire"), AT) for _ in range(4)))
    assert {each.edition for each in made} == {1}


async def test_a_desk_with_the_questions_of_yesterday_is_believed_and_an_edition_never_made_is_not(
    engine: AsyncEngine,
) -> None:
    old = question_set("police")
    await edition_of(engine, "demo", replace(old, title={**old.title, "en": "Old"}), AT)
    now = QuestionsInForce(engine, "demo", "police")
    assert (await now.edition()).edition == 2
    assert [await now.as_claimed(each) for each in (None, 1, 2, 3)] == [None, 1, 2, None]
