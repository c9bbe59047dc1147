"""The newest believable fix is shown; every fix is kept."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.positions import position_cards
from data.position_days import make_day, name_of
from data.stores.positions import record_fixes
from data.tables.positions import PositionHistoryRow
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit
from dispatch.unit import Fix, UnitId
from routing.geo import LatLon
from tests.builders import NOON, a_command, an_engine, minutes
from tests.data.loaders.osm_town import SOUTH, WEST
from tests.data.loaders.test_json_town import came_in

HERE, THERE = LatLon(22.19, 113.54), LatLon(22.20, 113.55)


async def in_service(engine: AsyncEngine) -> UnitId:
    receipt = await add_unit(PostgresWork(engine, "macau", "bombeiros"), a_command(), an_engine())
    return UnitId(receipt.id)


async def shown(engine: AsyncEngine) -> list[object]:
    async with engine.connect() as connection:
        return [
            each.card and each.card["lat"] for each in await position_cards(connection, "macau", "bombeiros")
        ]


async def kept(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return (await connection.execute(select(func.count()).select_from(PositionHistoryRow))).scalar_one()


async def test_a_later_fix_replaces_and_an_earlier_one_does_not(engine: AsyncEngine) -> None:
    unit = await in_service(engine)
    for at, place in ((NOON, HERE), (NOON + minutes(1), THERE), (NOON - minutes(1), HERE)):
        fix = Fix(unit_id=unit, position=place, at=at)
        await record_fixes(engine, "macau", "bombeiros", [fix], NOON + minutes(2))
    assert await shown(engine) == [THERE.lat]
    assert await kept(engine) == 3


async def test_of_one_batch_the_newest_is_shown(engine: AsyncEngine) -> None:
    unit = await in_service(engine)
    batch = [
        Fix(unit_id=unit, position=THERE, at=NOON),
        Fix(unit_id=unit, position=HERE, at=NOON - minutes(1)),
    ]
    assert (await record_fixes(engine, "macau", "bombeiros", batch, NOON)).accepted == 2
    assert await shown(engine) == [THERE.lat]


async def test_a_fix_from_the_future_or_from_null_island_is_kept_and_not_shown(engine: AsyncEngine) -> None:
    unit = await in_service(engine)
    batch = [
        Fix(unit_id=unit, position=HERE, at=NOON + minutes(10)),
        Fix(unit_id=unit, position=LatLon(0.0, 0.0), at=NOON),
        Fix(unit_id=UnitId(uuid4()), position=HERE, at=NOON),
    ]
    outcome = await record_fixes(engine, "macau", "bombeiros", batch, NOON)
    assert (outcome.accepted, outcome.flagged) == (0, {"future": 1, "null_island": 1, "unknown_unit": 1})
    assert await shown(engine) == []
    assert await kept(engine) == 2


async def test_a_first_fix_far_from_the_city_is_kept_and_the_next_true_one_is_shown(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    await came_in(engine, tmp_path)
    receipt = await add_unit(PostgresWork(engine, "demo", "bombeiros"), a_command(), an_engine())
    here = LatLon(SOUTH, WEST)

    async def flagged(minute: int, *places: LatLon) -> dict[str, int]:
        batch = [
            Fix(unit_id=UnitId(receipt.id), position=each, at=NOON + minutes(minute + i))
            for i, each in enumerate(places)
        ]
        return (await record_fixes(engine, "demo", "bombeiros", batch, NOON + minutes(60))).flagged

    assert await flagged(0, LatLon(-SOUTH, -WEST), LatLon(-SOUTH, -WEST)) == {"far_away": 2}
    async with engine.connect() as connection:
        assert await position_cards(connection, "demo", "bombeiros") == []
    assert await kept(engine) == 2
    assert await flagged(5, here, LatLon(-SOUTH, -WEST)) == {"teleport": 1}
    async with engine.connect() as connection:
        (shown,) = await position_cards(connection, "demo", "bombeiros")
    assert shown.card is not None
    assert shown.card["lat"] == pytest.approx(SOUTH)


WAITS = text("""
    select exists (select from pg_stat_activity
                   where datname = current_database() and wait_event_type = 'Lock')
""")


async def test_a_fix_that_comes_while_the_partition_of_its_day_is_attached_is_kept_in_it(
    engine: AsyncEngine,
) -> None:
    """On its way to the default partition it is too late for it: a race of every first minute of a centre."""
    unit = await in_service(engine)
    today = datetime.now(UTC)
    async with engine.connect() as maker, engine.connect() as watcher, asyncio.timeout(10):
        await make_day(maker, today.date())
        fix = Fix(unit_id=unit, position=HERE, at=today)
        recorded = asyncio.create_task(record_fixes(engine, "macau", "bombeiros", [fix], today))
        while not (await watcher.execute(WAITS)).scalar_one():
            await watcher.rollback()
        await maker.commit()
        assert (await recorded).accepted == 1
        where = text("select tableoid::regclass::text from position_history")
        assert (await watcher.execute(where)).scalars().all() == [name_of(today.date())]
