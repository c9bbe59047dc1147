"""The history of positions has a partition a day (UTC): made ahead, and dropped whole when old."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine import TROUBLE

AHEAD = 7
"""Days made ahead: a week in which nobody need look. What finds no partition goes to the default one."""

EVERY_S = 3600.0

COVERED = "42P17"
"""SQLSTATE of a day that lies in an older partition already (PostgreSQL, appendix A)."""

ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('farol position days'))")
DAYS = text("""
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'position_history'::regclass and c.relname ~ '^position_history_\\d{4}_\\d\\d_\\d\\d$'
    order by c.relname
""")

log = structlog.get_logger()


def name_of(day: date) -> str:
    return f"position_history_{day:%Y_%m_%d}"


async def days(engine: AsyncEngine) -> list[date]:
    """Those with a partition of their own, oldest first."""
    async with engine.connect() as connection:
        return await _days(connection)


async def make_days(engine: AsyncEngine, today: date, ahead: int = AHEAD) -> None:
    """Today and the days to come; safe to repeat, and from several processes at once."""
    for day in (today + timedelta(days=i) for i in range(ahead + 1)):
        try:
            async with engine.begin() as connection:
                await connection.execute(ONE_AT_A_TIME)
                if day not in await _days(connection):
                    await make_day(connection, day)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != COVERED:
                raise


async def drop_days(engine: AsyncEngine, before: date) -> list[date]:
    """Those older than `before` are gone at once, without a row being touched; which they were."""
    async with engine.begin() as connection:
        await connection.execute(ONE_AT_A_TIME)
        old = [each for each in await _days(connection) if each < before]
        for each in old:
            await connection.execute(text(f"drop table {name_of(each)}"))
    return old


async def _days(connection: AsyncConnection) -> list[date]:
    start = len("position_history_")
    names = (await connection.execute(DAYS)).scalars()
    return [date.fromisoformat(name[start:].replace("_", "-")) for name in names]


async def make_day(connection: AsyncConnection, day: date) -> None:
    """Made beside the table and then attached: writers into other days are not kept waiting. Fixes of the day
    that went to the default partition, because nobody had made it in time, move over."""
    name, first, after = name_of(day), f"{day}T00:00:00+00", f"{day + timedelta(days=1)}T00:00:00+00"
    bounds = f"recorded_at >= '{first}' and recorded_at < '{after}'"
    for step in (
        f"create table {name} (like position_history including defaults including constraints)",
        f"with moved as (delete from position_history_other where {bounds} returning *)"
        f" insert into {name} select * from moved",
        f"alter table position_history attach partition {name} for values from ('{first}') to ('{after}')",
    ):
        await connection.execute(text(step))


class PositionDays:
    """One per process; `follow` runs until cancelled."""

    def __init__(self, engine: AsyncEngine, kept: int | None) -> None:
        """`kept`: how many whole days before today are kept; None: all."""
        self._engine = engine
        self._kept = kept

    async def follow(self) -> None:
        while True:
            try:
                await self._tend(datetime.now(UTC).date())
            except TROUBLE as error:  # a week is made ahead, and the default partition takes the rest
                log.warning("days of positions not made, will try again", error=type(error).__name__)
            await asyncio.sleep(EVERY_S)

    async def _tend(self, today: date) -> None:
        await make_days(self._engine, today)
        if self._kept is not None:
            gone = await drop_days(self._engine, today - timedelta(days=self._kept))
            if gone:
                log.info("days of positions dropped", days=[str(each) for each in gone])
