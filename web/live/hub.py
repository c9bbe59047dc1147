"""Fan-out: follows the log once a process and puts changed cards into every watching screen's mailbox."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.cards.alarms import KEY as ALARMS
from data.cards.board import snapshot
from data.cards.positions import position_cards
from data.engine import TROUBLE
from data.event_log import newest, touched_since
from data.relay import Batch, Relay, keys_for, keys_of
from web.live.mailbox import Mailbox
from web.live.messages import EncodedCard, encoded, message
from web.live.whole import WholeBoard

RESUME_FACTS = 500
"""A screen that missed more than this gets everything anew: it is less to send."""

AGAIN_S = 0.5

log = structlog.get_logger()


class Hub:
    """One per process. `follow` and `follow_positions` run until cancelled."""

    def __init__(self, engine: AsyncEngine, centre: str) -> None:
        self._engine = engine
        self._centre = centre
        self._relay = Relay(engine, centre)
        self._whole = WholeBoard(engine, centre)
        self._watching: defaultdict[str, set[Mailbox]] = defaultdict(set)
        self._following = asyncio.Event()
        self.alarmed = 0
        """Screens that were told of alarms when they joined, ever: they must hear when those end."""
        self.touched = asyncio.Event()
        """Something was done: what is overdue may no longer be."""
        self.seq = 0
        """Everything up to here is in the mailboxes."""

    @property
    def screens(self) -> int:
        return sum(len(each) for each in self._watching.values())

    async def newest(self) -> int:
        """The last number of the log. Raises what the database raises."""
        return await self._relay.newest()

    def watched(self) -> list[str]:
        """Agencies that some screen here looks at."""
        return [agency for agency, boxes in self._watching.items() if boxes]

    def watch(self, agency: str) -> Mailbox:
        box = Mailbox()
        box.seq = self.seq
        self._watching[agency].add(box)
        return box

    def leave(self, agency: str, box: Mailbox) -> None:
        self._watching[agency].discard(box)

    async def first_message(self, agency: str, since: int | None) -> tuple[int, str]:
        """What a joining screen is sent: what it missed, or a snapshot. Join after `watch`.

        Waits until the log is followed: what is written after this message must reach the mailbox.
        """
        await self._following.wait()
        reached, text = await self._first(agency, since)
        self.alarmed += f'"key":"{ALARMS}"' in text
        return reached, text

    async def _first(self, agency: str, since: int | None) -> tuple[int, str]:
        if since is None:
            return await self._whole.read(agency)
        async with self._engine.connect() as connection:
            missed = await self._missed(connection, agency, since)
            positions = await position_cards(connection, self._centre, agency) if missed else []
        if missed is None:
            return await self._whole.read(agency)
        reached, keys = missed
        part = await snapshot(self._engine, self._centre, agency, keys, datetime.now(UTC))
        return reached, message(reached, map(encoded, [*part.cards, *positions]))

    async def _missed(
        self, connection: AsyncConnection, agency: str, since: int
    ) -> tuple[int, frozenset[str]] | None:
        """The number read to, and the keys touched after `since`; None when unknown, too old or not written.

        The cards are read later and may be newer; no more than this number is promised to be whole.
        """
        if since < 0 or since > await newest(connection, self._centre):
            return None
        facts = await touched_since(connection, self._centre, since, RESUME_FACTS + 1)
        if len(facts) > RESUME_FACTS:
            return None
        return facts[-1].seq if facts else since, keys_for(keys_of(facts), agency)

    async def follow(self) -> None:
        """Raises nothing while the database is away: it waits, and skips no fact."""
        self.seq = await self._where_the_log_ends()
        self._following.set()
        async for batch in self._relay.follow(self.seq):
            delivered = await self._deliver(batch)
            while not delivered:
                await asyncio.sleep(AGAIN_S)
                delivered = await self._deliver(batch)

    async def _where_the_log_ends(self) -> int:
        while True:
            try:
                return await self._relay.newest()
            except TROUBLE as error:
                log.warning("log not readable yet, will try again", error=type(error).__name__)
                await asyncio.sleep(AGAIN_S)

    async def _deliver(self, batch: Batch) -> bool:
        try:
            for agency in self.watched():
                if keys := keys_for(batch.keys, agency):
                    changed = await snapshot(self._engine, self._centre, agency, keys)
                    self.put(agency, batch.seq, [encoded(each) for each in changed.cards])
        except TROUBLE as error:
            log.warning("cards not readable, will try again", error=type(error).__name__)
            return False
        except Exception as error:
            log.error("cards not made, will try again", exc_info=error)
            return False
        self.seq = batch.seq
        self.touched.set()
        for boxes in self._watching.values():
            for box in boxes:
                box.put(batch.seq, ())
        return True

    def put(self, agency: str, seq: int, cards: list[EncodedCard]) -> None:
        for box in self._watching[agency]:
            box.put(seq, cards)
