"""Times by road are waited for no longer than a dispatcher should."""

import time

import pytest

from routing.fitting import Fitting
from tests.stories.city import City
from tests.web.test_decisions import a_call, recommended, units


async def test_where_roads_take_too_long_straight_lines_answer_and_say_so(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with city.signed_in("ana") as ana:
        station = (await units(ana, "ambulance"))[0]["station"]
        arrest = await a_call(ana, "cardiac_arrest", 1, station)
        by_road = (await recommended(ana, arrest))["ambulance"]["choice"]
        assert by_road["approximate"] is False
        inner, waited_s = Fitting.nearest, 3.0

        def slow(*asked: object) -> object:
            time.sleep(waited_s)
            return inner(*asked)  # type: ignore[arg-type]

        monkeypatch.setattr(Fitting, "nearest", slow)
        monkeypatch.setattr(Fitting, "prepared", False)  # as in the minutes after a country is imported
        begun = time.monotonic()
        straight = (await recommended(ana, arrest))["ambulance"]["choice"]
        assert time.monotonic() - begun < waited_s, "it was not waited for"
        assert straight["approximate"] is True
        assert straight["name"] == by_road["name"]
