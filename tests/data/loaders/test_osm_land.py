"""What lies under the streets comes in with them: water, parks, buildings, the sea, and names of places."""

from pathlib import Path

import pytest
import shapely
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders import land
from data.loaders.draft import Draft
from data.loaders.osm import read_osm
from data.loaders.region import import_region
from tests.data.loaders.kept import Kept, everything, kept
from tests.data.loaders.osm_town import SOUTH, STEP, WEST, OsmTown, Tags, a_grid_town

SQUARE = [1, 2, 102, 101, 1]
"""The first block of the grid, closed."""
BOWTIE = [1, 102, 2, 101, 1]


async def came_in(engine: AsyncEngine, town: OsmTown, folder: Path) -> Kept:
    await import_region(engine, town.write(folder / "town.osm.pbf"), "Town", "demo")
    return await kept(engine)


def read(town: OsmTown, folder: Path) -> Draft:
    return read_osm(town.write(folder / "town.osm.pbf"))


def a_town_with(tags: Tags, ring: list[int] = SQUARE) -> OsmTown:
    town = a_grid_town()
    town.ways[4000] = (ring, tags)
    return town


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"natural": "water"}, "water"),
        ({"waterway": "riverbank"}, "water"),
        ({"leisure": "park"}, "park"),
        ({"landuse": "forest"}, "wood"),
        ({"landuse": "residential"}, "settled"),
        ({"building": "yes"}, "building"),
    ],
)
async def test_an_area_is_kept_with_its_size(
    engine: AsyncEngine, tmp_path: Path, tags: Tags, kind: str
) -> None:
    (row,) = (await came_in(engine, a_town_with(tags), tmp_path)).rows["lands"]
    assert row["kind"] == kind
    assert row["size_m2"] == pytest.approx(55.3 * 111.2, rel=0.01)
    assert str(row["shape"]).startswith("POLYGON((24.95")


def test_a_lake_of_two_ways_has_its_island(tmp_path: Path) -> None:
    town = a_grid_town()
    town.nodes |= {
        700 + i: (WEST + x * STEP, SOUTH + y * STEP, {})
        for i, (x, y) in enumerate([(0.4, 0.4), (0.6, 0.4), (0.6, 0.6)])
    }
    town.ways |= {
        4000: ([1, 2, 102], {}),
        4001: ([102, 101, 1], {}),
        4002: ([700, 701, 702, 700], {}),
    }
    members = [("w", 4000, "outer"), ("w", 4001, "outer"), ("w", 4002, "inner")]
    town.relations[9] = (members, {"type": "multipolygon", "natural": "water"})
    (lake,) = read(town, tmp_path).lands
    assert shapely.get_num_interior_rings(shapely.from_wkb(lake.shape)) == 1


def test_an_outline_that_crosses_itself_is_left_out_and_told(tmp_path: Path) -> None:
    draft = read(a_town_with({"natural": "water"}, BOWTIE), tmp_path)
    assert draft.lands == []
    assert draft.dropped == {"land whose outline is not closed or crosses itself": 1}


def test_a_lake_whose_shore_is_not_all_in_the_file_is_told(tmp_path: Path) -> None:
    town = a_grid_town()
    town.ways[4000] = ([1, 2, 102], {})
    members = [("w", 4000, "outer"), ("w", 99, "outer")]
    town.relations[9] = (members, {"type": "multipolygon", "natural": "water"})
    draft = read(town, tmp_path)
    assert (draft.lands, draft.dropped) == ([], {"land that leaves the extract": 1})


def test_a_forest_as_large_as_the_world_is_cut_to_the_city(tmp_path: Path) -> None:
    town = a_grid_town()
    corners = [(-179, -80), (179, -80), (179, 80), (-179, 80)]
    town.nodes |= {800 + i: (lon, lat, {}) for i, (lon, lat) in enumerate(corners)}
    town.ways[4000] = ([800, 801, 802, 803, 800], {"landuse": "forest"})
    (forest,) = read(town, tmp_path).lands
    west, south, east, north = shapely.from_wkb(forest.shape).bounds
    assert (east - west, north - south) == pytest.approx((0.043, 0.043))


