"""The head of an incident and the rows of the board keep their height in every language."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import sends, takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

LINES = """each => [...each.children].filter(one => one.getBoundingClientRect().width > 1)
  .map(one => Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2))"""
"""Middles of what stands in a line."""


def in_one_line(middles: list[int]) -> bool:
    return max(middles) - min(middles) <= 6


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
async def test_with_a_second_alarm_and_many_units_neither_the_head_nor_the_row_wraps(
    chromium: Browser, city: City, size: tuple[int, int]
) -> None:
    """In Portuguese the head took two lines, and a row's last words were under its edge."""
    async with city.signed_in("ana") as desk:
        number = await takes_a_call(city, "smoke from a roof")
        (incident,) = (await desk.get("/api/incidents")).json()["incidents"]
        raised = {"id": str(uuid4()), "level": 2}
        (await desk.post(f"/api/incidents/{incident['id']}/alarm", json=raised)).raise_for_status()
    for unit in ("A1", "A2", "A3", "A4", "A5"):
        await sends(city, unit, number)
    window = await a_window(chromium, size, "pt")
    ana = await Dispatcher(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.chooses(number)
    await expect(ana.by("lower-alarm")).to_be_visible()
    head, row = ana.by("incident-head"), ana.row(number).get_by_test_id("row-units")
    await expect(row).to_contain_text("+")
    for name in ("A1", "A2", "A3"):
        chip = row.get_by_title(name, exact=True)
        assert await chip.evaluate("each => each.scrollWidth <= each.clientWidth"), f"{name} is cut"
    for line in (head, row):
        assert in_one_line(await line.evaluate(LINES)), await line.inner_text()
