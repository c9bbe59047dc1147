"""The board and the sign-in keep the rules of accessibility, light and dark, in every state people meet."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.accessibility import faults, in_theme, refused_by_policy, watch_the_policy
from tests.stories.chromium import Window, a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

THEMES = ("dark", "light")


async def an_old_call(client: httpx.AsyncClient, priority: int) -> str:
    """An incident's number."""
    at = (datetime.now(UTC) - timedelta(minutes=20)).isoformat()
    body = {"id": str(uuid4()), "at": at, "words": "smoke", "type": "structure_fire", "priority": priority}
    body |= {"location_text": "Regimiento Arica & Peñuelas Norte"}
    number: str = (await client.post("/api/calls", json=body)).json()["number"]
    return number


async def a_window_in(chromium: Browser, theme: str, language: str = "en") -> Window:
    window = await a_window(chromium, language=language, sees_map=True)
    await in_theme(window, theme)
    await watch_the_policy(window)
    return window


@pytest.mark.parametrize("theme", THEMES)
async def test_the_sign_in_is_open_to_everyone(chromium: Browser, city: City, theme: str) -> None:
    window = await a_window_in(chromium, theme)
    await window.page.goto(f"{city.one}/board")
    await window.page.get_by_test_id("signin-name").wait_for()
    assert await faults(window) == []
    assert await refused_by_policy(window) == []


@pytest.mark.parametrize(("theme", "language"), [("dark", "en"), ("light", "zh"), ("light", "pt")])
async def test_the_board_is_open_to_everyone_in_every_state(
    chromium: Browser, city: City, theme: str, language: str
) -> None:
    window = await a_window_in(chromium, theme, language)
    ana = await Dispatcher(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.has_drawn_the_map()
    assert await faults(window) == []
    async with city.signed_in("rui") as rui:
        for priority in (4, 3, 2, 1):
            urgent = await an_old_call(rui, priority)
    await ana.shows(urgent)
    await ana.has_alarms("pending", 4)
    await ana.chooses_the_first()
    await ana.recommended()
    await ana.types(f"D E1 {int(urgent.split('-')[1])}")
    assert await faults(window) == []
    await ana.presses("Enter")
    await ana.types("E99")
    await ana.presses("F8")
    assert await faults(window) == []
    await ana.types("?")
    assert await faults(window) == []
    await ana.presses("Escape")
    await ana.begins_to_draw()
    assert await faults(window) == []
    assert await refused_by_policy(window) == []
    assert window.complaints == []
