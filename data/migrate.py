"""Bring a database to the newest tables."""

import re
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(engine: AsyncEngine) -> None:
    """To the head revision; does nothing, and loads nothing, when already there."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    if _held(connection) == heads():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _held(connection: Connection) -> set[str]:
    """What the database says of itself; nothing when it has no tables yet."""
    if connection.execute(text("select to_regclass('alembic_version')")).scalar_one() is None:
        return set()
    return set(connection.execute(text("select version_num from alembic_version")).scalars())


def heads() -> set[str]:
    """Revisions that no other follows, read from the files: Alembic itself takes a second to load."""
    written = [file.read_text() for file in (MIGRATIONS / "versions").glob("*.py")]
    followed = {each for source in written for each in re.findall(r'^down_revision = "(\w+)"', source, re.M)}
    return {
        each for source in written for each in re.findall(r'^revision = "(\w+)"', source, re.M)
    } - followed
