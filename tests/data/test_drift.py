"""A database that was migrated equals one built from the tables, and every migration can be taken back."""

import asyncio
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.drift import drift, shape

ROOT = Path(__file__).parents[2]


async def test_migrations_and_tables_agree(cluster: Cluster) -> None:
    assert await drift(cluster) == []


async def test_a_column_or_a_check_in_one_of_them_only_is_noticed(engine: AsyncEngine) -> None:
    before = await shape(engine)
    async with engine.begin() as connection:
        await connection.execute(text("alter table calls add column weather text"))
        await connection.execute(text("alter table calls add constraint dry check (weather <> 'rain')"))
    assert len(await shape(engine) - before) == 2
    assert any("one_active_assignment_per_unit" in line for line in before)


async def test_plain_alembic_takes_everything_back_and_builds_it_again(
    cluster: Cluster, engine: AsyncEngine
) -> None:
    """The command an administrator types, from the project's root and with DATABASE_URL."""
    before = await shape(engine)
    for deed in (("downgrade", "base"), ("upgrade", "head")):
        await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "alembic", *deed],
            check=True,
            cwd=ROOT,
            env={"DATABASE_URL": cluster.url("town"), "PATH": "/usr/bin:/bin"},
            capture_output=True,
        )
    assert await shape(engine) == before
