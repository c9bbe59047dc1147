"""Migrations and tables must say the same: a database built by one equals a database built by the other."""

import asyncio
import sys
import tempfile
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import EXTENSIONS, Cluster
from data.engine import make_engine
from data.migrate import upgrade
from data.tables import Base

BY_TABLES = "by_tables"

SHAPE = """
    with ours as (
        select c.oid, c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname not in ('alembic_version', 'spatial_ref_sys')
    )
    select concat_ws(' ', o.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                     case when a.attnotnull then 'not null' end, a.attidentity, a.attgenerated,
                     'default ' || pg_get_expr(d.adbin, d.adrelid))
    from ours o
    join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    union all
    select concat_ws(' ', o.relname, k.conname, pg_get_constraintdef(k.oid))
    from ours o join pg_constraint k on k.conrelid = o.oid
    union all
    select pg_get_indexdef(i.indexrelid) from ours o join pg_index i on i.indrelid = o.oid
    union all
    select concat_ws(' ', 'partitioned', o.relname, pg_get_partkeydef(o.oid))
    from ours o join pg_partitioned_table p on p.partrelid = o.oid
"""
"""A line for every column, constraint, index and partition key; order of columns does not matter."""


async def shape(engine: AsyncEngine) -> frozenset[str]:
    """What the database looks like, a line for each thing."""
    async with engine.connect() as connection:
        return frozenset((await connection.execute(text(SHAPE))).scalars())


async def drift(cluster: Cluster) -> list[str]:
    """What stands in one of the two only, each with its side. Empty: they agree."""
    migrated = make_engine(cluster.url(), pool=1)
    await upgrade(migrated)
    async with migrated.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"drop database if exists {BY_TABLES} with (force)"))
        await connection.execute(text(f"create database {BY_TABLES}"))
    built = make_engine(cluster.url(BY_TABLES), pool=1)
    async with built.begin() as connection:
        for extension in EXTENSIONS:
            await connection.execute(text(f"create extension {extension}"))
        await connection.run_sync(Base.metadata.create_all)
    by_migrations, by_tables = await shape(migrated), await shape(built)
    for each in (migrated, built):
        await each.dispose()
    return [
        *(f"only in the tables:     {line}" for line in sorted(by_tables - by_migrations)),
        *(f"only in the migrations: {line}" for line in sorted(by_migrations - by_tables)),
    ]


def main() -> None:
    """Exit code 1 and the differences when there are any."""
    with tempfile.TemporaryDirectory(prefix="farol-") as folder:
        cluster = Cluster(Path(folder))
        cluster.start()
        try:
            found = asyncio.run(drift(cluster))
        finally:
            cluster.stop("immediate")
    print("\n".join(found) or "migrations and tables agree")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
