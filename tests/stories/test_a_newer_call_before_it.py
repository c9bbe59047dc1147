"""A row that stands behind a newer call of its priority says so, and why."""

from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def a_call(client: httpx.AsyncClient, **more: object) -> str:
    """An incident's number."""
    body = {"id": str(uuid4()), "words": "smoke", "type": "structure_fire", "priority": 2, **more}
    number: str = (await client.post("/api/calls", json=body)).json()["number"]
    return number


async def test_the_older_says_why_and_the_newer_nothing(chromium: Browser, city: City) -> None:
    async with city.signed_in("rui") as rui:
        station = (await rui.get("/api/units")).json()["units"][0]["station"]
        older = await a_call(rui)
        newer = await a_call(rui, pin={"lat": station["lat"], "lon": station["lon"]})
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.shows(older)
    await expect(ana.row(older).get_by_test_id("behind")).to_have_text("later: no place yet")
    await expect(ana.row(newer).get_by_test_id("behind")).to_have_count(0)
    assert await ana.waiting_in_order() == [newer, older]
