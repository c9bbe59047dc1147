"""The rival: the very same call as one row of jsonb, inserted and committed, and nothing else."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url

from web.bench.callers import Callers
from web.bench.pace import Pace
from web.bench.sustained import per_second

RIVAL = "bare insert + commit"
TABLE = "create table if not exists bare_insert (id uuid primary key, body jsonb not null)"
INSERT = "insert into bare_insert (id, body) values ($1, $2)"


class Bare:
    """One connection to the servers' own database, by the driver they use and with nothing above it."""

    def __init__(self, connection: asyncpg.Connection, callers: Callers) -> None:
        self._connection = connection
        self._callers = callers

    async def insert(self) -> None:
        await self._connection.execute(INSERT, uuid4(), json.dumps(self._callers.call()))

    async def insert_all(self, pace: Pace, moments: Sequence[float]) -> None:
        """One at a time at fixed instants, amid the calls of the load and timed as they are."""
        for at_s in moments:
            await pace.until(at_s)
            await self.insert()
            pace.done(RIVAL, at_s)


@asynccontextmanager
async def bare(url: str, callers: Callers) -> AsyncIterator[Bare]:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        await connection.execute(TABLE)
        yield Bare(connection, callers)
    finally:
        await connection.close()


async def inserts_per_s(url: str, callers: Callers, writers: int, seconds: float) -> float:
    async with AsyncExitStack() as stack:
        connections = [await stack.enter_async_context(bare(url, callers)) for _ in range(writers)]
        return await per_second([each.insert for each in connections], seconds)
