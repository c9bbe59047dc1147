"""A number on the feed is a promise: nothing up to it is missing. Each test here is a gap that once was."""

import asyncio
import json
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.unit_of_work import PostgresWork
from incidents.actions import take_call
from tests.builders import a_call, a_command
from web.live.hub import Hub
from web.live.mailbox import Mailbox
from web.live.messages import EncodedCard


async def call_in(engine: AsyncEngine) -> tuple[int, UUID]:
    receipt = await take_call(PostgresWork(engine, "demo", "farol"), a_command(key=uuid4()), a_call())
    assert receipt.incident_id is not None
    return receipt.seq, receipt.incident_id


async def test_a_call_while_the_server_starts_reaches_the_screen_that_joined_before(
    engine: AsyncEngine,
) -> None:
    """A screen joined before the hub knew where the log ended, and was given the board. A call came in,
    the hub began after it, and the screen was never told."""
    hub = Hub(engine, "demo")
    box = hub.watch("farol")
    joining = asyncio.create_task(hub.first_message("farol", None))
    await asyncio.wait([joining], timeout=0.5)
    _, incident = await call_in(engine)
    following = asyncio.create_task(hub.follow())
    try:
        async with asyncio.timeout(5):
            _, first = await joining
            _, later = await box.next(1.0)
    finally:
        following.cancel()
    assert f"incident:{incident}" in first + "".join(each.json for each in later)


async def test_a_call_while_a_screen_comes_back_is_not_promised_before_it_is_shown(
    engine: AsyncEngine,
) -> None:
    """What a screen missed was read, a call came in, the cards were read, and the message bore the number
    of the call without its card. A screen cut off then would have resumed after the call."""
    hub = Hub(engine, "demo")
    old, _ = await call_in(engine)
    following = asyncio.create_task(hub.follow())
    try:
        async with asyncio.timeout(10), engine.connect() as blocker:
            hub.watch("farol")
            await blocker.execute(text("lock table positions in access exclusive mode"))
            joining = asyncio.create_task(hub.first_message("farol", old))
            await _waits_for_a_lock(engine)
            seq, incident = await call_in(engine)
            await blocker.rollback()
            promised, message = await joining
    finally:
        following.cancel()
    assert promised == json.loads(message)["seq"]
    assert promised < seq or str(incident) in message


async def _waits_for_a_lock(engine: AsyncEngine) -> None:
    waiting = text("select count(*), pg_sleep(0.01) from pg_locks where not granted")
    async with engine.connect() as connection:
        while (await connection.execute(waiting)).one()[0] == 0:
            pass


async def test_a_card_that_comes_as_the_wait_ends_goes_with_its_number() -> None:
    """The wait for cards timed out, a card came before the heartbeat was written, and the heartbeat bore
    the card's number without the card."""
    box = Mailbox()
    waiting = asyncio.create_task(box.next(0.0))
    loop = asyncio.get_running_loop()
    loop.call_soon(loop.call_soon, box.put, 7, [EncodedCard("incident:1", 7, "{}")])
    seq, cards = await waiting
    assert (seq, [each.key for each in cards]) in ((7, ["incident:1"]), (0, []))
