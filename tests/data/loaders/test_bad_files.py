"""A file that is no city is refused in one clear line, and the city that is there stays as it was."""

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.engine import make_engine
from data.loaders.draft import NotACity
from data.loaders.region import import_region
from tests.data.loaders.bad_files import FOREIGN, HOSTILE_JSON, HOSTILE_OSM, PLACED, SUFFIXES
from tests.data.loaders.cities import with_database
from tests.data.loaders.kept import everything, kept
from tests.data.loaders.osm_town import WEST, a_grid_town
from tests.extracts import helsinki

Settled = tuple[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def settled(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """The address of a database with a city in it, and all that it keeps."""
    path = a_grid_town().write(tmp_path_factory.mktemp("settled") / "town.osm")

    async def settle(engine: AsyncEngine) -> dict[str, list[str]]:
        await import_region(engine, path, "Town", "demo")
        return await everything(engine)

    return cluster.url("settled"), with_database(cluster, "settled", settle)


def refusal(settled: Settled, path: Path) -> str:
    """What is said to whoever imports it over the city that is there; nothing may have changed."""
    address, before = settled

    async def tried() -> tuple[str, dict[str, list[str]]]:
        engine = make_engine(address, pool=1)
        try:
            with pytest.raises(NotACity) as refused:
                await import_region(engine, path, "Town", "demo")
            return str(refused.value), await everything(engine)
        finally:
            await engine.dispose()

    said, after = asyncio.run(tried())
    assert after == before
    assert said.isprintable()
    assert len(said) < 300
    assert said.endswith(". Nothing was changed.")
    return said


def put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("what", FOREIGN)
def test_a_foreign_file_is_refused_under_any_ending(
    settled: Settled, tmp_path: Path, what: str, suffix: str
) -> None:
    assert refusal(settled, put(tmp_path, f"city{suffix}", FOREIGN[what])).startswith(
        f"city{suffix} cannot be imported: "
    )


@pytest.mark.parametrize("name", HOSTILE_OSM | HOSTILE_JSON)
def test_a_hostile_file_is_refused(settled: Settled, tmp_path: Path, name: str) -> None:
    content = (HOSTILE_OSM | HOSTILE_JSON)[name]
    assert refusal(settled, put(tmp_path, name, content)).startswith(f"{name} cannot be imported: ")


@pytest.mark.parametrize("what", PLACED)
def test_what_is_no_file_to_read_is_refused(settled: Settled, tmp_path: Path, what: str) -> None:
    name, place = PLACED[what]
    place(tmp_path / name)
    refusal(settled, tmp_path / name)


@pytest.mark.parametrize("share", [0.0001, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_city_is_refused(settled: Settled, tmp_path: Path, share: float) -> None:
    whole = helsinki().read_bytes()
    refusal(settled, put(tmp_path, "city.osm.pbf", whole[: int(len(whole) * share)]))


@pytest.mark.parametrize("left", [1, 2, 100])
def test_a_city_that_lacks_its_last_bytes_is_refused(settled: Settled, tmp_path: Path, left: int) -> None:
    refusal(settled, put(tmp_path, "city.osm.pbf", helsinki().read_bytes()[:-left]))


def test_the_refusal_says_what_is_wrong(settled: Settled, tmp_path: Path) -> None:
    said = {
        name: refusal(settled, put(tmp_path, name, content))
        for name, content in {**HOSTILE_OSM, **HOSTILE_JSON}.items()
        if name in ("entities.osm", "missing-nodes.osm", "a-number.json")
    }
    assert "XML entities are not supported" in said["entities.osm"]
    assert (
        "only 0 streets can be driven; left out: 1 a street without two known points"
        in said["missing-nodes.osm"]
    )
    assert "neither a GeoJSON FeatureCollection nor a list of paths" in said["a-number.json"]


def test_the_refusal_tells_a_folder_from_nothing_at_all(settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "town.osm").mkdir()
    assert "it is a folder" in refusal(settled, tmp_path / "town.osm")
    assert "there is no such file" in refusal(settled, tmp_path / "other.osm")


async def test_what_the_database_refuses_half_way_changes_nothing(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """Zones are written last: junctions, streets and places are in by then, and go out again."""
    path = a_grid_town().write(tmp_path / "town.osm")
    await import_region(engine, path, "Town", "demo")
    async with engine.begin() as connection:
        await connection.execute(text("alter table zones add constraint few check (people < 800)"))
    before = await everything(engine)
    bigger = a_grid_town(6).write(tmp_path / "bigger.osm")
    for name in ("Town", "Another"):
        with pytest.raises(
            NotACity, match=r"^bigger.osm cannot be imported: the database refuses it \(.*few"
        ) as refused:
            await import_region(engine, bigger, name, "demo")
        assert "\n" not in str(refused.value)
        assert await everything(engine) == before


async def test_letters_the_database_cannot_hold_are_left_out_of_names(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """NUL in a street's class or a map's attribution brought the import down with a traceback."""
    tags = {"highway": "ro\0ad", "motor_vehicle": "yes", "name": "A\0B", "name:x\0": "C"}
    drawn = ([[WEST + i / 100, 60], [WEST + i / 100, 61]] for i in range(12))
    lines = [{"geometry": {"type": "LineString", "coordinates": each}, "properties": tags} for each in drawn]
    body = json.dumps({"features": lines, "attribution": "the\0city"})
    await import_region(engine, put(tmp_path, "city.json", body.encode()), "Town", "demo")
    there = await kept(engine)
    assert there.region["attribution"] == "thecity"
    assert {(row["kind"], row["name"], str(row["names"])) for row in there.rows["streets"]} == {
        ("road", "AB", "{'x': 'C'}")
    }
