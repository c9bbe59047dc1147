"""Every fix lies in the partition of its day; old days go whole."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from alembic.command import downgrade
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.migrate import MIGRATIONS, upgrade
from data.position_days import days, drop_days, make_days, name_of

TODAY = datetime.now(UTC).date()
"""The database's own clock says when a fix was recorded."""


async def a_fix_recorded(engine: AsyncEngine, at: datetime) -> None:
    keep = text("""
        insert into position_history (unit_id, recorded_at, at, centre, agency, lat, lon)
        values (:unit, :at, :at, 'macau', 'bombeiros', 22.19, 113.54)
    """)
    async with engine.begin() as connection:
        await connection.execute(keep, {"unit": uuid4(), "at": at})


async def where_fixes_lie(engine: AsyncEngine) -> Sequence[str]:
    async with engine.connect() as connection:
        found = text("select tableoid::regclass::text from position_history order by recorded_at")
        return (await connection.execute(found)).scalars().all()


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


async def test_days_are_made_ahead_and_made_again_without_harm(engine: AsyncEngine) -> None:
    for _ in range(2):
        await make_days(engine, TODAY, ahead=3)
    assert await days(engine) == [TODAY + timedelta(days=i) for i in range(4)]
    await a_fix_recorded(engine, noon(TODAY))
    await a_fix_recorded(engine, noon(TODAY + timedelta(days=3)))
    assert await where_fixes_lie(engine) == [name_of(TODAY), name_of(TODAY + timedelta(days=3))]


async def test_fixes_of_a_day_that_nobody_made_in_time_are_kept_and_move_there(engine: AsyncEngine) -> None:
    await a_fix_recorded(engine, noon(TODAY))
    assert await where_fixes_lie(engine) == ["position_history_other"]
    await make_days(engine, TODAY)
    assert await where_fixes_lie(engine) == [name_of(TODAY)]


async def test_old_days_go_and_younger_ones_stay(engine: AsyncEngine) -> None:
    before = TODAY - timedelta(days=30)
    await make_days(engine, before, ahead=1)
    await make_days(engine, TODAY, ahead=0)
    for each in (before, TODAY):
        await a_fix_recorded(engine, noon(each))
    assert await drop_days(engine, TODAY - timedelta(days=29)) == [before]
    assert await days(engine) == [before + timedelta(days=1), TODAY]
    assert await where_fixes_lie(engine) == [name_of(TODAY)]


async def test_the_history_from_before_there_were_days_stays_where_it_is(engine: AsyncEngine) -> None:
    """The migration meets a database that has been in use: its fixes become one partition, nothing moves."""
    async with engine.begin() as connection:
        await connection.run_sync(_back_to_before)
    await a_fix_recorded(engine, noon(TODAY - timedelta(days=90)))
    await upgrade(engine)
    await make_days(engine, TODAY, ahead=2)
    assert await days(engine) == [TODAY + timedelta(days=1), TODAY + timedelta(days=2)]
    await a_fix_recorded(engine, noon(TODAY))
    await a_fix_recorded(engine, noon(TODAY + timedelta(days=1)))
    first, second, third = await where_fixes_lie(engine)
    assert first == second == "position_history_before_days"
    assert third == name_of(TODAY + timedelta(days=1))


def _back_to_before(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    downgrade(config, "5e90b3c7d218")
