"""Databases that one module's tests share: filled once, read by many."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.engine import make_engine

T = TypeVar("T")


def with_database(cluster: Cluster, name: str, deed: Callable[[AsyncEngine], Awaitable[T]]) -> T:
    """Does the deed in a database of that name, made fresh."""

    async def made() -> T:
        keeper = make_engine(cluster.url("postgres"), pool=1).execution_options(isolation_level="AUTOCOMMIT")
        async with keeper.connect() as connection:
            await connection.execute(text(f"drop database if exists {name} with (force)"))
            await connection.execute(text(f"create database {name} template farol strategy file_copy"))
        await keeper.dispose()
        engine = make_engine(cluster.url(name), pool=1)
        try:
            return await deed(engine)
        finally:
            await engine.dispose()

    return asyncio.run(made())
