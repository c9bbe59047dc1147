"""Addresses, landmarks, facilities and people come in with a town."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.region import import_region
from data.stores.hospital_tags import by_map
from data.stores.places import load_gazetteer, region_summary
from tests.data.loaders.kept import Kept, kept
from tests.data.loaders.osm_town import SOUTH, STEP, WEST, OsmTown, Tags, a_grid_town


async def came_in(engine: AsyncEngine, town: OsmTown, folder: Path) -> Kept:
    await import_region(engine, town.write(folder / "town.osm.pbf"), "Town", "demo")
    return await kept(engine)


def a_town_with(**tags: str) -> OsmTown:
    town = a_grid_town()
    town.nodes[600] = (
        WEST + STEP / 2,
        SOUTH + STEP / 2,
        {key.replace("__", ":"): v for key, v in tags.items()},
    )
    return town


async def test_a_house_number_stands_where_it_was_mapped(engine: AsyncEngine, tmp_path: Path) -> None:
    town = await came_in(engine, a_town_with(addr__housenumber="12A", addr__street="Row 0"), tmp_path)
    (door,) = town.of_kind("address")
    assert (door["name"], door["street"], door["housenumber"], door["sample"]) == (
        "Row 0 12A",
        "Row 0",
        "12A",
        False,
    )
    assert (door["lon"], door["lat"]) == (pytest.approx(24.9505), pytest.approx(60.1705))


async def test_a_house_number_without_a_street_is_told_and_not_silently_lost(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    town = await came_in(engine, a_town_with(addr__housenumber="12"), tmp_path)
    assert town.of_kind("address") == []
    assert town.region["report"]["dropped"] == {"a house number without a street": 1}  # type: ignore[index]


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "hospital"}, "hospital"),
        ({"amenity": "fire_station"}, "fire_station"),
        ({"amenity": "police"}, "police"),
        ({"emergency": "ambulance_station"}, "ambulance_station"),
        ({"tourism": "hotel"}, "landmark"),
        ({"railway": "station"}, "landmark"),
    ],
)
async def test_a_named_place_is_kept_under_its_kind_and_languages(
    engine: AsyncEngine, tmp_path: Path, tags: Tags, kind: str
) -> None:
    told = a_town_with(**tags, name="鏡湖", name__pt="Kiang Wu", name__en="Mirror Lake")
    (there,) = (await came_in(engine, told, tmp_path)).of_kind(kind)[:1]
    assert (there["name"], there["names"], there["sample"]) == (
        "鏡湖",
        {"pt": "Kiang Wu", "en": "Mirror Lake"},
        False,
    )


async def test_a_fire_station_without_a_name_is_a_fire_station(engine: AsyncEngine, tmp_path: Path) -> None:
    """It was left out for want of a name, and sample stations were put up in its stead."""
    town = await came_in(engine, a_town_with(amenity="fire_station", addr__street="Row 0"), tmp_path)
    assert [(row["name"], row["sample"]) for row in town.of_kind("fire_station")] == [
        ("Fire station, Row 0", False)
    ]


async def test_what_the_map_says_a_hospital_can_do_is_kept_and_of_other_places_it_is_not(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    said = {"emergency": "yes", "healthcare__speciality": "maternity"}
    folder = tmp_path / "hospital"
    folder.mkdir()
    (there,) = (await came_in(engine, a_town_with(amenity="hospital", beds="90", **said), folder)).of_kind(
        "hospital"
    )
    assert there["tags"] == {"emergency": "yes", "healthcare:speciality": "maternity"}
    async with engine.connect() as connection:
        region = await region_summary(connection, "demo")
    assert region is not None
    (door,) = [each for each in region.facilities if each.kind == "hospital"]
    assert door.known == by_map({"emergency": "yes", "healthcare:speciality": "maternity"}) != {}
    town = await came_in(engine, a_town_with(amenity="fire_station", **said), tmp_path)
    assert [row["tags"] for row in town.of_kind("fire_station")] == [None]


async def test_a_shop_without_a_name_is_no_landmark(engine: AsyncEngine, tmp_path: Path) -> None:
    assert (await came_in(engine, a_town_with(shop="bakery"), tmp_path)).of_kind("landmark") == []


async def test_a_building_stands_in_its_middle(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_grid_town()
    town.ways[4000] = ([1, 2, 102, 101], {"building": "yes", "name": "Guildhall"})
    (hall,) = (await came_in(engine, town, tmp_path)).of_kind("landmark")
    assert (hall["lon"], hall["lat"]) == (pytest.approx(24.9505), pytest.approx(60.1705))


async def test_a_fire_station_drawn_as_a_ring_of_several_ways_is_found(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """Helsinki's only fire station is such a relation; it was passed over without a word."""
    town = a_grid_town()
    town.ways[4000], town.ways[4001] = ([1, 2, 102], {}), ([102, 101, 1], {})
    town.ways[4002] = ([303, 304], {})
    members = [("w", 4000, "outer"), ("w", 4001, "outer"), ("w", 4002, "inner")]
    town.relations[9] = (members, {"type": "multipolygon", "amenity": "fire_station", "name": "Erottaja"})
    (station,) = (await came_in(engine, town, tmp_path)).of_kind("fire_station")
    assert (station["name"], station["sample"]) == ("Erottaja", False)
    assert station["lon"] == pytest.approx(24.9505, abs=2e-4)
    assert station["lat"] == pytest.approx(60.1705, abs=2e-4)


async def test_a_place_whose_ring_is_not_in_the_file_is_told(engine: AsyncEngine, tmp_path: Path) -> None:
    town = a_grid_town()
    town.relations[9] = ([("w", 99, "outer")], {"type": "multipolygon", "tourism": "zoo", "name": "Zoo"})
    report = (await came_in(engine, town, tmp_path)).region["report"]
    assert report["dropped"] == {"a place that lies outside the extract": 1}  # type: ignore[index]


async def test_streets_and_doors_can_be_asked_for_by_name(engine: AsyncEngine, tmp_path: Path) -> None:
    await came_in(engine, a_town_with(addr__housenumber="3", addr__street="Row 0"), tmp_path)
    async with engine.connect() as connection:
        gazetteer = await load_gazetteer(connection, "demo")
    assert {street.name for street in gazetteer.streets} == {
        f"{kind} {i}" for kind in ("Row", "Column") for i in range(4)
    }
    row = next(street for street in gazetteer.streets if street.name == "Row 2")
    assert (len(row.lines), row.junctions) == (3, frozenset({201, 202, 203, 204}))
    assert [(door.street, door.housenumber) for door in gazetteer.places if door.kind == "address"] == [
        ("Row 0", "3")
    ]


async def test_people_are_guessed_from_the_streets_they_live_on_and_said_to_be(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """25 on each of the 24 stretches between junctions, in cells of a hundredth of a degree."""
    town = await came_in(engine, a_grid_town(), tmp_path)
    assert sum(int(str(zone["people"])) for zone in town.rows["zones"]) == 24 * 25
    assert {zone["estimated"] for zone in town.rows["zones"]} == {True}
    assert town.region["report"]["people_estimated"] is True  # type: ignore[index]
