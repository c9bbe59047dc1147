"""Whose rows a piece of work may see: one agency in one centre, over one connection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


@dataclass(frozen=True, slots=True)
class Scope:
    connection: AsyncConnection
    centre: str
    agency: str


@asynccontextmanager
async def reading(engine: AsyncEngine, centre: str, agency: str) -> AsyncIterator[Scope]:
    """All that is read through it is as it stood at one moment; nothing is written."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        yield Scope(connection, centre, agency)
