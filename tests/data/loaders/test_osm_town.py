"""A small town of OpenStreetMap comes in whole, whatever format it is written in."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.region import import_region
from data.stores.restrictions import load_restrictions
from routing.geo import LatLon, distance_m
from tests.data.loaders.kept import Kept, kept
from tests.data.loaders.osm_town import SOUTH, STEP, WEST, OsmTown, a_grid_town

FORMATS = (".osm", ".osm.gz", ".osm.pbf", ".OSM.PBF")


async def came_in(engine: AsyncEngine, town: OsmTown, folder: Path, suffix: str = ".osm") -> Kept:
    await import_region(engine, town.write(folder / f"town{suffix}"), "Town", "demo")
    return await kept(engine)


def with_tags(way: int, **tags: str) -> OsmTown:
    town = a_grid_town()
    refs, told = town.ways[way]
    town.ways[way] = (refs, {**told, **{key.replace("__", ":"): value for key, value in tags.items()}})
    return town


@pytest.mark.parametrize("suffix", FORMATS)
async def test_every_format_brings_the_same_streets(engine: AsyncEngine, tmp_path: Path, suffix: str) -> None:
    town = await came_in(engine, a_grid_town(), tmp_path, suffix)
    assert len(town.rows["junctions"]) == 16
    assert len(town.rows["streets"]) == 24
    first = town.named("Row 0")[0]
    assert (first["tail"], first["head"], first["kind"], first["limit_kmh"]) == (1, 2, "residential", None)
    assert (first["forward"], first["backward"]) == (True, True)
    assert first["line"] == "LINESTRING(24.95 60.17,24.951 60.17)"
    assert first["length_m"] == pytest.approx(
        distance_m(LatLon(SOUTH, WEST), LatLon(SOUTH, WEST + STEP)), rel=1e-6
    )
    assert town.region["source"] == f"town{suffix}"
    assert (
        town.region["bounds"] == "POLYGON((24.953 60.17,24.953 60.173,24.95 60.173,24.95 60.17,24.953 60.17))"
    )
    assert town.region["attribution"] == "© OpenStreetMap contributors"


async def test_a_bend_belongs_to_its_street_and_is_no_junction(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_grid_town()
    town.nodes[9] = (WEST + STEP / 2, SOUTH - STEP / 2, {})
    town.ways[1000] = ([1, 9, 2, 3, 4], town.ways[1000][1])
    there = await came_in(engine, town, tmp_path)
    assert len(there.rows["junctions"]) == 16
    assert there.named("Row 0")[0]["line"] == "LINESTRING(24.95 60.17,24.9505 60.1695,24.951 60.17)"


async def test_a_street_keeps_its_name_in_every_language(engine: AsyncEngine, tmp_path: Path) -> None:
    names = {
        "name__zh": "水坑尾街",
        "name__pt": "Rua do Campo",
        "name__en": "Campo Street",
        "old_name": "Rua Velha",
    }
    town = await came_in(engine, with_tags(1001, **names), tmp_path, ".osm.pbf")
    said = {"zh": "水坑尾街", "pt": "Rua do Campo", "en": "Campo Street", "old_name": "Rua Velha"}
    assert [row["names"] for row in town.named("Row 1")] == [said] * 3


async def test_a_street_signed_in_two_scripts_is_known_by_each(engine: AsyncEngine, tmp_path: Path) -> None:
    town = await came_in(engine, with_tags(1001, name="水坑尾街 Rua do Campo"), tmp_path)
    assert town.named("水坑尾街 Rua do Campo")[0]["names"] == {"zh": "水坑尾街", "pt": "Rua do Campo"}


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"junction": "roundabout"}, True, False),
        ({"oneway": "yes", "oneway__emergency": "no"}, True, True),
    ],
)
async def test_a_street_is_open_the_way_its_signs_say(
    engine: AsyncEngine, tmp_path: Path, tags: dict[str, str], forward: bool, backward: bool
) -> None:
    town = await came_in(engine, with_tags(1001, **tags), tmp_path)
    assert {(row["forward"], row["backward"]) for row in town.named("Row 1")} == {(forward, backward)}


async def test_class_limit_and_access_are_kept_and_other_tags_are_not(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    tags = {"highway": "service", "maxspeed": "20 mph", "access": "private", "maxheight": "2.1", "lit": "yes"}
    row = (await came_in(engine, with_tags(1001, **tags), tmp_path)).named("Row 1")[0]
    assert row["kind"] == "service"
    assert row["limit_kmh"] == pytest.approx(32.19, abs=0.01)
    assert row["tags"] == {"maxspeed": "20 mph", "access": "private", "maxheight": "2.1", "way": "1001"}


async def test_a_street_is_cut_where_the_file_does_not_know_it_and_not_bridged(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """A way that leaves an extract and comes back was joined by a straight line across what lies between."""
    town = a_grid_town(5)
    town.ways[1000] = ([1, 2, 77, 4, 5], town.ways[1000][1])
    there = await came_in(engine, town, tmp_path)
    assert {(row["tail"], row["head"]) for row in there.named("Row 0")} == {(1, 2), (4, 5)}
    assert there.region["report"]["dropped"] == {"a street that leaves the extract, cut there": 1}  # type: ignore[index]


async def test_a_point_drawn_twice_makes_no_street_without_length(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    town = a_grid_town()
    town.ways[1000] = ([1, 2, 2, 3, 4], town.ways[1000][1])
    there = await came_in(engine, town, tmp_path)
    assert {(row["tail"], row["head"]) for row in there.named("Row 0")} == {(1, 2), (2, 3), (3, 4)}


async def test_turn_restrictions_come_in_and_unclear_ones_are_told(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    town = a_grid_town()
    no_left = {"type": "restriction", "restriction": "no_left_turn", "except": "emergency;bus"}
    town.relations[7] = ([("w", 1000, "from"), ("n", 2, "via"), ("w", 2001, "to")], no_left)
    by_way = {"type": "restriction", "restriction": "no_u_turn"}
    town.relations[8] = ([("w", 1000, "from"), ("w", 2001, "via"), ("w", 1001, "to")], by_way)
    town.relations[9] = ([("w", 1000, "from"), ("n", 2, "via")], by_way)
    lorries = {"type": "restriction", "restriction:hgv": "no_left_turn"}
    town.relations[10] = ([("w", 1000, "from"), ("n", 2, "via"), ("w", 2001, "to")], lorries)
    no_entry = {"type": "restriction", "restriction:conditional": "no_entry @ (Mo-Fr 07:00-09:00)"}
    town.relations[11] = (
        [("w", 1000, "from"), ("w", 1001, "from"), ("n", 2, "via"), ("w", 2001, "to")],
        no_entry,
    )
    there = await came_in(engine, town, tmp_path, ".osm.pbf")
    assert [tuple(row.values()) for row in there.rows["turn_rules"]] == [
        (7, no_left, [["from", "w", 1000], ["via", "n", 2], ["to", "w", 2001]]),
        (8, by_way, [["from", "w", 1000], ["via", "w", 2001], ["to", "w", 1001]]),
        (11, no_entry, [["from", "w", 1000], ["from", "w", 1001], ["via", "n", 2], ["to", "w", 2001]]),
    ]
    assert there.region["report"]["dropped"] == {  # type: ignore[index]
        "a turn restriction: it has no from, via or to, or several where one is needed": 1,
        "a turn restriction: it is for other vehicles": 1,
    }
    async with engine.connect() as connection:
        first, _, several = await load_restrictions(connection, "demo")
    assert (first.kind, first.exempt) == ("no_left_turn", "emergency;bus")
    assert (several.from_ways, several.condition) == ((1000, 1001), "Mo-Fr 07:00-09:00")


async def test_what_cannot_be_driven_is_counted_by_reason(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_grid_town()
    town.ways[3000] = ([1, 102], {"highway": "steps"})
    town.ways[3001] = ([2, 103], {"highway": "footway"})
    town.ways[3002] = ([3, 104], {"highway": "footway"})
    town.ways[3003] = ([1, 2, 102, 101, 1], {"highway": "pedestrian", "area": "yes"})
    there = await came_in(engine, town, tmp_path)
    assert len(there.rows["streets"]) == 24
    assert there.region["report"]["dropped"] == {  # type: ignore[index]
        "highway=footway": 2,
        "highway=steps": 1,
        "an area, not a line": 1,
    }


async def test_the_share_in_one_piece_is_of_those_that_reach_each_other(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """Sixteen junctions of a grid, one at the end of a one-way street out of town, three on an island."""
    town = a_grid_town()
    for id, lat in ((501, 60.18), (502, 60.19), (503, 60.191), (504, 60.192)):
        town.nodes[id] = (WEST, lat, {})
    town.ways[3000] = ([301, 501], {"highway": "primary", "oneway": "yes"})
    town.ways[3001] = ([502, 503, 504], {"highway": "primary"})
    town.ways[3002] = ([503, 502], {"highway": "primary"})
    report = await import_region(engine, town.write(tmp_path / "town.osm"), "Town", "demo")
    assert report.junctions == 20
    assert report.in_largest_part == 16 / 20
