"""Who is reached in time now and how far one unit gets, on the map; an old picture never passes for new."""

import re

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.centre_staff import sends, takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


def of_people(cover: dict[str, int]) -> str:
    return f"{cover['covered']:,} of {cover['people']:,} people"


async def test_coverage_follows_the_units_and_says_when_it_could_not(chromium: Browser, city: City) -> None:
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number = await takes_a_call(city, "smoke")
    await ana.shows(number)
    await ana.turns_on("c")
    async with city.signed_in("mei") as mei:
        before = (await mei.get("/api/coverage")).json()
        await ana.reads_in_the_legend(of_people(before))
        await sends(city, "E1", number)
        await sends(city, "A1", number)
        after = (await mei.get("/api/coverage")).json()
        assert after["units"] == before["units"] - 2
        await ana.reads_in_the_legend(f"{after['units']} free units")
        await ana.reads_in_the_legend(of_people(after))
        await ana.hears_no_more_of("**/api/coverage*")
        await sends(city, "E2", number)
    await ana.reads_in_the_legend("Not refreshed. As it was at")
    await ana.reads_in_the_legend(f"{after['units']} free units")
    await ana.presses("c")
    await ana.has_no_legend()


async def test_how_far_a_unit_gets_and_from_where_an_incident_is_reached(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number = await takes_a_call(city, "smoke")
    await ana.shows(number)
    await ana.presses("i")
    await ana.reads_in_the_legend("Choose a unit or an incident")
    await ana.looks_at_unit("E1")
    await ana.reads_in_the_legend(re.compile(r"How far E1 gets.*02:00.*04:00.*06:00.*as of", re.S))
    await ana.chooses(number)
    await ana.reads_in_the_legend(
        re.compile(rf"From where #{int(number[-6:])} is reached.*06:00.*as of", re.S)
    )
