"""First messages for screens that join: one reading serves all that come with the same number.

After a restart every screen comes back in the same seconds with the same last number; a reading each would
keep them all, and whoever calls meanwhile, waiting.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.alarms import KEY as ALARMS
from data.cards.board import snapshot
from data.cards.positions import position_cards
from data.event_log import newest, touched_since
from data.relay import keys_for, keys_of
from data.stores.short import Due
from web.live.messages import encoded, message
from web.live.wire import framed

RESUME_FACTS = 500
"""A screen that missed more than this gets everything anew: it is less to send."""

KEPT_S = 5.0
"""Some cards go by time alone, such as an incident closed for an hour. Assumed."""

AT_ONCE = 3
"""Readings side by side; the rest of the pool is for who calls. Assumed."""

NUMBERS = 64
"""Readings kept of one agency, each for another number. Assumed."""


@dataclass(frozen=True, slots=True)
class First:
    """Promises everything up to `seq`; its cards were read as they stood at `read_at`, that or later."""

    seq: int
    read_at: int
    text: str
    frame: bytes
    alarmed: bool
    """It tells of alarms."""


class Joining:
    """One per process. A reading is given to whoever comes until something was put into mailboxes: what is
    put later reaches the newcomer's own, so that he lacks nothing."""

    def __init__(self, engine: AsyncEngine, centre: str, due: Due | None = None) -> None:
        self._due = due
        self._engine = engine
        self._centre = centre
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._held: defaultdict[str, dict[int | None, tuple[float, asyncio.Task[First]]]] = defaultdict(dict)

    def outdate(self, agency: str) -> None:
        """Something was put: who comes from now on needs another reading. Those who wait are served."""
        self._held.pop(agency, None)

    async def first(self, agency: str, since: int | None) -> First:
        """What was missed after `since`, or everything. Raises what the database raises, for all who wait
        for the same reading. To be asked after the mailbox is there; never older than this question."""
        async with self._engine.connect() as connection:
            asked_at = await newest(connection, self._centre)
        while True:
            reading = self._reading(agency, since)
            first = await asyncio.shield(reading)  # one screen that goes must not end it for others
            if first.read_at >= asked_at:
                return first
            self.outdate(agency)  # written meanwhile, and not yet put

    def _reading(self, agency: str, since: int | None) -> asyncio.Task[First]:
        held = self._held[agency]
        began, reading = held.get(since, (0.0, None))
        if reading is None or monotonic() - began > KEPT_S or _has_failed(reading):
            if len(held) >= NUMBERS:
                held.clear()
            reading = asyncio.create_task(self._read(agency, since))
            held[since] = (monotonic(), reading)
        return reading

    async def _read(self, agency: str, since: int | None) -> First:
        async with self._turn:
            missed = None if since is None else await self._missed(agency, since)
            return missed or await self._everything(agency)

    async def _everything(self, agency: str) -> First:
        found = await snapshot(self._engine, self._centre, agency, alarms_at=datetime.now(UTC), due=self._due)
        return _first(found.seq, found.seq, message(found.seq, map(encoded, found.cards), snapshot=True))

    async def _missed(self, agency: str, since: int) -> First | None:
        """None when the number is unknown, too old or not written yet.

        The cards are read later than the number and may be newer; no more than it is promised to be whole.
        """
        async with self._engine.connect() as connection:
            if since < 0 or since > await newest(connection, self._centre):
                return None
            facts = await touched_since(connection, self._centre, since, RESUME_FACTS + 1)
            positions = await position_cards(connection, self._centre, agency)
        if len(facts) > RESUME_FACTS:
            return None
        keys = keys_for(keys_of(facts), agency)
        part = await snapshot(self._engine, self._centre, agency, keys, datetime.now(UTC), self._due)
        reached = facts[-1].seq if facts else since
        return _first(reached, part.seq, message(reached, map(encoded, [*part.cards, *positions])))


def _has_failed(reading: asyncio.Task[First]) -> bool:
    return reading.done() and (reading.cancelled() or reading.exception() is not None)


def _first(seq: int, read_at: int, text: str) -> First:
    return First(seq, read_at, text, framed(text), f'"key":"{ALARMS}"' in text)
