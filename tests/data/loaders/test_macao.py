"""Macao's streets as a hobbyist drew them: broken at every junction, and of use all the same.

Its maker's lines miss each other by about a metre and some run against their direction. Rounded to five
decimals and turned, 13,452 of its 22,426 points reach each other; the roads between the rest are not in
the file.
"""

import json
import re

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cluster import Cluster
from data.loaders.region import import_region
from data.loaders.report import ImportReport
from data.stores.places import load_gazetteer
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from tests.data.loaders.cities import with_database
from tests.data.loaders.kept import Kept, kept
from tests.data.loaders.reach import points_that_reach_each_other
from tests.extracts import beside

ROADS = "macau/macau_roads.json"
Macao = tuple[ImportReport, Kept, Gazetteer]


@pytest.fixture(scope="module")
def macao(cluster: Cluster) -> Macao:
    path = beside(ROADS)

    async def deed(engine: AsyncEngine) -> Macao:
        report = await import_region(engine, path, "Macao", "demo")
        async with engine.connect() as connection:
            return report, await kept(engine, "Macao"), await load_gazetteer(connection, "demo")

    return with_database(cluster, "macao", deed)


def test_every_road_and_every_name_comes_in(macao: Macao) -> None:
    report, _, _ = macao
    drawn = json.loads(beside(ROADS).read_text())
    assert report.dropped == {}
    assert report.named_streets == len({road["name"] for road in drawn}) == 966
    assert report.street_km == pytest.approx(437, abs=0.5)


def test_as_many_points_reach_each_other_as_rounding_can_join(macao: Macao) -> None:
    _, city, _ = macao
    assert points_that_reach_each_other(city) == (13_452, 22_426)


def test_of_its_junctions_rather_more_reach_each_other(macao: Macao) -> None:
    report, _, _ = macao
    assert report.junctions == 4845
    assert report.in_largest_part == pytest.approx(0.6246, abs=1e-4)


def test_a_name_in_two_scripts_is_known_in_chinese_and_in_portuguese(macao: Macao) -> None:
    _, city, _ = macao
    assert city.named("水坑尾街 Rua do Campo")[0]["names"] == {"zh": "水坑尾街", "pt": "Rua do Campo"}
    signed = {str(row["name"]): set(row["names"]) for row in city.rows["streets"]}  # type: ignore[call-overload]
    both = [name for name in signed if re.search("[\u4e00-\u9fff]", name) and re.search("[A-Za-z]{3}", name)]
    assert len(both) == 952
    assert [name for name in both if signed[name] != {"zh", "pt"}] == ["百老匯大街 The Broadway"]


def test_a_street_is_found_by_either_half_of_its_name(macao: Macao) -> None:
    _, _, gazetteer = macao
    geocoder = Geocoder(gazetteer)
    for said in ("水坑尾街", "Rua do Campo", "rua do campo"):
        (first, *_) = geocoder.find(said)
        assert first.label == "水坑尾街 Rua do Campo"


def test_sample_stations_stand_where_the_streets_hold_together(macao: Macao) -> None:
    report, city, _ = macao
    assert report.samples == {"fire_station": 3, "hospital": 1}
    assert {row["sample"] for row in city.of_kind("fire_station")} == {True}