def test_a_shore_of_many_corners_is_kept_in_pieces(tmp_path: Path) -> None:
    town = a_grid_town()
    many = 3 * land.MOST_CORNERS + 1  # the last one in the trough: the way back crosses nothing
    town.nodes |= {10_000 + i: (WEST + i * 1e-7, SOUTH + STEP + (i % 2) * 1e-6, {}) for i in range(1, many)}
    town.ways[4000] = ([1, *range(10_001, 10_000 + many), 1], {"natural": "water"})
    pieces = [shapely.from_wkb(each.shape) for each in read(town, tmp_path).lands]
    assert len(pieces) > 2
    assert max(shapely.get_num_coordinates(each) for each in pieces) <= land.MOST_CORNERS


def test_land_beyond_what_memory_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(land, "MOST_POINTS", 7)
    town = a_town_with({"building": "yes"})
    town.ways[4001] = ([2, 3, 103, 102, 2], {"building": "yes"})
    draft = read(town, tmp_path)
    assert (len(draft.lands), draft.dropped) == (1, {"land beyond what fits in memory": 1})


def test_a_river_is_a_line_and_a_culvert_is_none(tmp_path: Path) -> None:
    town = a_town_with({"waterway": "river"}, [1, 102, 203])
    town.ways[4001] = ([2, 103], {"waterway": "stream", "tunnel": "culvert"})
    assert [each.kind for each in read(town, tmp_path).lands] == ["river"]


def test_the_sea_lies_right_of_its_coast(tmp_path: Path) -> None:
    """A coast from west to east has the sea in the south."""
    town = a_grid_town()
    town.nodes |= {900: (WEST - 1, SOUTH + STEP, {}), 901: (WEST + 1, SOUTH + STEP, {})}
    town.ways[4000] = ([900, 901], {"natural": "coastline"})
    (sea,) = read(town, tmp_path).lands
    _, south, _, north = shapely.from_wkb(sea.shape).bounds
    assert (south, north) == pytest.approx((SOUTH - 0.02, SOUTH + STEP))


def test_an_island_is_not_under_water(tmp_path: Path) -> None:
    """Its coast runs against the clock: land on the left."""
    town = a_town_with({"natural": "coastline"})
    (sea,) = read(town, tmp_path).lands
    shape = shapely.from_wkb(sea.shape)
    assert not shape.contains(shapely.Point(WEST + STEP / 2, SOUTH + STEP / 2))
    assert shape.contains(shapely.Point(WEST - STEP, SOUTH))


def test_a_coast_that_contradicts_itself_floods_nothing(tmp_path: Path) -> None:
    town = a_grid_town()
    town.ways[4000] = ([1, 2, 102], {"natural": "coastline"})
    draft = read(town, tmp_path)
    assert draft.lands == []
    assert draft.dropped == {"sea whose coast is not closed or contradicts itself": 1}


async def test_a_suburb_is_kept_in_every_language(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_grid_town()
    names = {"name": "Taipa", "name:zh": "氹仔", "name:pt": "Taipa", "name:fi": "Taipa"}
    town.nodes[600] = (WEST, SOUTH, {"place": "suburb", **names})
    town.nodes[601] = (WEST, SOUTH, {"place": "suburb"})
    (row,) = (await came_in(engine, town, tmp_path)).rows["place_names"]
    assert (row["kind"], row["name"]) == ("suburb", "Taipa")
    assert row["names"] == {"zh": "氹仔", "pt": "Taipa", "fi": "Taipa"}


def test_a_file_out_of_order_is_a_city_without_land(tmp_path: Path) -> None:
    xml = a_town_with({"building": "yes"}).xml().replace('<way id="4000">', '<way id="40">')
    (tmp_path / "town.osm").write_text(xml, encoding="utf-8")
    draft = read_osm(tmp_path / "town.osm")
    assert (len(draft.streets), draft.lands) == (24, [])
    assert draft.dropped == {"all the land of a file that is not in the order of its ids": 1}


async def test_the_same_file_twice_is_the_same_land_once(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_town_with({"building": "yes"})
    first = await came_in(engine, town, tmp_path)
    second = await came_in(engine, town, tmp_path)
    assert first.rows["lands"] == second.rows["lands"]
    assert len((await everything(engine))["lands"]) == 1


async def test_the_report_counts_land(engine: AsyncEngine, tmp_path: Path) -> None:
    report = (await came_in(engine, a_town_with({"building": "yes"}), tmp_path)).region["report"]
    assert isinstance(report, dict)
    assert (report["land"], report["place_names"]) == ({"building": 1}, 0)
