"""Follows the log: hears the bell, reads what is new, and says which cards changed."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Mapping
from dataclasses import dataclass

import asyncpg
import structlog
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import TROUBLE
from data.event_log import Touch, newest, touched_since
from data.unit_of_work import BELL

POLL_S = 1.0
"""Without a bell the log is read this often, so a lost bell costs at most this (HOUSE.md §4)."""

BATCH = 1000
"""Facts read at once; assumed: far above a burst of one second."""

EVERYONE = "*"
"""In place of an agency: what all agencies of a centre see, such as a closed street."""

WITHOUT_A_CARD = ("call:", "alarm:", "mayday:", "premise_note:", "user:")
"""Users are on no card; the others are on those of their incidents. Alarms are one card besides, told by time
(web/live/alarms.py)."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts up to `seq` have been read; these cards of each agency are touched by them."""

    seq: int
    keys: Mapping[str, frozenset[str]]
    """Agency, or EVERYONE → keys of cards."""


def keys_of(facts: Iterable[Touch]) -> dict[str, frozenset[str]]:
    """Cards that show these facts, by agency: their subjects, and the incident each names."""
    touched: defaultdict[str, set[str]] = defaultdict(set)
    for each in facts:
        if not each.subject.startswith(WITHOUT_A_CARD):
            seen_by = EVERYONE if each.subject.startswith("closure:") else each.agency
            touched[seen_by].add(each.subject)
        if each.incident_id:
            touched[each.agency].add(f"incident:{each.incident_id}")
    return {agency: frozenset(keys) for agency, keys in touched.items()}


def keys_for(keys: Mapping[str, frozenset[str]], agency: str) -> frozenset[str]:
    """Those of its own and those of everyone."""
    return keys.get(agency, frozenset()) | keys.get(EVERYONE, frozenset())


class Relay:
    """One reader of one centre's log. Correct without the bell, prompt with it."""

    def __init__(self, engine: AsyncEngine, centre: str) -> None:
        self._engine = engine
        self._centre = centre
        self._rung = asyncio.Event()
        self._bell: asyncpg.Connection | None = None

    async def newest(self) -> int:
        async with self._engine.connect() as connection:
            return await newest(connection, self._centre)

    async def follow(self, since: int) -> AsyncGenerator[Batch]:
        """Batches after `since`, for ever. Outages of the database are waited out, never skipped."""
        try:
            while True:
                self._rung.clear()
                try:
                    await self._listen()
                    facts = await self._read(since)
                except TROUBLE as error:
                    log.warning("log not readable, will try again", error=type(error).__name__)
                    facts = []
                if facts:
                    since = facts[-1].seq
                    yield Batch(since, keys_of(facts))
                if len(facts) < BATCH:
                    await self._wait()
        finally:
            if self._bell is not None:
                self._bell.terminate()

    async def _read(self, since: int) -> list[Touch]:
        async with self._engine.connect() as connection:
            return list(await touched_since(connection, self._centre, since, BATCH))

    async def _listen(self) -> None:
        """A connection of its own: a pooled one would lose its subscription when handed back."""
        if self._bell is not None and not self._bell.is_closed():
            return
        url = make_url(self._engine.url).set(drivername="postgresql")
        self._bell = await asyncpg.connect(url.render_as_string(hide_password=False), timeout=5)
        await self._bell.add_listener(BELL, lambda *_: self._rung.set())

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(POLL_S):
                await self._rung.wait()
        except TimeoutError:
            return
