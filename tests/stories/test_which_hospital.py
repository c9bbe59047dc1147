"""For a crew that takes somebody: who can treat, how far, how long until taken over, who waits there."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
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

Json = dict[str, Any]


async def write(client: httpx.AsyncClient, path: str, **body: object) -> Json:
    answer = await client.post(path, json={"id": str(uuid4()), **body})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def waits_at(client: httpx.AsyncClient, crew: Json, lat: float, lon: float) -> None:
    """At that door, and believed to be."""
    await write(client, f"/api/units/{crew['id']}/status", status="at_hospital")
    now = datetime.now(UTC)
    moments = [(now + timedelta(seconds=after)).isoformat() for after in (0, 8, 16)]
    fixes = [{"unit_id": crew["id"], "lat": lat, "lon": lon, "at": each} for each in moments]
    assert (await client.post("/api/positions", json={"positions": fixes})).json()["accepted"] >= 1


async def test_a_transporting_crew_is_told_the_hospitals_soonest_first_and_who_waits_there(
    chromium: Browser, city: City
) -> None:
    async with city.engine.connect() as connection:
        asked = "select st_y(position), st_x(position) from places where kind = 'hospital' order by name"
        (lat, lon), *_ = (await connection.execute(text(asked))).all()
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as desk:
        units = (await desk.get("/api/units")).json()["units"]
        crew, other, *_ = [each for each in units if "ambulance" in each["capabilities"]]
        call = await write(desk, "/api/calls", type="fall", priority=2, pin={"lat": lat, "lon": lon})
        path = f"/api/incidents/{call['incident_id']}"
        await write(desk, f"{path}/assignments", unit_id=crew["id"])
        await ana.shows(call["number"])
        await ana.chooses(call["number"])
        await expect(ana.by("hospital")).to_have_count(0)
        await write(desk, f"/api/units/{crew['id']}/status", status="transporting")
        ranked = [each["name"] for each in (await desk.get(f"{path}/hospitals")).json()["hospitals"]]
        shown = ana.by("hospital")
        await expect(shown.first).to_contain_text(ranked[0])
        assert [await each.locator("strong").inner_text() for each in await shown.all()] == ranked[:3]
        await expect(shown.first).to_contain_text("until taken over")
        await waits_at(desk, other, lat, lon)
        told = ana.by("hospital").filter(has_text="1 waiting there")
        await expect(told).to_have_count(1, timeout=20_000)  # asked again while it is looked at
    await ana.switch_language("pt")
    await expect(ana.by("hospital").first).to_contain_text("até à entrega")


async def test_the_hospital_that_can_treat_comes_first_and_what_is_not_known_is_said(
    chromium: Browser, city: City
) -> None:
    """The sample file says nothing of a catheter laboratory at hospital 1, and that it has no burns unit."""
    async with city.engine.connect() as connection:
        asked = "select st_y(position), st_x(position) from places where kind = 'hospital' order by name"
        (lat, lon), *doors = (await connection.execute(text(asked))).all()
    async with city.signed_in("mei") as desk:
        units = (await desk.get("/api/units")).json()["units"]
        crew, *_ = [each for each in units if "ambulance" in each["capabilities"]]
        call = await write(
            desk, "/api/calls", type="cardiac_arrest", priority=1, pin={"lat": lat, "lon": lon}
        )
        await write(desk, f"/api/incidents/{call['incident_id']}/assignments", unit_id=crew["id"])
        await write(desk, f"/api/units/{crew['id']}/status", status="on_scene")
        ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
        await ana.shows(call["number"])
        await ana.chooses(call["number"])
        await is_told_who_can(ana)
        crew_there = Tablet(await a_window(chromium, TABLET), f"{city.one}/unit")
        await Screen.sign_in(crew_there, crew["name"], PASSWORD)
        await is_told_who_can(crew_there)
        assert await crew_there.by("hospital-need").locator("option").count() == 9
        if len(doors) > 2:
            await crew_there.by("hospitals-all").locator("summary").press("Enter")
            await expect(crew_there.by("hospital")).to_have_count(len(doors) + 1)
    await ana.switch_language("zh")
    await expect(ana.by("hospital").last).to_contain_text("✕ 沒有燒傷科")
    await ana.switch_language("pt")
    await expect(ana.by("hospital-need")).to_contain_text("unidade de queimados")


async def is_told_who_can(screen: Screen) -> None:
    shown = screen.by("hospital")
    await expect(shown.first).to_contain_text("Sample hospital 2")
    await expect(shown.first).to_contain_text("✓ cardiac catheterisation (PCI)")
    near = shown.filter(has_text="Sample hospital 1")
    await expect(near).to_contain_text("? cardiac catheterisation (PCI): not known")
    await screen.by("hospital-need").select_option("burns_unit")
    await expect(near).to_contain_text("✕ no burns unit")
    await expect(shown.last).to_contain_text("Sample hospital 1")
