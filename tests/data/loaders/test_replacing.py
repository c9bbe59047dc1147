"""A city is imported again, replaced, and joined by others; one is the centre's own at a time."""

import hashlib
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.progress import Step
from data.loaders.region import import_region
from data.stores.streets import load_network
from tests.data.loaders.kept import kept
from tests.data.loaders.osm_town import a_grid_town


async def test_importing_twice_keeps_the_same_city(engine: AsyncEngine, tmp_path: Path) -> None:
    path = a_grid_town().write(tmp_path / "town.osm.pbf")
    first = await import_region(engine, path, "Town", "demo")
    once = await kept(engine)
    assert await import_region(engine, path, "Town", "demo") == first
    assert await kept(engine) == once


async def test_a_city_of_the_same_name_takes_the_place_of_the_old(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    await import_region(engine, a_grid_town(6).write(tmp_path / "big.osm"), "Town", "demo")
    await import_region(engine, a_grid_town(4).write(tmp_path / "small.osm"), "Town", "demo")
    there = await kept(engine)
    assert there.region["source"] == "small.osm"
    assert len(there.rows["streets"]) == 24
    async with engine.connect() as connection:
        counted = await connection.execute(
            text("select (select count(*) from regions), (select count(*) from streets)")
        )
        assert tuple(counted.one()) == (1, 24)


async def test_the_city_imported_last_is_the_one_the_centre_works_in(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    await import_region(engine, a_grid_town(4).write(tmp_path / "town.osm"), "Town", "demo")
    await import_region(engine, a_grid_town(5).write(tmp_path / "other.osm"), "Other", "demo")
    assert [(await kept(engine, name)).region["active"] for name in ("Town", "Other")] == [False, True]
    async with engine.connect() as connection:
        assert (await load_network(connection, "demo")).node_count == 25
        assert not connection.in_transaction()  # a large city compiles for longer than one may sleep


async def test_a_city_of_another_centre_is_left_alone(engine: AsyncEngine, tmp_path: Path) -> None:
    await import_region(engine, a_grid_town(4).write(tmp_path / "town.osm"), "Town", "north")
    await import_region(engine, a_grid_town(5).write(tmp_path / "other.osm"), "Town", "south")
    assert len((await kept(engine, centre="north")).rows["junctions"]) == 16
    assert (await kept(engine, centre="north")).region["active"] is True


async def test_the_report_the_source_and_its_checksum_stay_with_the_city(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    path = a_grid_town().write(tmp_path / "town.osm.gz")
    report = await import_region(engine, path, "Town", "demo")
    region = (await kept(engine)).region
    assert region["report"] == asdict(report)
    assert region["source"] == "town.osm.gz"
    assert region["checksum"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (report.junctions, report.streets, report.named_streets, report.zones) == (16, 24, 8, 2)
    assert report.street_km == pytest.approx(12 * 0.0553 + 12 * 0.1112, abs=0.05)


async def test_the_watcher_hears_of_every_step_and_never_of_a_step_back(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    heard: list[tuple[Step, float]] = []
    path = a_grid_town(12).write(tmp_path / "town.osm")
    await import_region(engine, path, "Town", "demo", lambda step, share: heard.append((step, share)))
    assert list(dict.fromkeys(step for step, _ in heard)) == list(Step)
    for step in Step:
        shares = [share for each, share in heard if each is step]
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len({share for step, share in heard if step is Step.STORING}) > 100
