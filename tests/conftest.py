"""A throwaway PostGIS for the tests; a running Farol is never touched."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.engine import make_engine
from data.migrate import upgrade

sys.dont_write_bytecode = False
sys.pycache_prefix = sys.pycache_prefix or str(Path(sys.prefix) / "compiled")
"""As `make` does: where Python may not keep what it compiled, half of what a session costs before its first
test is compiling it all anew."""

sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # says at once that it is not there
"""Before every request httpx looks for it through all of sys.path: a sixth of what thousands of them cost."""

settings.register_profile("farol", deadline=None)
settings.load_profile("farol")
"""Tests are of what is right; how soon is measured by the benches. A busy machine makes any example late."""

pytest_plugins = ("tests.site", "tests.stories.chromium", "tests.stories.city")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private cluster, migrated once; its `farol` database is the mould of each test's own."""
    with tempfile.TemporaryDirectory(prefix="farol-") as folder:
        made = Cluster(Path(folder))
        made.start()
        try:
            asyncio.run(_hurry(made.url()))
            asyncio.run(_migrate(made.url()))
            yield made
        finally:
            made.stop("immediate")


async def _hurry(url: str) -> None:
    """Nothing is flushed to the disk: what is written outlives its process, and no machine fails here."""
    keeper = make_engine(url, pool=1).execution_options(isolation_level="AUTOCOMMIT")
    async with keeper.connect() as connection:
        for setting in ("fsync", "full_page_writes"):
            await connection.execute(text(f"alter system set {setting} = off"))
        await connection.execute(text("select pg_reload_conf()"))
    await keeper.dispose()


async def _migrate(url: str) -> None:
    engine = make_engine(url, pool=1)
    await upgrade(engine)
    await engine.dispose()


@pytest.fixture
async def engine(cluster: Cluster) -> AsyncIterator[AsyncEngine]:
    """A database of this test's own, migrated and empty."""
    keeper = make_engine(cluster.url("postgres"), pool=1).execution_options(isolation_level="AUTOCOMMIT")
    async with keeper.connect() as connection:
        await connection.execute(text("drop database if exists town with (force)"))
        await connection.execute(text("create database town template farol strategy file_copy"))
    await keeper.dispose()
    mine = make_engine(cluster.url("town"))
    yield mine
    await mine.dispose()


SHARED = frozenset({"city", "twins", "quiet_city", "chromium"})
"""Fixtures that live on the loop of the whole session, for a browser is started on it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for each in items:
        if not isinstance(each, pytest.Function) or not iscoroutinefunction(each.function):
            continue
        if SHARED.intersection(each.fixturenames):
            each.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
