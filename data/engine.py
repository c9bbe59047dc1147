"""The way to the database: its address and its connections."""

import os
from time import monotonic

import asyncpg
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from data.cluster import Cluster
from data.home import farol_home

LIMITS = {
    "statement_timeout": "5s",
    "lock_timeout": "2s",
    "idle_in_transaction_session_timeout": "10s",
    "timezone": "UTC",
    "application_name": "farol",
}
"""A centre must answer within 2 s (FIELD.md §2): waiting longer for a lock is refusing in disguise."""


TROUBLE = (DBAPIError, PoolTimeout, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
"""What a database that restarts, is full or is gone raises here: waited out by loops, 503 for requests."""


RESTED_S = 2.0
"""A connection unused for longer is tried before it is used again. To try one costs as much as a small query;
within this time a database that went away costs one request: its error gives up all connections at once."""


def database_url() -> str:
    """DATABASE_URL (any driver name is replaced by asyncpg), else the private cluster's."""
    named = os.environ.get("DATABASE_URL")
    if not named:
        return Cluster(farol_home()).url()
    _, separator, rest = named.partition("://")
    if not separator:
        raise ValueError("DATABASE_URL must look like postgresql://user@host/database")
    return f"postgresql+asyncpg://{rest}"


def most_connections(pool: int) -> int:
    """How many an engine of that pool opens at most."""
    return 2 * pool


def make_engine(url: str, pool: int = 10) -> AsyncEngine:
    """A pool of connections with the house's time limits; its errors do not repeat what was written.

    Twice `pool` at most, each opened when it is first needed and then kept: what a rush opened and closed
    again would be opened again by the next request, in the very moment when there is no time for it.
    """
    engine = create_async_engine(
        url,
        pool_size=most_connections(pool),
        max_overflow=0,
        hide_parameters=True,
        connect_args={"server_settings": LIMITS},
    )
    _try_what_rested(engine)
    return engine


def _try_what_rested(engine: AsyncEngine) -> None:
    dialect = engine.dialect

    def rested(_connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info["since"] = monotonic()

    def tried(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        if monotonic() - entry.info.get("since", monotonic()) < RESTED_S:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error  # the pool opens another in its place

    event.listen(engine.sync_engine, "checkin", rested)
    event.listen(engine.sync_engine, "checkout", tried)
