"""A place that nobody has confirmed is offered on the board, and one press makes it sure."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import CORNER, takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.drivers import Board

pytestmark = pytest.mark.browser


async def test_the_best_guess_is_confirmed_by_one_press_and_keeps_its_name(
    chromium: Browser, city: City
) -> None:
    ana = await Board(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    number = await takes_a_call(city, "an old man fell", CORNER)
    await ana.shows(number)
    await ana.chooses_the_first()
    offered = ana.by("places-offered").get_by_role("button")
    name = (await offered.first.locator("bdi").inner_text()).strip()
    said = [each.split(" ±")[0] for each in await offered.all_inner_texts()]
    assert len(set(said)) == len(said), "two that nobody can tell apart"
    panel = ana.by("incident-panel")
    await expect(panel).to_contain_text("location unconfirmed")
    await offered.first.click()
    await expect(ana.by("places-offered")).to_have_count(0)
    await expect(panel).not_to_contain_text("location unconfirmed")
    await expect(panel).to_contain_text(name)
    async with city.signed_in("ana") as client:
        (card,) = (await client.get("/api/incidents")).json()["incidents"]
    assert (card["location"]["label"], card["location"]["confirmed"]) == (name, True)
    assert re.match(CORNER.split(" & ")[0], name)
