"""Real cities come in whole: what their files are known to hold is there, and what is left out is counted.

The counts are of the objects in each file by their tags, relations included, taken by a plain pass over
it; where the files came from, people counted the same but for the relations.
"""

from pathlib import Path
from typing import NamedTuple

import osmium
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.loaders.region import import_region
from data.loaders.report import ImportReport
from routing.profile import CAR_KMH
from tests.data.loaders.cities import with_database
from tests.data.loaders.kept import Kept, kept
from tests.data.loaders.reach import points_that_reach_each_other
from tests.extracts import beside, helsinki

NO_STREET = "a house number without a street"
FACILITIES = ("hospital", "fire_station", "police")


class City(NamedTuple):
    path: Path
    report: ImportReport
    kept: Kept


class Known(NamedTuple):
    """What is in a file."""

    turn_restrictions: int
    doors: int
    """House numbers on nodes, ways and multipolygons."""
    hospitals: int
    fire_stations: int
    police: int
    reachable: float
    """Share of the junctions in the largest part in which all reach each other, at least."""


KNOWN = {
    "helsinki": Known(45, 1470, 0, 1, 0, 0.88),  # some streets end at bollards
    "osm/monaco.osm.pbf": Known(27, 78, 5, 3, 14, 0.92),
    "osm/liechtenstein.osm.pbf": Known(3, 1008, 1, 6, 1, 0.97),
    "osm/baltimore.osm.pbf": Known(3, 1330, 10, 10, 5, 0.96),
}


@pytest.fixture(scope="module", params=KNOWN)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def known(name: str) -> Known:
    return KNOWN[name]


@pytest.fixture(scope="module")
def city(cluster: Cluster, name: str) -> City:
    path = helsinki() if name == "helsinki" else beside(name)

    async def deed(engine: AsyncEngine) -> City:
        report = await import_region(engine, path, "City", "demo")
        return City(path, report, await kept(engine, "City"))

    return with_database(cluster, "extract", deed)


def test_every_turn_restriction_comes_in(city: City, known: Known) -> None:
    assert len(city.kept.rows["turn_rules"]) == known.turn_restrictions


def test_every_house_number_comes_in_or_is_said_to_lack_a_street(city: City, known: Known) -> None:
    doors = len(city.kept.of_kind("address"))
    assert doors == city.report.places["address"]
    assert doors + city.report.dropped.get(NO_STREET, 0) == known.doors


def test_every_hospital_fire_and_police_station_comes_in(city: City, known: Known) -> None:
    found = {kind: sum(not row["sample"] for row in city.kept.of_kind(kind)) for kind in FACILITIES}
    assert found == dict(zip(FACILITIES, (known.hospitals, known.fire_stations, known.police), strict=True))


def test_samples_stand_in_only_for_what_the_city_lacks(city: City, known: Known) -> None:
    samples = {str(row["kind"]) for row in city.kept.rows["places"] if row["sample"]}
    assert samples == ({"hospital"} if not known.hospitals else set())


def test_nearly_all_junctions_reach_each_other(city: City, known: Known) -> None:
    assert known.reachable <= city.report.in_largest_part < known.reachable + 0.01


def test_the_streets_are_as_long_as_their_lines_and_lie_where_the_file_says(city: City) -> None:
    streets = city.kept.rows["streets"]
    assert city.report.street_km == pytest.approx(
        sum(float(str(row["length_m"])) for row in streets) / 1000, abs=0.06
    )
    ends = {row["id"] for row in city.kept.rows["junctions"]}
    assert {row["tail"] for row in streets} | {row["head"] for row in streets} == ends


def test_every_drivable_way_of_the_file_is_a_street_or_counted(city: City) -> None:
    """None is lost without a word: ways in the file = ways that came in + ways left out."""
    ways = sum("highway" in way.tags for way in osmium.FileProcessor(str(city.path), osmium.osm.WAY))
    came_in = {row["tags"]["way"] for row in city.kept.rows["streets"]}  # type: ignore[index]
    of_places = {
        NO_STREET,
        "a place that lies outside the extract",
        "a street that leaves the extract, cut there",
    }
    left_out = sum(
        count
        for why, count in city.report.dropped.items()
        if why not in of_places and not why.startswith(("land ", "sea "))
    )
    assert len(came_in) + left_out == ways


@pytest.mark.parametrize("name", ["helsinki"], indirect=True, scope="module")
def test_helsinki_is_named_in_finnish_and_swedish(city: City) -> None:
    names = [row["names"] for row in city.kept.named("Mannerheimintie")]
    assert {"fi": "Mannerheimintie", "sv": "Mannerheimvägen"} in names


@pytest.mark.parametrize("name", ["osm/liechtenstein.osm.pbf"], indirect=True, scope="module")
def test_in_liechtenstein_as_many_points_reach_each_other_as_others_count(city: City) -> None:
    """Others, who leave out tracks and squares, count 16,808 of 16,912; two points lie on another here."""
    cars = set(CAR_KMH) - {"track", "pedestrian"}
    assert points_that_reach_each_other(city.kept, cars) == (16_806, 16_910)
