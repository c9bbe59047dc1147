"""Screens that join at once share a reading, and none is shown a board older than its own coming."""

import asyncio

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from tests.builders import a_command, an_engine
from web.live.whole import WholeBoard


class Readings:
    """Counts the readings of a board: each begins by asking where the log ends."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.count = 0
        self.one_is_under_way = asyncio.Event()
        event.listen(engine.sync_engine, "before_cursor_execute", self._notice)

    def _notice(self, *about: object) -> None:
        if "FROM counters" in str(about[2]):
            self.count += 1
            self.one_is_under_way.set()


async def test_fifty_screens_that_come_back_together_share_one_reading(engine: AsyncEngine) -> None:
    """A reading a screen once kept a hundred boards waiting beyond their patience on a busy machine."""
    await add_unit(PostgresWork(engine, "demo", "farol"), a_command(), an_engine("E1"))
    whole, readings = WholeBoard(engine, "demo"), Readings(engine)
    told = await asyncio.gather(*(whole.read("farol") for _ in range(50)))
    assert readings.count == 1
    assert all(each == told[0] for each in told)
    assert "E1" in told[0][1]


async def test_who_comes_while_a_reading_is_under_way_gets_a_newer_one(engine: AsyncEngine) -> None:
    """What was written between would reach neither that reading nor the newcomer's mailbox."""
    whole, readings = WholeBoard(engine, "demo"), Readings(engine)
    early = asyncio.create_task(whole.read("farol"))
    await readings.one_is_under_way.wait()
    await whole.read("farol")
    assert readings.count == 2
    await early


async def test_a_screen_that_goes_does_not_end_the_reading_for_the_others(engine: AsyncEngine) -> None:
    whole, readings = WholeBoard(engine, "demo"), Readings(engine)
    gone, stays = (asyncio.create_task(whole.read("farol")) for _ in range(2))
    await readings.one_is_under_way.wait()
    gone.cancel()
    assert (await stays)[1].startswith('{"snapshot":true')
    assert readings.count == 1
