"""What a driver has to do, other ways, and who can be reached in time, as the screens ask for it."""

import pytest

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
