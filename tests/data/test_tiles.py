"""What a vector tile holds at each zoom, and that none is huge, whatever the city."""

from math import asinh, pi, radians, tan
from pathlib import Path

import pyogrio
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.region import import_region
from data.stores import tiles
from data.stores.tiles import MOST_BYTES, tile
from tests.data.loaders.osm_town import SOUTH, STEP, WEST, OsmTown, a_grid_town

LON, LAT = WEST + STEP, SOUTH + STEP


def at(z: int) -> tuple[int, int, int]:
    """The tile that holds the town (slippy map numbers, OpenStreetMap wiki)."""
    return z, int((LON + 180) / 360 * 2**z), int((1 - asinh(tan(radians(LAT))) / pi) / 2 * 2**z)


async def made(engine: AsyncEngine, z: int) -> bytes:
    async with engine.connect() as connection:
        return await tile(connection, "demo", *at(z))


def layers(made: bytes, folder: Path) -> dict[str, list[dict[str, object]]]:
    """Properties of the features of each layer, as GDAL reads them."""
    file = folder / "tile.pbf"
    file.write_bytes(made)
    found = {}
    for name, _ in pyogrio.list_layers(file):
        meta, _, _, columns = pyogrio.raw.read(file, layer=name)
        rows = zip(*(each.tolist() for each in columns), strict=True)
        found[str(name)] = [dict(zip(meta["fields"], row, strict=True)) for row in rows]
    return found


def a_town_with_land() -> OsmTown:
    town = a_grid_town()
    town.ways |= {
        4000: ([1, 2, 102, 101, 1], {"building": "yes"}),
        4001: ([2, 3, 103, 102, 2], {"leisure": "park"}),
        4002: ([3, 4, 104, 103, 3], {"natural": "water"}),
    }
    names = {"name": "Taipa", "name:zh": "氹仔", "name:zh-Hans": "氹仔", "name:pt": "Taipa Velha"}
    town.nodes[600] = (WEST + STEP, SOUTH + STEP, {"place": "suburb", **names})
    return town


async def a_city(engine: AsyncEngine, town: OsmTown, folder: Path) -> None:
    await import_region(engine, town.write(folder / "town.osm.pbf"), "Town", "demo")


async def test_buildings_are_drawn_only_from_nearby(engine: AsyncEngine, tmp_path: Path) -> None:
    await a_city(engine, a_town_with_land(), tmp_path)
    near, far = layers(await made(engine, 15), tmp_path), layers(await made(engine, 14), tmp_path)
    assert {"building", "land", "water", "place", "streets"} <= near.keys()
    assert "building" not in far
    assert [each["kind"] for each in near["land"]] == ["park"]


async def test_a_quarter_is_named_in_the_languages_it_has(engine: AsyncEngine, tmp_path: Path) -> None:
    await a_city(engine, a_town_with_land(), tmp_path)
    (name,) = layers(await made(engine, 12), tmp_path)["place"]
    assert (name["name"], name["name_zh"], name["name_pt"]) == ("Taipa", "氹仔", "Taipa Velha")
    assert "name_en" not in name  # the map then falls back to the name


async def test_with_the_whole_city_in_view_there_are_main_streets_and_a_name(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    await a_city(engine, a_town_with_land(), tmp_path)
    seen = layers(await made(engine, 11), tmp_path)
    assert {each["class"] for each in seen["streets"]} == {"tertiary"}
    assert [each["name"] for each in seen["place"]] == ["Taipa"]
    assert "land" not in layers(await made(engine, 10), tmp_path)  # one block is smaller than a dot there


async def test_a_crowded_tile_is_made_coarser_until_it_is_small(engine: AsyncEngine, tmp_path: Path) -> None:
    """Forty thousand sheds between the streets."""
    await a_city(engine, a_town_with_land(), tmp_path)
    sheds = text("""
        insert into lands (region_id, id, kind, size_m2, shape)
        select r.id, 1000 + i, 'building', 0.5, st_makeenvelope(x, y, x + 0.000007, y + 0.000005, 4326)
        from regions r, generate_series(0, 39999) i,
            lateral (select 24.95 + (i % 200) * 0.00001 as x, 60.17 + (i / 200) * 0.00001 as y) at
    """)
    async with engine.begin() as connection:
        await connection.execute(sheds)
    whole = await made(engine, 15)
    assert len(whole) <= MOST_BYTES
    assert "streets" in layers(whole, tmp_path)


async def test_of_a_tile_that_stays_too_large_buildings_go_first(
    engine: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_city(engine, a_town_with_land(), tmp_path)
    monkeypatch.setattr(tiles, "MOST_BYTES", len(await made(engine, 15)) - 1)
    seen = layers(await made(engine, 15), tmp_path)
    assert "building" not in seen
    assert len(seen["streets"]) == 24


async def test_a_city_imported_before_there_was_land_has_its_streets(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    await a_city(engine, a_town_with_land(), tmp_path)
    async with engine.begin() as connection:
        await connection.execute(text("delete from lands"))
        await connection.execute(text("delete from place_names"))
    assert layers(await made(engine, 15), tmp_path).keys() == {"streets", "places"}
