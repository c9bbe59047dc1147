"""A screen that has heard nothing yet says so; it does not say that nothing is there."""

import asyncio

import pytest
from playwright.async_api import Browser, WebSocketRoute, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import takes_a_call
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def test_nothing_is_called_empty_before_the_centre_has_said_what_there_is(
    chromium: Browser, city: City
) -> None:
    """On a slow link an open socket was enough: for seconds a board read "No open incidents" over a fire."""
    number = await takes_a_call(city, "smoke from a roof")
    ana = Dispatcher(await a_window(chromium), f"{city.one}/board")
    heard = asyncio.Event()

    async def slow(socket: WebSocketRoute) -> None:
        centre = socket.connect_to_server()

        async def late(message: str | bytes) -> None:
            await heard.wait()
            socket.send(message)

        centre.on_message(lambda message: asyncio.ensure_future(late(message)))

    await ana.page.route_web_socket("**/api/live*", slow)
    await ana.sign_in("ana", PASSWORD)
    await ana.says("Connecting to the centre")
    for empty in ("No open incidents", "No units in service", "no alarms", "Waiting 0"):
        await expect(ana.page.get_by_text(empty)).to_have_count(0)
    heard.set()
    await ana.shows(number)
    await expect(ana.page.get_by_text("Connecting to the centre")).to_have_count(0)
    assert ana.window.complaints == []


async def test_a_filter_that_fits_no_unit_does_not_say_that_there_are_none(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await expect(ana.by("board-unit").first).to_be_visible()
    await ana.by("unit-filter").fill("zzz")
    await ana.says("No unit fits what is typed.")
    await expect(ana.page.get_by_text("No units in service")).to_have_count(0)
