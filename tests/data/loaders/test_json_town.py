"""Streets published as GeoJSON lines, or as a hobbyist's list of paths, become a network."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.region import import_region
from tests.data.loaders.kept import Kept, kept
from tests.data.loaders.osm_town import SOUTH, STEP, WEST

Feature = dict[str, object]


def a_line(points: object, kind: str = "LineString", **properties: Any) -> Feature:
    named = {key.replace("__", ":"): value for key, value in properties.items()}
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": points}, "properties": named}


def rows_and_columns(side: int = 4) -> list[Feature]:
    """The grid town as lines: "Row 0" to "Row 3", "Column 0" to "Column 3"."""
    along = [i * STEP for i in range(side)]
    rows = [a_line([[WEST + x, SOUTH + y] for x in along], name=f"Row {i}") for i, y in enumerate(along)]
    columns = [
        a_line([[WEST + x, SOUTH + y] for y in along], name=f"Column {i}") for i, x in enumerate(along)
    ]
    return [*rows, *columns]


async def came_in(engine: AsyncEngine, folder: Path, *more: Feature, **about: object) -> Kept:
    path = folder / "town.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": [*rows_and_columns(), *more], **about})
    )
    await import_region(engine, path, "Town", "demo")
    return await kept(engine)


def first_row(**properties: Any) -> Feature:
    """A street of its own south of the grid."""
    return a_line([[WEST, SOUTH - STEP], [WEST + STEP, SOUTH - STEP]], name="Quay", **properties)


async def test_lines_meet_where_their_points_coincide(engine: AsyncEngine, tmp_path: Path) -> None:
    town = await came_in(engine, tmp_path)
    assert (len(town.rows["junctions"]), len(town.rows["streets"])) == (16, 24)
    assert {row["kind"] for row in town.rows["streets"]} == {"road"}
    assert town.region["report"]["in_largest_part"] == 1.0  # type: ignore[index]
    assert town.region["attribution"] == "© the makers of town.geojson"


async def test_ends_that_miss_each_other_by_a_third_of_a_metre_meet(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    spur = a_line([[WEST + 0.000004, SOUTH - 0.000003], [WEST, SOUTH - STEP]], name="Spur")
    town = await came_in(engine, tmp_path, spur)
    assert town.named("Spur")[0]["tail"] == town.named("Row 0")[0]["tail"]


async def test_several_lines_of_one_feature_are_one_street(engine: AsyncEngine, tmp_path: Path) -> None:
    quay = [[[WEST, SOUTH - STEP], [WEST, SOUTH]], [[WEST + STEP, SOUTH - STEP], [WEST + STEP, SOUTH]]]
    town = await came_in(engine, tmp_path, a_line(quay, "MultiLineString", name="Quay"))
    assert len(town.named("Quay")) == 2


@pytest.mark.parametrize("said", [True, "yes", 1, "1"])
async def test_one_way_is_understood_however_it_is_said(
    engine: AsyncEngine, tmp_path: Path, said: object
) -> None:
    """JSON's own true was read as the word "True", which is no sign OpenStreetMap knows: two ways."""
    (quay,) = (await came_in(engine, tmp_path, first_row(oneway=said))).named("Quay")
    assert (quay["forward"], quay["backward"]) == (True, False)


async def test_false_and_nothing_said_are_two_ways(engine: AsyncEngine, tmp_path: Path) -> None:
    town = await came_in(engine, tmp_path, first_row(oneway=False, bridge=None))
    assert (town.named("Quay")[0]["forward"], town.named("Quay")[0]["backward"]) == (True, True)


async def test_a_line_drawn_against_its_direction_is_turned(engine: AsyncEngine, tmp_path: Path) -> None:
    (quay,) = (await came_in(engine, tmp_path, first_row(oneway=True, reversed=True))).named("Quay")
    assert quay["line"] == "LINESTRING(24.951 60.169,24.95 60.169)"


async def test_class_limit_names_and_tags_are_read_as_openstreetmaps(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    told: dict[str, Any] = {
        "highway": "primary",
        "maxspeed": 60,
        "name__zh": "碼頭",
        "name__pt": "Cais",
        "tunnel": True,
    }
    (quay,) = (await came_in(engine, tmp_path, first_row(**told))).named("Quay")
    assert (quay["kind"], quay["limit_kmh"]) == ("primary", 60.0)
    assert quay["names"] == {"zh": "碼頭", "pt": "Cais"}
    assert quay["tags"] == {"maxspeed": "60", "tunnel": "yes"}


async def test_the_makers_are_named_on_the_map(engine: AsyncEngine, tmp_path: Path) -> None:
    town = await came_in(engine, tmp_path, attribution="© City of Lights")
    assert town.region["attribution"] == "© City of Lights"


async def test_what_is_no_street_is_left_out_and_told(engine: AsyncEngine, tmp_path: Path) -> None:
    point: Feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [WEST, SOUTH]}}
    nowhere: Feature = {"type": "Feature", "geometry": None, "properties": {}}
    off_the_earth = a_line([[WEST, 95.0], [WEST, SOUTH]])
    spot = a_line([[WEST, SOUTH], [WEST, SOUTH]])
    town = await came_in(engine, tmp_path, point, nowhere, off_the_earth, spot, first_row(highway="steps"))
    assert len(town.rows["streets"]) == 24
    assert town.region["report"]["dropped"] == {  # type: ignore[index]
        "a feature that is not a line": 1,
        "a feature without geometry": 1,
        "a line with impossible coordinates": 1,
        "a line without length": 1,
        "highway=steps": 1,
    }


async def test_properties_of_another_shape_say_nothing(engine: AsyncEngine, tmp_path: Path) -> None:
    """A list in their place brought the import down with a traceback."""
    quay = a_line([[WEST, SOUTH - STEP], [WEST, SOUTH]])
    quay["properties"] = ["Quay"]
    assert len((await came_in(engine, tmp_path, quay)).rows["streets"]) == 25


async def test_a_list_of_paths_is_read_latitude_first(engine: AsyncEngine, tmp_path: Path) -> None:
    paths = [
        {
            "id": f"road_{i}",
            "name": f"Rua {i}",
            "oneway": i == 0,
            "highway": "tertiary",
            "path": [[SOUTH + i * STEP, WEST], [SOUTH + i * STEP, WEST + STEP]],
        }
        for i in range(12)
    ]
    (tmp_path / "roads.json").write_text(json.dumps([*paths, {"id": "no road"}]))
    report = await import_region(engine, tmp_path / "roads.json", "Town", "demo")
    town = await kept(engine)
    (first,) = town.named("Rua 0")
    assert first["line"] == "LINESTRING(24.95 60.17,24.951 60.17)"
    assert (first["kind"], first["forward"], first["backward"]) == ("tertiary", True, False)
    assert report.dropped == {"something without a path": 1}
