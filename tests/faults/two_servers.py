"""A centre served by two processes over one database, with a dispatcher and a row of engines."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.people import People
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from dispatch.unit import Unit
from tests.builders import a_command, an_engine
from tests.faults.server_process import ServerProcess

CENTRE, AGENCY = "demo", "farol"
DISPATCHERS = ("ana", "mei")


@dataclass(frozen=True, slots=True)
class TwoServers:
    engine: AsyncEngine
    servers: tuple[ServerProcess, ServerProcess]
    units: tuple[Unit, ...]
    cookies: dict[str, str]
    """Dispatcher → the token of a session; one session serves at both processes."""

    @property
    def addresses(self) -> tuple[str, str]:
        return self.servers[0].address, self.servers[1].address

    def desk(self, name: str, at: int) -> httpx.AsyncClient:
        """A dispatcher's connection to the first or second process."""
        cookies = httpx.Cookies()
        cookies.set("farol_session", self.cookies[name], domain="127.0.0.1")
        return httpx.AsyncClient(base_url=self.addresses[at], cookies=cookies, timeout=10.0, verify=False)


@asynccontextmanager
async def two_servers(
    engine: AsyncEngine, database: str, folder: Path, engines: int
) -> AsyncIterator[TwoServers]:
    """Both are ready; whatever still runs of them at the end is killed."""
    units = tuple(an_engine(f"E{number}") for number in range(1, engines + 1))
    for unit in units:
        await add_unit(PostgresWork(engine, CENTRE, AGENCY), a_command(), unit)
    cookies = {name: await _signed_in(engine, name) for name in DISPATCHERS}
    one, two = (ServerProcess(database, CENTRE, folder / f"server-{name}.log") for name in ("one", "two"))
    try:
        await asyncio.gather(one.start(), two.start())
        yield TwoServers(engine, (one, two), units, cookies)
    finally:
        await asyncio.gather(one.kill(), two.kill())


async def _signed_in(engine: AsyncEngine, name: str) -> str:
    people = People(engine, CENTRE)
    await people.add(agency=AGENCY, name=name, role="dispatcher", password_hash="not used here")
    known = await people.named(name)
    assert known is not None
    return await people.open_session(known[0])
