"""However low the window, no part of the board's column of incidents lies over another or out of it."""

from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import sends
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.test_alarms_on_the_board import a_call_two_minutes_ago

pytestmark = pytest.mark.browser

WAITING, UNDER_WAY = 12, 13
SIZES = ((1366, 768), (1366, 850), (1366, 900), (1280, 720), (1024, 768))

OVER = """() => {
  const column = document.querySelector('[data-testid=waiting]').closest('section').getBoundingClientRect();
  const parts = ['waiting', 'active', 'suggestions', 'closures'].flatMap(id => [
    ...document.querySelector(`[data-testid=${id}]`).querySelectorAll('.head, [data-testid=list-more], .box'),
  ]);
  const said = each => each.className + ': ' + each.innerText.slice(0, 20).replaceAll('\\n', ' ');
  const isOut = at => at.bottom > column.bottom + 1 || at.right > column.right + 1;
  const faults = [];
  parts.forEach((one, i) => {
    const a = one.getBoundingClientRect();
    if (isOut(a)) faults.push('out of the column: ' + said(one));
    parts.slice(i + 1).forEach(two => {
      const b = two.getBoundingClientRect();
      if (a.bottom > b.top + 1 && b.bottom > a.top + 1) faults.push(said(one) + ' / ' + said(two));
    });
  });
  return faults;
}"""


@pytest.mark.parametrize("language", ["pt", "zh"])
async def test_no_part_of_the_column_lies_over_another_in_any_window(
    chromium: Browser, city: City, language: str
) -> None:
    """The first row under way was drawn over what is suggested and over the closed streets."""
    async with city.signed_in("ana") as desk:
        units: list[dict[str, Any]] = (await desk.get("/api/units")).json()["units"]
        for unit in units[:UNDER_WAY]:
            await sends(city, unit["name"], await a_call_two_minutes_ago(desk))
        waiting = [await a_call_two_minutes_ago(desk) for _ in range(WAITING)]
        body = {"id": str(uuid4()), "street_name": "Avenida del Mar", "reason": "flooded"}
        assert (await desk.post("/api/closures", json=body)).status_code == 201
    ana = Dispatcher(await a_window(chromium, SIZES[0], language), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    await expect(ana.by("suggestions")).to_be_visible()
    await expect(ana.by("closures-fold")).to_be_visible()
    for opened in (False, True):
        if opened:
            await ana.page.set_viewport_size({"width": 1920, "height": 1080})
            await ana.chooses(waiting[0])
        for width, height in SIZES:
            await ana.page.set_viewport_size({"width": width, "height": height})
            await ana.page.wait_for_timeout(300)
            assert (width, height, opened, await ana.page.evaluate(OVER)) == (width, height, opened, [])
            assert await ana.in_sight("waiting", 2) >= 2, (width, height, opened)
            assert await ana.in_sight("active", 1) >= 1, (width, height, opened)
