"""What a driver has to do, other ways, and who can be reached in time, as the screens ask for it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import shapely

from tests.stories.city import City

START, END = "-29.9533,-71.3390", "-29.9040,-71.2510"


async def test_a_way_tells_the_driver_what_to_do_in_three_languages(city: City) -> None:
    async with city.signed_in("ana") as ana:
        told = {}
        for language in ("en", "zh", "pt"):
            ask = {"from": START, "to": END, "language": language}
            way = (await ana.get("/api/route", params=ask)).json()
            told[language] = [each["words"] for each in way["manoeuvres"]]
            assert sum(each["seconds"] for each in way["manoeuvres"]) == pytest.approx(way["seconds"], abs=3)
        assert len({tuple(words) for words in told.values()}) == 3
        assert any("left" in words or "right" in words for words in told["en"])
        assert any("轉" in words for words in told["zh"])
        assert any("esquerda" in words or "direita" in words for words in told["pt"])


async def test_other_ways_are_real_and_not_much_slower(city: City) -> None:
    async with city.signed_in("ana") as ana:
        way = (await ana.get("/api/route", params={"from": START, "to": END, "others": 2})).json()
    assert way["others"]
    for other in way["others"]:
        assert way["seconds"] <= other["seconds"] <= 1.25 * way["seconds"]
        assert other["streets"] != way["streets"]


async def test_sending_units_away_shows_whom_it_leaves_bare(city: City) -> None:
    async with city.signed_in("ana") as ana:
        units = (await ana.get("/api/units")).json()["units"]
        everyone = (await ana.get("/api/coverage", params={"within_s": 240, "area": True})).json()
        near = [each["id"] for each in units if each["station"]["name"] == units[0]["station"]["name"]]
        fewer = (await ana.get("/api/coverage", params={"within_s": 240, "without": near})).json()
        longer = (await ana.get("/api/coverage", params={"within_s": 600})).json()
    assert 0 < everyone["covered"] < everyone["people"]
    assert everyone["covered"] < longer["covered"]
    assert fewer["covered"] < everyone["covered"]
    assert sum(fewer["left_bare"].values()) == pytest.approx(everyone["covered"] - fewer["covered"], abs=20)
    assert everyone["area"]["type"] == "MultiPolygon"
    lon, lat = everyone["area"]["coordinates"][0][0][0]
    assert (-72 < lon < -71, -31 < lat < -29) == (True, True)


async def test_cover_by_ambulances_counts_no_engine_and_says_when_it_was_worked_out(city: City) -> None:
    async with city.signed_in("ana") as ana:
        anybody = (await ana.get("/api/coverage")).json()
        cover = (await ana.get("/api/coverage", params={"by": "ambulance"})).json()
        units = (await ana.get("/api/units")).json()["units"]
    assert cover["units"] == sum("ambulance" in each["capabilities"] for each in units)
    assert 0 < cover["covered"] < anybody["covered"]
    assert abs((datetime.now(UTC) - datetime.fromisoformat(cover["at"])).total_seconds()) < 10


async def test_a_unit_gets_further_in_more_time_and_an_incident_is_reached_from_further(city: City) -> None:
    async with city.signed_in("ana") as ana:
        unit = (await ana.get("/api/units")).json()["units"][0]
        call = {"id": str(uuid4()), "pin": {"lat": unit["station"]["lat"], "lon": unit["station"]["lon"]}}
        incident = (await ana.post("/api/calls", json=call)).json()["incident_id"]
        for who in ({"unit_id": unit["id"]}, {"incident_id": incident}):
            bands = (await ana.get("/api/isochrone", params={**who, "within_s": [300, 60]})).json()["bands"]
            assert [each["within_s"] for each in bands] == [60, 300]
            near, far = [shapely.geometry.shape(each["area"]) for each in bands]
            assert 0 < near.area < far.area
            assert far.buffer(2e-5).contains(near)  # drawn to a metre
            assert near.contains(shapely.Point(unit["station"]["lon"], unit["station"]["lat"]))


async def test_an_area_of_nothing_known_is_refused_and_of_no_place_is_empty(city: City) -> None:
    async with city.signed_in("ana") as ana:
        call = (await ana.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
        nowhere = await ana.get("/api/isochrone", params={"incident_id": call["incident_id"]})
        unknown = await ana.get("/api/isochrone", params={"unit_id": str(uuid4())})
        neither = await ana.get("/api/isochrone")
        both = await ana.get("/api/isochrone", params={"unit_id": str(uuid4()), "incident_id": str(uuid4())})
        odd = await ana.get("/api/isochrone", params={"unit_id": str(uuid4()), "within_s": "nan"})
    assert (nowhere.status_code, nowhere.json()["bands"]) == (200, [])
    assert [each.status_code for each in (unknown, neither, both, odd)] == [404, 422, 422, 422]
