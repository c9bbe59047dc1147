"""The words of an alarm are never cut, in any language, on the narrowest board."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import sends
from tests.stories.chromium import WALL, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.test_alarms_on_the_board import a_call_two_minutes_ago

pytestmark = pytest.mark.browser

CUT = """() => [...document.querySelectorAll('[data-testid=row-alarm]')].flatMap(
  all => [all, ...all.children]).filter(each => {
    const line = each.closest('.units, .second').getBoundingClientRect(), at = each.getBoundingClientRect();
    return each.scrollWidth > each.clientWidth || at.right > line.right + 1 || at.bottom > line.bottom + 1;
  }).map(each => each.innerText)"""
"""Wider than its box, or beyond the line it stands on. Children of a flex box are boxes themselves."""


@pytest.mark.parametrize("language", ["pt", "en", "zh"])
async def test_no_word_of_an_alarm_is_cut_on_a_row(chromium: Browser, city: City, language: str) -> None:
    """In Portuguese a row said "meios insuficie…" beside the unit that was sent."""
    async with city.signed_in("rui") as rui:
        units = (await rui.get("/api/units")).json()["units"]
        for unit in units[:2]:
            number = await a_call_two_minutes_ago(rui)
            await sends(city, unit["name"], number, seconds_ago=110)
        await a_call_two_minutes_ago(rui)
    async with city.signed_in("ana") as board:
        for alarm in (await board.get("/api/alarms")).json()["alarms"]:
            taken = await board.post(f"/api/alarms/{alarm['id']}/own", json={"id": str(uuid4())})
            assert taken.status_code == 201
    ana = Dispatcher(await a_window(chromium, WALL, language), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    for place in ("active", "units", "waiting"):
        await expect(ana.by(place).get_by_test_id("row-alarm").first).to_be_visible()
    assert await ana.page.evaluate(CUT) == []
