"""A row never moves under the cursor: a board that reorders while someone aims sends the wrong unit."""

from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = [pytest.mark.browser, pytest.mark.a_core_each]


async def a_call(client: httpx.AsyncClient, priority: int) -> str:
    """An incident's number."""
    body = {"id": str(uuid4()), "words": "smoke", "type": "structure_fire", "priority": priority}
    number: str = (await client.post("/api/calls", json=body)).json()["number"]
    return number


async def test_the_order_is_held_while_the_pointer_is_over_the_list_and_what_waits_is_counted(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("rui") as rui:
        lesser = await a_call(rui, priority=3)
        ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
        await ana.shows(lesser)
        await ana.points_at(lesser)
        urgent = await a_call(rui, priority=1)
        await ana.is_told_of_waiting("1 new")
        assert await ana.waiting_in_order() == [lesser]
        await ana.points_at_the_map()
        await ana.shows(urgent)
        assert await ana.waiting_in_order() == [urgent, lesser]


async def test_a_choice_by_key_holds_the_order_until_escape(chromium: Browser, city: City) -> None:
    async with city.signed_in("rui") as rui:
        lesser = await a_call(rui, priority=3)
        ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
        await ana.shows(lesser)
        await ana.chooses_the_first()
        urgent = await a_call(rui, priority=1)
        await ana.is_told_of_waiting("1 new")
        assert await ana.waiting_in_order() == [lesser]
        await ana.presses("Escape")
        await ana.shows(urgent)
        assert await ana.waiting_in_order() == [urgent, lesser]
