"""A real server on a free port, over a real database, and people who may sign in."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from uuid import uuid4

import httpx
import pytest
import uvicorn
from argon2 import PasswordHasher
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.stores.people import People
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from dispatch.unit import Unit
from tests.builders import a_command, an_engine
from web.app import create_app
from web.serving import server_config
from web.settings import Settings

PASSWORD = "a lighthouse on Guia hill"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""A hash says its own costs, and these are the least: what a real one takes is told in tests of passwords."""
ROLES = {"ana": "dispatcher", "rui": "call_taker", "mei": "commander", "sam": "supervisor"}


def browsing(address: str) -> httpx.AsyncClient:
    """A client for plain http, which needs none of the authorities that take 20 ms to read."""
    return httpx.AsyncClient(base_url=address, timeout=10, verify=False)


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[str]:
    """One server process's worth of Farol; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        config = server_config(create_app(settings), log_level="error")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([free]))
        while not server.started:
            if task.done():
                task.result()
            await asyncio.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{free.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@dataclass(frozen=True)
class Site:
    """A server, two agencies, their people and a unit each."""

    address: str
    engine: AsyncEngine
    e1: Unit
    foreign: Unit
    sign_in: Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def site(cluster: Cluster, engine: AsyncEngine) -> AsyncIterator[Site]:
    people = People(engine, "demo")
    e1, foreign = an_engine("E1"), an_engine("X1")
    await add_unit(PostgresWork(engine, "demo", "farol"), a_command(), e1)
    await add_unit(PostgresWork(engine, "demo", "neighbour"), a_command(), _elsewhere(foreign))
    for name, role in ROLES.items():
        await people.add(agency="farol", name=name, role=role, password_hash=HASH)
    await people.add(agency="farol", name="E1", role="field_unit", password_hash=HASH, unit_id=e1.id)
    await people.add(agency="neighbour", name="xin", role="dispatcher", password_hash=HASH)
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(
            serving(Settings(database=cluster.url("town"), centre="demo", pool=3))
        )

        async def sign_in(name: str) -> httpx.AsyncClient:
            client = await stack.enter_async_context(browsing(address))
            known = await people.named(name)
            assert known is not None
            client.cookies.set("farol_session", await people.open_session(known[0]), domain="127.0.0.1")
            return client

        yield Site(address, engine, e1, foreign, sign_in)


def _elsewhere(unit: Unit) -> Unit:
    return replace(unit, station=replace(unit.station, id=uuid4()))
