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

BROKEN = """() => [...document.querySelectorAll('[data-testid^=unit-status-]')].flatMap(each => {
  const text = [...each.childNodes].filter(one => one.nodeType === 3).at(-1);
  return [...text.data.matchAll(/[^\\s]+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1;
  }).map(word => word[0]).concat(each.scrollWidth > each.clientWidth ? [`${text.data} is cut`] : []);
})"""
"""The words of a crew's buttons that stand on two lines, or run out of their button."""

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


@pytest.mark.parametrize("language", ["en", "pt", "zh"])
async def test_no_word_on_a_crews_button_is_broken_however_the_tablet_is_held(
    chromium: Browser, city: City, language: str
) -> None:
    """On a tablet held upright two of the five buttons said "TRANSPO RTING" and "AVAILABL E"."""
    async with city.engine.begin() as connection:
        carries = text("update units set capabilities = '{ambulance}' where name = 'E1'")
        await connection.execute(carries)
    crew = await Tablet(await a_window(chromium, TABLET, language), f"{city.one}/unit").sign_in(
        "E1", PASSWORD
    )
    await expect(crew.by("unit-status-transporting")).to_be_visible()
    for width, height in (
        (1280, 800),
        (800, 1280),
        (768, 1024),
        (1001, 700),
        (960, 600),
        (800, 600),
        (390, 844),
    ):
        await crew.page.set_viewport_size({"width": width, "height": height})
        assert ((width, height), await crew.page.evaluate(BROKEN)) == ((width, height), [])
