"""Screens that join at once share a reading, and none is shown a board older than its own coming."""

import asyncio

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from tests.builders import a_command, an_engine
from web.live.joining import Joining


class Readings:
    """Counts the readings of a board: each asks once where all the units are."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.count = 0
        self.one_is_under_way = asyncio.Event()
        event.listen(engine.sync_engine, "before_cursor_execute", self._notice)

    def _notice(self, *about: object) -> None:
        if "FROM positions" in str(about[2]):
            self.count += 1
            self.one_is_under_way.set()


async def test_fifty_screens_that_come_back_together_share_one_reading(engine: AsyncEngine) -> None:
    """A reading a screen once kept a hundred boards waiting beyond their patience on a busy machine."""
    await add_unit(PostgresWork(engine, "demo", "farol"), a_command(), an_engine("E1"))
    joining, readings = Joining(engine, "demo"), Readings(engine)
    told = await asyncio.gather(*(joining.first("farol", None) for _ in range(50)))
    assert readings.count == 1
    assert all(each == told[0] for each in told)
    assert "E1" in told[0].text


async def test_who_comes_later_is_given_the_same_until_something_is_put(engine: AsyncEngine) -> None:
    joining, readings = Joining(engine, "demo"), Readings(engine)
    first = await joining.first("farol", None)
    assert await joining.first("farol", None) is first
    joining.outdate("neighbour")
    assert await joining.first("farol", None) is first
    joining.outdate("farol")
    assert await joining.first("farol", None) is not first
    assert readings.count == 2


async def test_who_comes_after_a_write_is_shown_it_though_it_was_not_put_yet(engine: AsyncEngine) -> None:
    """A crew was sent, the dispatcher's page was loaded anew at once, and showed the alarm that had ended."""
    joining = Joining(engine, "demo")
    await joining.first("farol", None)
    await add_unit(PostgresWork(engine, "demo", "farol"), a_command(), an_engine("E1"))
    assert "E1" in (await joining.first("farol", None)).text


async def test_who_comes_after_something_was_put_gets_a_newer_reading(engine: AsyncEngine) -> None:
    """What was put between would reach neither the reading under way nor the newcomer's mailbox."""
    joining, readings = Joining(engine, "demo"), Readings(engine)
    early = asyncio.create_task(joining.first("farol", None))
    await readings.one_is_under_way.wait()
    joining.outdate("farol")
    await joining.first("farol", None)
    assert readings.count == 2
    await early


async def test_screens_that_come_back_with_the_same_number_share_a_reading_too(engine: AsyncEngine) -> None:
    """After a restart a thousand screens resume from the same number in the same seconds."""
    receipt = await add_unit(PostgresWork(engine, "demo", "farol"), a_command(), an_engine("E1"))
    joining, readings = Joining(engine, "demo"), Readings(engine)
    told = await asyncio.gather(*(joining.first("farol", receipt.seq) for _ in range(50)))
    assert all(each is told[0] for each in told)
    assert "snapshot" not in told[0].text
    assert readings.count == 1


async def test_a_screen_that_goes_does_not_end_the_reading_for_the_others(engine: AsyncEngine) -> None:
    joining, readings = Joining(engine, "demo"), Readings(engine)
    gone, stays = (asyncio.create_task(joining.first("farol", None)) for _ in range(2))
    await readings.one_is_under_way.wait()
    gone.cancel()
    assert (await stays).text.startswith('{"snapshot":true')
    assert readings.count == 1


async def test_a_reading_that_failed_is_not_given_to_the_next(engine: AsyncEngine) -> None:
    joining = Joining(engine, "demo")
    async with engine.connect() as blocker:
        await blocker.execute(text("lock table positions in access exclusive mode"))
        with pytest.raises(DBAPIError):
            await joining.first("farol", None)
    assert (await joining.first("farol", None)).seq == 0
