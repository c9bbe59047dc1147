"""Stations are the city's own where it has some; else samples, put where people are reached soonest."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.loaders.fleet import seed_fleet
from data.loaders.region import import_region
from data.loaders.siting import place
from data.stores.places import region_summary
from routing.geo import LatLon
from routing.network import Arc, StreetNetwork
from tests.data.loaders.kept import kept
from tests.data.loaders.osm_town import WEST, OsmTown, a_grid_town


def a_long_road(junctions: int) -> StreetNetwork:
    """Junctions 0, 1, 2 … a kilometre and a minute apart."""
    pairs = [(i, i + 1) for i in range(junctions - 1)]
    arcs = [
        Arc(street_id=i, tail=u, head=v, length_m=1000, travel_s=60)
        for i, (a, b) in enumerate(pairs)
        for u, v in ((a, b), (b, a))
    ]
    return StreetNetwork.from_rows(((i, 0.0, i * 0.009) for i in range(junctions)), arcs)


def on_road(*where: tuple[int, int]) -> list[tuple[LatLon, int]]:
    """(junction, people)."""
    return [(LatLon(0.0, junction * 0.009), people) for junction, people in where]


def test_one_station_goes_to_the_middle_of_the_people_not_of_the_road() -> None:
    everyone = on_road((0, 10), (1, 10), (2, 10), (9, 10))
    assert place(a_long_road(10), everyone, 1)[0].lon in (0.009, 0.018)
    crowded = on_road((0, 10), (1, 10), (2, 10), (9, 1000))
    assert place(a_long_road(10), crowded, 1)[0].lon == pytest.approx(0.081)


def test_two_stations_go_one_to_each_village() -> None:
    villages = on_road((0, 50), (1, 200), (2, 50), (7, 50), (8, 200), (9, 50))
    assert {round(each.lon / 0.009) for each in place(a_long_road(10), villages, 2)} == {1, 8}


def test_a_poor_first_choice_is_exchanged_for_a_better_pair() -> None:
    """Greedily the first goes to the middle, junction 4, and the pair costs more than 1 and 7 do."""
    spread = on_road((0, 10), (1, 10), (2, 10), (4, 1), (6, 10), (7, 10), (8, 10))
    assert {round(each.lon / 0.009) for each in place(a_long_road(9), spread, 2)} == {1, 7}


def test_people_far_from_every_street_are_served_from_the_nearest_junction() -> None:
    assert place(a_long_road(5), [(LatLon(0.02, 0.036), 100)], 1) == [LatLon(0.0, 0.036)]


def test_there_are_no_more_stations_than_places_to_put_them() -> None:
    assert len(place(a_long_road(5), on_road((0, 10), (4, 10)), 3)) == 2
    assert place(a_long_road(5), [], 3) == []


async def test_a_city_without_stations_gets_samples_that_say_so(engine: AsyncEngine, tmp_path: Path) -> None:
    report = await import_region(engine, a_grid_town(30).write(tmp_path / "town.osm"), "Town", "demo")
    assert report.samples == {"fire_station": 3, "hospital": 1}
    assert report.places == {}
    town = await kept(engine)
    assert [row["name"] for row in town.of_kind("fire_station")] == [f"Sample station {i}" for i in (1, 2, 3)]
    assert {row["sample"] for row in town.rows["places"]} == {True}


async def test_a_city_with_a_station_of_its_own_gets_no_samples_of_that_kind(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    town = a_grid_town(30)
    town.nodes[9999] = (WEST, 60.17, {"amenity": "fire_station", "name": "Central"})
    report = await import_region(engine, town.write(tmp_path / "town.osm"), "Town", "demo")
    assert (report.places, report.samples) == ({"fire_station": 1}, {"hospital": 1})
    async with engine.connect() as connection:
        region = await region_summary(connection, "demo")
    assert region is not None
    assert {(each.name, each.sample) for each in region.facilities} == {
        ("Central", False),
        ("Sample hospital 1", True),
    }
    assert await seed_fleet(engine, "demo", "farol", 2) == 2


async def test_a_hamlet_in_the_corner_of_its_zone_has_a_station_too(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """The middle of its zone lies 700 m from the last street; it was left without any station."""
    town = OsmTown()
    for i in range(12):
        town.nodes[i + 1] = (24.9501 + i * 1e-5, 60.1701, {})
    for i in range(11):
        town.ways[i + 1] = ([i + 1, i + 2], {"highway": "residential"})
    report = await import_region(engine, town.write(tmp_path / "town.osm"), "Town", "demo")
    assert report.samples == {"fire_station": 1, "hospital": 1}


async def test_a_town_of_main_roads_only_has_people_and_a_station(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    """Nobody was taken to live on a primary road: no people, no stations, no units."""
    town = a_grid_town()
    town.ways = {id: (refs, {**tags, "highway": "primary"}) for id, (refs, tags) in town.ways.items()}
    report = await import_region(engine, town.write(tmp_path / "town.osm"), "Town", "demo")
    assert report.people == 24 * 25
    assert report.samples == {"fire_station": 2, "hospital": 1}
