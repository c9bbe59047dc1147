"""A supervisor looks at the day: what was kept, who was late and why, in three languages, by keyboard."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.accessibility import faults, in_theme, refused_by_policy, watch_the_policy
from tests.stories.chromium import Window, a_window
from tests.stories.city import City
from tests.stories.drivers import Screen
from tests.stories.supervisor import Supervisor

pytestmark = pytest.mark.browser


LOCAL = ZoneInfo("America/Santiago")
"""Of the sample city."""


def twenty_minutes_ago() -> datetime:
    return datetime.now(LOCAL) - timedelta(minutes=20)


async def a_late_fire(city: City, at: datetime) -> str:
    """Sent at once, moving after four minutes, there after fifteen; its number."""

    def after(minutes: float) -> str:
        return (at + timedelta(minutes=minutes)).isoformat()

    async with city.signed_in("ana") as ana, city.signed_in("E1") as crew:
        said = {"id": str(uuid4()), "at": after(0), "type": "structure_fire", "priority": 1}
        said |= {"location_text": "Regimiento Arica & Peñuelas Norte"}
        call = (await ana.post("/api/calls", json=said)).json()
        e1 = next(each for each in (await ana.get("/api/units")).json()["units"] if each["name"] == "E1")
        order = {"id": str(uuid4()), "unit_id": e1["id"], "slot": "engine", "at": after(0.5), "eta_s": 200.0}
        await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=order)
        for status, minutes in (("en_route", 4.5), ("on_scene", 15.0)):
            word = {"id": str(uuid4()), "status": status, "at": after(minutes)}
            (await crew.post(f"/api/units/{e1['id']}/status", json=word)).raise_for_status()
    number: str = call["number"]
    return number


async def a_window_in(chromium: Browser, theme: str, language: str = "en") -> Window:
    window = await a_window(chromium, language=language)
    await in_theme(window, theme)
    await watch_the_policy(window)
    return window


async def a_supervisor(window: Window, city: City, who: str = "sam", path: str = "/board") -> Supervisor:
    sam = Supervisor(window, f"{city.one}{path}")
    await Screen.sign_in(sam, who, PASSWORD)
    return sam


async def test_the_day_tells_how_soon_and_why_late_and_gives_it_out_as_a_file(
    chromium: Browser, city: City
) -> None:
    at = twenty_minutes_ago()
    number = await a_late_fire(city, at)
    window = await a_window_in(chromium, "dark")
    sam = await a_supervisor(window, city)
    await sam.goes_to_the_day()
    await sam.looks_at(at.date())
    await sam.sees_figures(1, 1, 1)
    await sam.reads_of_target("response", "Quality Charter")
    await sam.reads_of_target("response", "missed")
    await sam.reads_of_target("processing", "1 of 1")
    await sam.reads_why(number, "E1 moved after 04:00, target 01:20")
    name, text = await sam.saves("Against targets")
    assert name.startswith("farol-targets-")
    assert '"Response, first crew",360,0.9,' in text
    _, late = await sam.saves("Late, and why · 1")
    assert number in late
    await sam.goes_a_day_back()
    await sam.sees_an_empty_day()
    assert window.complaints == []
    assert await refused_by_policy(window) == []


@pytest.mark.parametrize(("theme", "language"), [("dark", "en"), ("light", "zh"), ("light", "pt")])
async def test_the_day_is_open_to_everyone_empty_and_full(
    chromium: Browser, city: City, theme: str, language: str
) -> None:
    window = await a_window_in(chromium, theme, language)
    at = twenty_minutes_ago() - timedelta(days=1)  # the day in the address is kept through signing in
    sam = await a_supervisor(window, city, path=f"/day?on={at.date().isoformat()}")
    await sam.sees_an_empty_day()
    assert await faults(window) == []
    await a_late_fire(city, at)
    await window.page.reload()
    await sam.sees_figures(1, 1, 1)
    assert await faults(window) == []
    assert window.complaints == []


async def test_a_dispatcher_is_not_offered_the_day_and_told_so_at_its_address(
    chromium: Browser, city: City
) -> None:
    ben = await a_supervisor(await a_window_in(chromium, "dark"), city, who="ana")
    await ben.is_offered_no_day()
    await ben.page.goto(f"{city.one}/day")
    await ben.says("Your role may not do this.")
