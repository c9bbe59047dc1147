"""Runs migrations: with the connection it is handed, else with the configured database."""

import asyncio

from alembic import context
from geoalchemy2 import alembic_helpers
from sqlalchemy import Connection

from data.engine import database_url, make_engine
from data.tables import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=_ours,
        process_revision_directives=alembic_helpers.writer,
        render_item=alembic_helpers.render_item,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _ours(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """PostGIS brings a table of its own, and day partitions of history are made as days come."""
    if kind == "table" and (name or "").startswith("position_history_"):
        return False
    return bool(alembic_helpers.include_object(item, name, kind, reflected, other))  # type: ignore[no-untyped-call]  # no types


async def connect_and_run() -> None:
    engine = make_engine(database_url(), pool=1)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    asyncio.run(connect_and_run())
