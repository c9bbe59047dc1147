"""A running clock says days from a day on, and stands still while its figures change."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import TABLET, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser

WIDTHS = """clock => [...'0123456789'].map(each => {
  const probe = document.createElement('span');
  probe.textContent = each.repeat(20);
  clock.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width;
})"""


async def a_mayday_of_yesterday(city: City) -> None:
    """E1's, 26 h 28 min old."""
    at = datetime.now(UTC) - timedelta(hours=26, minutes=28, seconds=16)
    async with city.signed_in("ana") as client:
        units = (await client.get("/api/units")).json()["units"]
        (e1,) = [each for each in units if each["name"] == "E1"]
        body = {"id": str(uuid4()), "at": at.isoformat()}
        (await client.post(f"/api/units/{e1['id']}/mayday", json=body)).raise_for_status()


async def test_a_mayday_of_yesterday_is_a_day_old_on_board_wall_and_tablet(
    chromium: Browser, city: City
) -> None:
    """It read 26:28:16, which looks like minutes."""
    await a_mayday_of_yesterday(city)
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    wall = Dispatcher(await a_window(chromium, language="zh"), f"{city.one}/board?wall=1")
    await wall.sign_in("mei", PASSWORD)
    crew = await Tablet(await a_window(chromium, TABLET, "pt"), f"{city.one}/unit").sign_in("E1", PASSWORD)
    for screen, day in ((ana, "d"), (wall, "天"), (crew, "d")):
        await expect(screen.by("mayday").locator(".clock")).to_have_text(
            re.compile(rf"^1\s{day}\s02:(28|29)$")
        )


async def test_figures_are_of_one_width_so_that_no_clock_jumps(chromium: Browser, city: City) -> None:
    """The build had put the shorthand for fonts last, which took the even widths away again."""
    await a_mayday_of_yesterday(city)
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    for clock in (ana.by("mayday").locator(".clock"), ana.by("board-unit").first.locator(".since").first):
        widths = await clock.evaluate(WIDTHS)
        assert max(widths) - min(widths) < 0.01
