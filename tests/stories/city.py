"""The sample city with its units, ready to work in: made once, given to each test anew."""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.board import units_and_positions
from data.cluster import Cluster
from data.engine import make_engine
from data.loaders.fleet import seed_fleet
from data.loaders.region import SAMPLE, import_region
from data.sets import SAMPLE_HOSPITALS
from data.stores.people import People
from tests.site import HASH, PASSWORD, ROLES, browsing, serving
from tests.stories.known_city import known_city
from web.settings import Settings

CENTRE, AGENCY = "demo", "farol"
UNITS = 24
MOULD, TOWN, QUIET = "mould", "storytown", "quiettown"


@dataclass(frozen=True)
class City:
    """A server over a database; every unit's name is its crew's sign-in."""

    one: str
    engine: AsyncEngine

    @asynccontextmanager
    async def signed_in(self, name: str) -> AsyncIterator[httpx.AsyncClient]:
        async with browsing(self.one) as client:
            (await client.post("/api/session", json={"name": name, "password": PASSWORD})).raise_for_status()
            yield client


@dataclass(frozen=True)
class Twins(City):
    """Two servers over one database: what is done at one is seen at the other."""

    other: str


@pytest.fixture(scope="session")
def mould(cluster: Cluster) -> str:
    """A database with the sample city, its units and its people; its name."""
    asyncio.run(_copy(cluster, "farol", MOULD))
    asyncio.run(_furnish(cluster.url(MOULD)))
    return MOULD


@pytest.fixture(scope="session")
def known(mould: str) -> Iterator[None]:
    with known_city():
        yield


async def _copy(cluster: Cluster, source: str, target: str) -> None:
    keeper = make_engine(cluster.url("postgres"), pool=1).execution_options(isolation_level="AUTOCOMMIT")
    async with keeper.connect() as connection:
        await connection.execute(text(f"drop database if exists {target} with (force)"))
        await connection.execute(text(f"create database {target} template {source} strategy file_copy"))
    await keeper.dispose()


async def _furnish(url: str) -> None:
    engine = make_engine(url, pool=1)
    await import_region(engine, SAMPLE, "La Serena–Coquimbo", CENTRE)
    await seed_fleet(engine, CENTRE, AGENCY, UNITS)
    people = People(engine, CENTRE)
    for name, role in ROLES.items():
        await people.add(agency=AGENCY, name=name, role=role, password_hash=HASH)
    _, units, _ = await units_and_positions(engine, CENTRE, AGENCY)
    for unit in units:
        name, id = str(unit["name"]), UUID(str(unit["id"]))
        await people.add(agency=AGENCY, name=name, role="field_unit", password_hash=HASH, unit_id=id)
    await engine.dispose()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where commands keep the compiled city: one for all, for it is the same city."""
    return tmp_path_factory.mktemp("home")


@pytest_asyncio.fixture(loop_scope="session")
async def quiet_city(cluster: Cluster, mould: str) -> AsyncIterator[AsyncEngine]:
    """The same without servers: a database of this test's own, for commands."""
    await _copy(cluster, mould, QUIET)
    engine = make_engine(cluster.url(QUIET), pool=2)
    yield engine
    await engine.dispose()


@pytest_asyncio.fixture(loop_scope="session")
async def city(cluster: Cluster, mould: str, known: None) -> AsyncIterator[City]:
    async with _served(cluster, mould, 1) as (engine, addresses):
        yield City(addresses[0], engine)


@pytest_asyncio.fixture(loop_scope="session")
async def twins(cluster: Cluster, mould: str, known: None) -> AsyncIterator[Twins]:
    async with _served(cluster, mould, 2) as (engine, addresses):
        yield Twins(addresses[0], engine, addresses[1])


@asynccontextmanager
async def _served(cluster: Cluster, mould: str, servers: int) -> AsyncIterator[tuple[AsyncEngine, list[str]]]:
    await _copy(cluster, mould, TOWN)
    settings = Settings(database=cluster.url(TOWN), centre=CENTRE, pool=5, hospitals=SAMPLE_HOSPITALS)
    engine = make_engine(cluster.url(TOWN), pool=2)
    async with AsyncExitStack() as stack:
        addresses = [await stack.enter_async_context(serving(settings)) for _ in range(servers)]
        for address in addresses:
            await _until_ready(address)
        yield engine, addresses
    await engine.dispose()
    _forget_the_city()


COLLECTED_EVERY = 6
"""Cities between two full collections: one takes a third of a second, a city left behind about 48 MB."""

_left = count(1)


def _forget_the_city() -> None:
    """A server keeps its city for ever; here the next test brings another."""
    if next(_left) % COLLECTED_EVERY == 0:
        gc.unfreeze()
        gc.collect()


async def _until_ready(address: str) -> None:
    async with browsing(address) as client, asyncio.timeout(60):
        while True:
            with suppress(httpx.TransportError):  # a server busy reading its city may drop an idle connection
                if (await client.get("/api/health")).json()["cover_weighed"]:
                    return
            await asyncio.sleep(0.05)
