"""`farol scenario region`: the sample city as a folder that `farol simulate` runs."""

import json
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.stories.city import UNITS
from tests.web.at_a_prompt import farol

BUSY_DAY = ("--rate", "6", "--hours", "24", "--units", "14", "--json")


async def test_the_city_becomes_a_folder_that_is_run(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    made = await farol(quiet_city, home, "scenario", "region", "--out", tmp_path / "s", *BUSY_DAY)
    assert (made.code, made.complaint) == (0, "")
    figures = json.loads(made.told)
    assert (figures["units"], figures["approximate"]) == (14, 0.0)
    assert 100 < figures["calls"] < 190, "144 are expected"
    run = await farol(quiet_city, home, "simulate", "--scenario", tmp_path / "s", "--json")
    found = json.loads(run.told)
    assert found["calls"] == figures["calls"]
    assert 2 < found["p50"] < 30
    assert len(found["busy"]) == 14


async def test_the_same_seed_writes_the_same_bytes(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        said = await farol(quiet_city, home, "scenario", "region", "--out", tmp_path / folder, *BUSY_DAY)
        assert said.code == 0, said.complaint
    a, b = [{each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert a == b
    assert len(a) == 7


async def test_without_a_number_the_agencys_own_units_wait_at_their_own_stations(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    done = await farol(quiet_city, home, "scenario", "region", "--out", tmp_path / "s", "--hours", "1")
    assert done.code == 0, done.complaint
    async with quiet_city.connect() as connection:
        query = "select u.name, s.name from units u join stations s on s.id = u.station_id order by u.name"
        own = (await connection.execute(text(query))).all()
    rows = (tmp_path / "s" / "units.csv").read_text().splitlines()[1:]
    assert rows == [f"{unit},{station}" for unit, station in own]
    assert len(rows) == UNITS


async def test_vehicles_that_share_a_crew_are_one_unit(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    """Two of them drove to two calls at once."""
    async with quiet_city.begin() as connection:
        at_home = (
            "select min(station_id::text)::uuid from units group by station_id having count(*) > 1 limit 1"
        )
        shared = (
            await connection.execute(text(f"select name from units where station_id = ({at_home})"))
        ).all()
        await connection.execute(text(f"update units set crew = 'red' where station_id = ({at_home})"))
    for wish in ((), ("--units", "5")):
        done = await farol(
            quiet_city, home, "scenario", "region", "--out", tmp_path / "s", "--hours", "1", *wish
        )
        assert done.code == 0, done.complaint
        rows = (tmp_path / "s" / "units.csv").read_text().splitlines()[1:]
        assert len(rows) == (5 if wish else UNITS - len(shared) + 1)


async def test_without_a_city_it_is_one_line_and_nothing_is_written(
    engine: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    done = await farol(engine, home, "scenario", "region", "--out", tmp_path / "s")
    assert (done.code, done.told, done.complaint.count("\n")) == (2, "", 1)
    assert "has no city" in done.complaint
    assert not (tmp_path / "s").exists()


async def test_patients_without_a_hospital_are_refused_in_words(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    async with quiet_city.begin() as connection:
        await connection.execute(text("delete from places where kind = 'hospital'"))
    done = await farol(quiet_city, home, "scenario", "region", "--out", tmp_path / "s")
    assert (done.code, done.complaint.count("\n")) == (2, 1)
    assert "no hospital" in done.complaint
    none = ("--share-transported", "0", "--hours", "1")
    assert (await farol(quiet_city, home, "scenario", "region", "--out", tmp_path / "s", *none)).code == 0
