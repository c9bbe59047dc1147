"""A place known only to half a city is a thin ring on the map, and is filled while it is chosen."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def test_a_wide_ring_is_filled_when_it_is_chosen_and_only_then(chromium: Browser, city: City) -> None:
    async with city.signed_in("mei") as mei:
        pin = {"lat": -29.9040, "lon": -71.2510, "radius_m": 4000.0}
        body = {"id": str(uuid4()), "type": "fall", "priority": 2, "pin": pin}
        number = (await mei.post("/api/calls", json=body)).json()["number"]
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await ana.shows(number)
    await ana.has_drawn_the_map()
    await ana.sees_rings(filled=False)
    await ana.chooses(number)
    await ana.sees_rings(filled=True)
    await ana.presses("Escape")
    await ana.sees_rings(filled=False)
