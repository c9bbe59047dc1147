"""Enough of the recommendation is seen without scrolling, and a list out of date never passes for new."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text

from tests.site import PASSWORD
from tests.stories.chromium import WALL, Size, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def a_fire_on_the_board(chromium: Browser, city: City, size: Size, language: str = "en") -> Dispatcher:
    window = await a_window(chromium, size, language)
    ana = await Dispatcher(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("rui") as rui:
        station = (await rui.get("/api/units")).json()["units"][0]["station"]
        pin = {"lat": station["lat"] + 0.01, "lon": station["lon"]}
        body = {"id": str(uuid4()), "type": "structure_fire", "priority": 1, "pin": pin}
        number = (await rui.post("/api/calls", json=body)).json()["number"]
    await ana.shows(number)
    await ana.chooses_the_first()
    return ana


@pytest.mark.parametrize(
    ("size", "language", "rows"), [((1680, 1000), "en", 5), (WALL, "en", 3), (WALL, "zh", 3), (WALL, "pt", 3)]
)
async def test_as_many_proposals_are_in_sight_as_a_fire_needs(
    chromium: Browser, city: City, size: Size, language: str, rows: int
) -> None:
    ana = await a_fire_on_the_board(chromium, city, size, language)
    assert await ana.proposals_in_sight() >= rows


async def test_who_was_sent_cannot_be_sent_again_from_an_old_list_and_the_list_says_it_is_old(
    chromium: Browser, city: City
) -> None:
    ana = await a_fire_on_the_board(chromium, city, WALL)
    name = await ana.recommended()
    await ana.has_a_button_for(name, 1)
    await ana.hears_no_more_of("**/recommendation")
    await ana.sends_the_first()
    await ana.has_a_button_for(name, 0)
    await ana.is_told_of_the_list("not refreshed since")
    await ana.hears_again_of("**/recommendation")
    await ana.has_a_fresh_list()
    await ana.has_a_button_for(name, 0)


BUTTON_LIES_OVER = """() => [...document.querySelectorAll('[data-testid=recommended-unit]')].flatMap(row => {
  const go = row.querySelector('.go'), bare = row.querySelector('.bare [aria-hidden]');
  if (!go || !bare) return [];
  const a = bare.getBoundingClientRect(), b = go.getBoundingClientRect();
  return b.left - a.right >= 6 ? [] : [`${bare.innerText} | ${go.innerText}: ${b.left - a.right} px`];
})"""


@pytest.mark.parametrize("language", ["pt", "en", "zh"])
async def test_the_figures_of_a_proposal_keep_their_distance_from_its_button(
    chromium: Browser, city: City, language: str
) -> None:
    """In Portuguese "Enviar A11 para #11" lay over how many people would be uncovered."""
    async with city.engine.begin() as connection:
        await connection.execute(text("update units set name = 'A' || name where name like 'A%'"))
    async with city.signed_in("rui") as rui:
        number = ""
        for _ in range(12):
            body = {"id": str(uuid4()), "words": "fire", "type": "structure_fire", "priority": 1}
            body["location_text"] = "Regimiento Arica & Peñuelas Norte"
            number = (await rui.post("/api/calls", json=body)).json()["number"]
    ana = Dispatcher(await a_window(chromium, WALL, language), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    await ana.by("board-incident").filter(has_text=number).first.scroll_into_view_if_needed()
    await ana.chooses(number)
    await expect(ana.by("assign-button").first).to_be_visible()
    await expect(ana.page.locator(".proposed .bare [aria-hidden]").first).to_be_visible()
    assert await ana.page.evaluate(BUTTON_LIES_OVER) == []
