"""Fan-out: follows the log once a process and puts changed cards on every watching screen."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.board import snapshot
from data.engine import TROUBLE
from data.relay import Batch, Relay, keys_for
from data.stores.short import Due
from web.live.joining import First, Joining
from web.live.mailbox import Mailbox
from web.live.messages import EncodedCard, encoded, heartbeat, message
from web.live.wire import framed

AGAIN_S = 0.5

BEAT_S = 1.0
"""A link that was quiet for a whole beat is spoken to: every two seconds when nothing happens."""

log = structlog.get_logger()


class Hub:
    """One per process. `follow` and `beat` run until cancelled."""

    def __init__(self, engine: AsyncEngine, centre: str, due: Due | None = None) -> None:
        self._engine = engine
        self._centre = centre
        self._relay = Relay(engine, centre)
        self._joining = Joining(engine, centre, due)
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
        box.reach(self.seq)
        self._watching[agency].add(box)
        return box

    def leave(self, agency: str, box: Mailbox) -> None:
        self._watching[agency].discard(box)

    async def first_message(self, agency: str, since: int | None) -> First:
        """What a joining screen is sent: what it missed, or a snapshot. Join after `watch`.

        Waits until the log is followed: what is written after this message must reach the mailbox.
        """
        await self._following.wait()
        first = await self._joining.first(agency, since)
        self.alarmed += first.alarmed
        return first

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
                box.reach(batch.seq)
        return True

    def put(self, agency: str, seq: int, cards: list[EncodedCard]) -> None:
        """To every screen of the agency: framed once, whoever reads is written to, the others' cards wait."""
        self._joining.outdate(agency)
        reached = max(seq, self.seq)
        frame = framed(message(reached, cards))
        for box in self._watching[agency]:
            box.put(reached, cards, frame)

    async def beat(self) -> None:
        """For ever: a quiet link says that it lives, and how far it has been told."""
        while True:
            await asyncio.sleep(BEAT_S)
            now, frames = datetime.now(UTC), dict[int, bytes]()
            for boxes in self._watching.values():
                for box in boxes:
                    if box.is_quiet():
                        if box.seq not in frames:
                            frames[box.seq] = framed(heartbeat(box.seq, now))
                        box.beat(frames[box.seq])
