"""An area closed by drawing it, by mouse or by keys: every board has it, and every arrival is told anew."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City, Twins
from tests.stories.map_drawer import MapDrawer
from tests.stories.map_reader import Spot

pytestmark = pytest.mark.browser

Json = dict[str, Any]
HALF_DEG = 0.004
"""Some 400 m: the street of the way and the ones beside it."""


async def a_crew_under_way(client: httpx.AsyncClient) -> tuple[Json, Json]:
    """Across the city: the call, the unit."""
    pin = {"lat": -29.9040, "lon": -71.2510}
    body = {"id": str(uuid4()), "type": "structure_fire", "pin": pin}
    call: Json = (await client.post("/api/calls", json=body)).json()
    units: list[Json] = (await client.get("/api/units")).json()["units"]
    engines = [each for each in units if "engine" in each["capabilities"]]
    far = max(engines, key=lambda each: abs(each["station"]["lat"] - pin["lat"]))
    order = {"id": str(uuid4()), "unit_id": far["id"], "eta_s": 600.0}
    sent = await client.post(f"/api/incidents/{call['incident_id']}/assignments", json=order)
    assert sent.status_code == 201, sent.text
    return call, far


async def halfway(client: httpx.AsyncClient, unit: Json) -> Spot:
    at = unit["station"]
    ask = {"from": f"{at['lat']},{at['lon']}", "to": "-29.9040,-71.2510"}
    line = (await client.get("/api/route", params=ask)).json()["geometry"]["coordinates"]
    lon, lat = line[len(line) // 2]
    return lat, lon


def square(middle: Spot) -> list[Spot]:
    lat, lon = middle
    turns = ((1, -1), (-1, -1), (-1, 1), (1, 1))
    return [(lat + up * HALF_DEG, lon + right * HALF_DEG) for up, right in turns]


async def test_an_area_drawn_by_mouse_makes_a_crew_late_on_every_board(
    chromium: Browser, twins: Twins
) -> None:
    window = await a_window(chromium, sees_map=True)
    ana = await MapDrawer(window, f"{twins.one}/board").sign_in("ana", PASSWORD)
    mei = await MapDrawer(await a_window(chromium), f"{twins.other}/board").sign_in("mei", PASSWORD)
    async with twins.signed_in("sam") as sam:
        call, crew = await a_crew_under_way(sam)
        middle = await halfway(sam, crew)
    for each in (ana, mei):
        await each.shows(call["number"])
        await each.chooses(call["number"])
    on_its_way = mei.by("incident-panel").locator(".unit").filter(has_text=crew["name"])
    await expect(on_its_way).to_contain_text("due at")
    await expect(on_its_way).not_to_contain_text("(+")
    station = (crew["station"]["lat"], crew["station"]["lon"])
    await ana.map_shows(station, middle, (-29.9040, -71.2510))
    await ana.closes_an_area(square(middle), "flooded")
    await mei.has_closed("flooded")
    await expect(on_its_way).to_contain_text("(+", timeout=10_000)
    await mei.opens_the_area("flooded")
    await expect(ana.by("closure")).to_have_count(0)
    assert window.complaints == []


async def test_an_area_drawn_by_keys_alone_is_in_the_next_recommendation_of_another_board(
    chromium: Browser, twins: Twins
) -> None:
    ana = await MapDrawer(await a_window(chromium, sees_map=True), f"{twins.one}/board").sign_in(
        "ana", PASSWORD
    )
    mei = await MapDrawer(await a_window(chromium), f"{twins.other}/board").sign_in("mei", PASSWORD)
    async with twins.signed_in("sam") as sam:
        units = (await sam.get("/api/units")).json()["units"]
        at = units[0]["station"]
        pin = {"lat": at["lat"] + 0.01, "lon": at["lon"] + 0.01}
        body = {"id": str(uuid4()), "type": "rubbish_fire", "pin": pin}
        call = (await sam.post("/api/calls", json=body)).json()
    await mei.shows(call["number"])
    await mei.chooses(call["number"])
    first = await mei.recommended()
    told = mei.by("recommended-unit").first
    await expect(told).to_contain_text(re.compile(r"\d\d:\d\d–\d\d:\d\d"))
    before = await told.inner_text()
    await ana.looks_at(first)
    await ana.closes_a_square_by_keys(2, "gas leak")
    await mei.has_closed("gas leak")
    await expect(told).not_to_have_text(before, timeout=15_000)
    await expect(told).to_contain_text(re.compile(r"\d\d:\d\d–\d\d:\d\d"))


async def test_an_area_is_slowed_not_shut_and_every_board_says_by_how_much(
    chromium: Browser, twins: Twins
) -> None:
    """The form could only shut; a street under water that engines still pass was open or closed."""
    window = await a_window(chromium, sees_map=True)
    ana = await MapDrawer(window, f"{twins.one}/board").sign_in("ana", PASSWORD)
    mei = await MapDrawer(await a_window(chromium, language="pt"), f"{twins.other}/board").sign_in(
        "mei", PASSWORD
    )
    async with twins.signed_in("sam") as sam:
        call, crew = await a_crew_under_way(sam)
        middle = await halfway(sam, crew)
        await ana.shows(call["number"])
        await ana.chooses(call["number"])
        on_its_way = ana.by("incident-panel").locator(".unit").filter(has_text=crew["name"])
        await expect(on_its_way).to_contain_text("due at")
        station = (crew["station"]["lat"], crew["station"]["lon"])
        await ana.map_shows(station, middle, (-29.9040, -71.2510))
        await ana.slows_an_area(square(middle), 10, "hail")
        await mei.reads_of_the_closure("hail", "a área desenhada", "lenta, a 10 %")
        (held,) = (await sam.get("/api/closures")).json()["closures"]
        assert held["factor"] == 10
        await expect(on_its_way).to_contain_text("(+", timeout=10_000)
    await ana.page.keyboard.press("Control+z")
    await ana.reads("take back: slowing of the drawn area to 10 %. It is as usual again")
    await ana.page.keyboard.press("Escape")
    await mei.opens_the_area("hail")
    await expect(ana.by("closure")).to_have_count(0)
    assert window.complaints == []


async def test_an_area_that_crosses_itself_is_told_while_it_is_drawn_and_esc_ends_the_drawing(
    chromium: Browser, city: City
) -> None:
    """The outline was gone and the button was not; Esc did nothing at the form's own buttons."""
    window = await a_window(chromium, sees_map=True)
    ana = await MapDrawer(window, f"{city.one}/board").sign_in("ana", PASSWORD)
    lat, lon = -29.9040, -71.2510
    around = [(lat + up * 0.02, lon + right * 0.02) for up, right in ((1, -1), (-1, 1), (-1, -1), (1, 1))]
    await ana.has_drawn_the_map()
    await ana.draws_without_closing(around)
    await ana.is_told_that_it_crosses(True)
    await ana.takes_the_last_corner_back()
    await ana.is_told_that_it_crosses(False)
    await ana.by("closure-reason").fill("flooded")
    await ana.by("closure-draw").focus()
    await ana.page.keyboard.press("Escape")
    await ana.draws_no_more()
    await expect(ana.by("closure-reason")).to_have_value("flooded")
    await ana.by("closure-draw").click()
    await expect(ana.by("closure-draw")).to_have_attribute("aria-pressed", "true")
    await ana.by("closure-reason").focus()
    await ana.page.keyboard.press("Escape")
    await ana.draws_no_more()
    await ana.by("closure-draw").click()
    await ana.by("link-age").click()
    await ana.page.keyboard.press("Escape")
    await ana.draws_no_more()
    assert window.complaints == []
