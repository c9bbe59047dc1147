"""A centre for one measurement: its own cluster, the sample city, units, a person; gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster, ClusterFailed
from data.loaders.draft import NotACity
from data.loaders.fleet import seed_fleet
from data.loaders.region import SAMPLE, import_region
from data.migrate import upgrade
from data.stores.people import People
from web.bench.registry import BenchFailed
from web.roles import Role

CENTRE, AGENCY, PERSON = "bench", "farol", "bench"
NO_PASSWORD = "!"
"""No hash, so no password opens it: the bench holds its sessions directly."""


@contextmanager
def throwaway_home() -> Iterator[Path]:
    """A folder in place of FAROL_HOME; never a running instance's."""
    with tempfile.TemporaryDirectory(prefix="farol-bench-") as folder:
        yield Path(folder)


@contextmanager
def throwaway_database(home: Path) -> Iterator[str]:
    """The address of a fresh cluster in `home`, with the settings of any private cluster; DATABASE_URL is
    not looked at. Raises BenchFailed."""
    cluster = Cluster(home)
    try:
        yield cluster.start()
    except ClusterFailed as error:
        raise BenchFailed(str(error)) from error
    finally:
        cluster.stop("immediate")


async def furnish(engine: AsyncEngine, units: int) -> None:
    """Tables, the sample city (from the cache of downloads when it is there), `units` units and a dispatcher.

    Raises BenchFailed.
    """
    await upgrade(engine)
    try:
        await import_region(engine, SAMPLE, "sample", CENTRE)
    except NotACity as error:
        raise BenchFailed(str(error)) from error
    await seed_fleet(engine, CENTRE, AGENCY, units)
    people = People(engine, CENTRE)
    await people.add(agency=AGENCY, name=PERSON, role=Role.DISPATCHER.value, password_hash=NO_PASSWORD)


async def session_cookie(engine: AsyncEngine) -> str:
    """A session of the dispatcher's, as the value of the session cookie."""
    people = People(engine, CENTRE)
    known = await people.named(PERSON)
    if known is None:
        raise BenchFailed("the centre has no dispatcher")
    return await people.open_session(known[0])
