"""What is overdue is docked where everyone sees it, until somebody has it and it has an end."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City, Twins
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def a_call_two_minutes_ago(client: httpx.AsyncClient) -> str:
    """An incident's number; nobody has been sent."""
    at = (datetime.now(UTC) - timedelta(minutes=2)).isoformat()
    body = {"id": str(uuid4()), "at": at, "words": "smoke", "type": "structure_fire", "priority": 1}
    number: str = (await client.post("/api/calls", json=body)).json()["number"]
    return number


async def at_the_board(chromium: Browser, address: str, name: str) -> Dispatcher:
    return await Dispatcher(await a_window(chromium), f"{address}/board").sign_in(name, PASSWORD)


async def test_an_alarm_taken_on_one_board_is_owned_on_every_board_also_after_a_reload(
    chromium: Browser, twins: Twins
) -> None:
    async with twins.signed_in("rui") as rui:
        ana = await at_the_board(chromium, twins.one, "ana")
        mei = await at_the_board(chromium, twins.other, "mei")
        number = await a_call_two_minutes_ago(rui)
        for board in (ana, mei):
            await board.has_alarms("pending", 1)
            await board.has_pinned(number)
        await ana.takes_the_first_alarm()
        await mei.reads_on_the_row(number, "ana")
        await mei.reloads()
        await mei.reads_on_the_row(number, "ana")
        assert ana.window.complaints == mei.window.complaints == []


async def test_an_alarm_ends_with_its_cause_or_by_hand(chromium: Browser, city: City) -> None:
    async with city.signed_in("rui") as rui:
        ana = await at_the_board(chromium, city.one, "ana")
        first, second = await a_call_two_minutes_ago(rui), await a_call_two_minutes_ago(rui)
        await ana.has_alarms("pending", 2)
        await ana.shows(second)
        await ana.orders(f"D E1 {int(first.split('-')[1])}")
        await ana.has_alarms("pending", 1)
        await ana.ends_the_first_alarm()
        await ana.has_no_alarms()


async def test_many_alarms_of_one_cause_are_one_sound(chromium: Browser, city: City) -> None:
    async with city.signed_in("rui") as rui:
        for _ in range(3):
            await a_call_two_minutes_ago(rui)
        ana = Dispatcher(await a_window(chromium), f"{city.one}/board")
        await ana.listens()
        await ana.sign_in("ana", PASSWORD)
        await ana.has_alarms("pending", 3)
        assert await ana.heard() == [880, 660, 880]


async def test_a_wall_shows_the_picture_and_has_nothing_to_press(chromium: Browser, city: City) -> None:
    async with city.signed_in("rui") as rui:
        number = await a_call_two_minutes_ago(rui)
        ana = await at_the_board(chromium, city.one, "ana")
        await ana.presses("w")
        await ana.shows(number)
        await ana.reads_on_the_wall("nobody sent 1")
        assert await ana.controls() == set()
        await ana.presses("Escape")
        await ana.has_alarms("pending", 1)


async def test_escape_shuts_the_list_of_alarms_and_leaves_the_incident_open(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("rui") as rui:
        ana = await at_the_board(chromium, city.one, "ana")
        await ana.shows(await a_call_two_minutes_ago(rui))
    await ana.chooses_the_first()
    await ana.presses("F8")
    await expect(ana.by("hush")).to_be_visible()
    await ana.presses("Escape")
    await expect(ana.by("hush")).to_have_count(0)
    await expect(ana.by("incident-panel")).to_be_visible()
    await ana.presses("Escape")
    await expect(ana.by("incident-panel")).to_have_count(0)
