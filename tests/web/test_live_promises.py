"""A number on the feed is a promise: nothing up to it is missing. Each test here is a gap that once was."""

import asyncio
import json
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.unit_of_work import PostgresWork
from incidents.actions import take_call
from tests.builders import a_call, a_command
from web.live.hub import Hub
from web.live.mailbox import Mailbox
from web.live.messages import EncodedCard, message
from web.live.wire import framed


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
            first = (await joining).text
            await box.filled(1.0)
    finally:
        following.cancel()
    assert f"incident:{incident}" in first + "".join(each.json for each in box.take()[1])


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
            first = await joining
    finally:
        following.cancel()
    assert first.seq == json.loads(first.text)["seq"]
    assert first.seq < seq or str(incident) in first.text


async def _waits_for_a_lock(engine: AsyncEngine) -> None:
    waiting = text("select count(*), pg_sleep(0.01) from pg_locks where not granted")
    async with engine.connect() as connection:
        while (await connection.execute(waiting)).one()[0] == 0:
            pass


FIRE, LATER_FIRE = EncodedCard("incident:1", 7, '{"v":7}'), EncodedCard("incident:1", 9, '{"v":9}')
MAST = EncodedCard("incident:2", 8, '{"v":8}')


@dataclass
class Reader:
    """A screen's link that takes what it is offered, or is behind and takes nothing."""

    heard: list[bytes] = field(default_factory=list)
    behind: bool = False

    def offer(self, frame: bytes) -> bool:
        if not self.behind:
            self.heard.append(frame)
        return not self.behind

    async def drained(self) -> None:
        return None

    def cut(self) -> None:
        self.behind = True


def told(reader: Reader) -> list[tuple[int, str]]:
    """Number and cards of each message, as they came."""
    messages = [frame[frame.index(b"{") :].decode() for frame in reader.heard]
    return [(json.loads(each)["seq"], each) for each in messages]


def put(box: Mailbox, seq: int, *cards: EncodedCard) -> None:
    box.put(seq, cards, framed(message(seq, cards)))


def a_box(reader: Reader) -> Mailbox:
    box = Mailbox()
    box.open(reader, 5, framed(message(5, [])))
    return box


async def test_what_comes_before_the_first_message_is_sent_waits_for_it() -> None:
    box, reader = Mailbox(), Reader()
    put(box, 7, FIRE)
    box.open(reader, 6, framed(message(6, [])))
    assert await box.filled(0.0)
    assert box.flush()
    assert [seq for seq, _ in told(reader)] == [6, 7]


async def test_a_screen_that_is_behind_keeps_the_last_word_of_each_card_and_no_more() -> None:
    reader = Reader()
    box = a_box(reader)
    reader.behind = True
    for seq, card in ((7, FIRE), (8, MAST), (9, LATER_FIRE)):
        put(box, seq, card)
    assert not box.flush()
    reader.behind = False
    assert box.flush()
    seq, text = told(reader)[-1]
    assert (seq, len(told(reader))) == (9, 2)
    assert json.loads(text)["cards"] == [{"v": 9}, {"v": 8}]


async def test_a_newer_card_never_overtakes_those_that_wait() -> None:
    """Its number would promise them; a screen cut off between the two would never get them."""
    reader = Reader()
    box = a_box(reader)
    reader.behind = True
    put(box, 7, FIRE)
    reader.behind = False
    put(box, 8, MAST)
    assert len(told(reader)) == 1
    box.flush()
    assert told(reader)[-1][0] == 8
    assert json.loads(told(reader)[-1][1])["cards"] == [{"v": 7}, {"v": 8}]


async def test_a_heartbeat_never_bears_a_number_whose_cards_wait() -> None:
    reader = Reader()
    box = a_box(reader)
    reader.behind = True
    put(box, 7, FIRE)
    reader.behind = False
    assert not any(box.is_quiet() for _ in range(3))
    box.flush()
    assert [box.is_quiet() for _ in range(2)] == [False, True]


async def test_a_screen_told_of_a_later_number_is_not_told_an_earlier_one() -> None:
    """It joined with a picture newer than what the hub had delivered; the next delivery is older."""
    box, reader = Mailbox(), Reader()
    box.open(reader, 9, framed(message(9, [])))
    put(box, 7, FIRE)
    box.flush()
    assert [seq for seq, _ in told(reader)] == [9, 9]
