"""Whatever people write, and however long, no page is wider than its window and no row runs over itself."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text

from tests.site import PASSWORD
from tests.stories.chromium import TABLET, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.drivers import Screen
from tests.stories.tablet import Tablet

pytestmark = pytest.mark.browser

ENDLESS = "Llanfairpwllgwyngyll" * 13
LONG_NAME = "AUTOBOMBA-FORESTAL-27"

TOO_WIDE = """() => {
  const page = document.scrollingElement;
  const faults = page.scrollWidth > innerWidth ? [`page ${page.scrollWidth} > ${innerWidth}`] : [];
  for (const each of document.querySelectorAll('header, main, main section, article, .column, li, .row')) {
    const { width, right } = each.getBoundingClientRect();
    if (width && right > innerWidth + 1) faults.push(`${each.tagName}.${each.className} ${right}`);
  }
  return faults;
}"""

RUNS_OVER = """row => {
  const parts = [...row.querySelectorAll('strong, .mark, .since')].map(each => each.getBoundingClientRect());
  const inside = row.getBoundingClientRect();
  const isOver = (a, i) => parts.slice(i + 1).some(b => a.right > b.left + 1);
  return parts.some((a, i) => a.right > inside.right + 1 || isOver(a, i));
}"""


async def test_no_page_is_wider_than_its_window_and_no_name_runs_over_a_clock(
    chromium: Browser, city: City
) -> None:
    """A place of 260 letters made the board 4,737 pixels wide."""
    async with city.engine.begin() as connection:
        await connection.execute(text("update units set name = :name where name = 'E1'"), {"name": LONG_NAME})
    async with city.signed_in("ana") as desk:
        call = {
            "id": str(uuid4()),
            "words": ENDLESS,
            "location_text": ENDLESS,
            "caller_name": ENDLESS[:100],
        }
        taken = await desk.post("/api/calls", json=call)
        assert taken.status_code == 201, taken.text
        incident, number = taken.json()["incident_id"], taken.json()["number"]
        note = {"id": str(uuid4()), "text": ENDLESS}
        assert (await desk.post(f"/api/incidents/{incident}/notes", json=note)).status_code == 201
        shut = {"id": str(uuid4()), "street_name": "Avenida del Mar", "reason": ENDLESS[:200]}
        assert (await desk.post("/api/closures", json=shut)).status_code == 201
        units = (await desk.get("/api/units")).json()["units"]
        for unit in units:
            if unit["name"] in (LONG_NAME, "E2"):
                order = {"id": str(uuid4()), "unit_id": unit["id"]}
                sent = await desk.post(f"/api/incidents/{incident}/assignments", json=order)
                assert sent.status_code == 201, sent.text
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.chooses(number)
    await expect(ana.by("assign-button").first.or_(ana.by("nobody").first)).to_be_visible()
    assert await ana.page.evaluate(TOO_WIDE) == []
    await ana.page.keyboard.press("F8")
    assert await ana.page.evaluate(TOO_WIDE) == []
    row = ana.by("board-unit").filter(has_text=LONG_NAME[:6])
    assert await row.evaluate(RUNS_OVER) is False
    assert await row.locator("strong").get_attribute("title") == LONG_NAME
    for address in ("/board?wall=1", "/call"):
        await ana.page.goto(city.one + address)
        await expect(ana.page.locator("main")).to_be_visible()
        await ana.page.wait_for_timeout(1500)
        assert (address, await ana.page.evaluate(TOO_WIDE)) == (address, [])
    crew: Screen = await Tablet(await a_window(chromium, TABLET), f"{city.one}/unit").sign_in("E2", PASSWORD)
    await expect(crew.by("unit-assignment")).to_contain_text("Llanfair")
    assert await crew.page.evaluate(TOO_WIDE) == []
    await crew.page.set_viewport_size({"width": 390, "height": 844})
    assert await crew.page.evaluate(TOO_WIDE) == []
