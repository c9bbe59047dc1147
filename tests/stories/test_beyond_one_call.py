"""What a dispatcher decides beyond one call: who is taken, who relieves whom, who goes where."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City, Twins
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

Json = dict[str, Any]


async def write(client: httpx.AsyncClient, path: str, **body: object) -> Json:
    answer = await client.post(path, json={"id": str(uuid4()), **body})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def a_call(client: httpx.AsyncClient, type: str, priority: int, near: Json) -> Json:
    pin = {"lat": near["lat"], "lon": near["lon"]}
    return await write(client, "/api/calls", type=type, priority=priority, pin=pin)


async def fleet(client: httpx.AsyncClient, capability: str) -> list[Json]:
    units: list[Json] = (await client.get("/api/units")).json()["units"]
    return [each for each in units if capability in each["capabilities"]]


async def only(client: httpx.AsyncClient, units: list[Json], *kept: Json) -> None:
    """The rest goes off duty."""
    for each in units:
        if each not in kept:
            await write(client, f"/api/units/{each['id']}/status", status="off_duty")


async def test_a_crew_is_taken_from_a_fall_for_a_cardiac_arrest_in_one_press(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as desk:
        ambulances = await fleet(desk, "ambulance")
        crew, last = ambulances[0], ambulances[-1]
        await only(desk, ambulances, crew)
        fall = await a_call(desk, "fall", 3, last["station"])
        await write(desk, f"/api/incidents/{fall['incident_id']}/assignments", unit_id=crew["id"])
        arrest = await a_call(desk, "cardiac_arrest", 1, crew["station"])
    await ana.shows(arrest["number"])
    await ana.chooses(arrest["number"])
    offer = ana.by("divert").first
    await expect(offer).to_contain_text(crew["name"])
    await expect(offer).to_contain_text("nobody else can")
    await expect(offer).to_contain_text(f"Nobody free could serve #{int(fall['number'][-6:])} then")
    await offer.get_by_role("button").click()
    await expect(ana.row(arrest["number"])).to_contain_text(crew["name"])
    await expect(ana.row(fall["number"])).not_to_contain_text(crew["name"])


LINE_PX = 26
"""The highest line of a proposal is that of its button."""


@pytest.mark.parametrize("language", ["pt", "en", "zh"])
async def test_a_proposal_and_a_diversion_take_two_lines_at_most(
    chromium: Browser, city: City, language: str
) -> None:
    """In Portuguese a diversion took three, and its button a fourth."""
    ana = Dispatcher(await a_window(chromium, language=language), f"{city.one}/board")
    await ana.sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as desk:
        ambulances = await fleet(desk, "ambulance")
        crew, other, *_, last = ambulances
        await only(desk, ambulances, crew, other, last)
        for unit in (crew, other):
            lesser = await a_call(desk, "traffic_collision", 3, last["station"])
            await write(desk, f"/api/incidents/{lesser['incident_id']}/assignments", unit_id=unit["id"])
        arrest = await a_call(desk, "cardiac_arrest", 1, crew["station"])
    await ana.shows(arrest["number"])
    await ana.chooses(arrest["number"])
    for what in ("divert", "recommended-unit", "need"):
        await expect(ana.by(what).first).to_be_visible()
        for each in await ana.by(what).all():
            box = await each.bounding_box()
            assert box is not None
            assert box["height"] <= 2 * LINE_PX, await each.inner_text()


async def test_a_closer_unit_that_frees_takes_over_in_one_press(chromium: Browser, city: City) -> None:
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as desk:
        engines = await fleet(desk, "engine")
        near = engines[0]
        far = max(engines, key=lambda each: abs(each["station"]["lat"] - near["station"]["lat"]))
        await only(desk, engines, near, far)
        fire = await a_call(desk, "rubbish_fire", 2, near["station"])
        sent = {"unit_id": far["id"], "slot": "engine"}
        await write(desk, f"/api/incidents/{fire['incident_id']}/assignments", **sent)
    await ana.shows(fire["number"])
    await ana.opens_suggestions()
    await expect(ana.by("swap")).to_have_text(f"{near['name']} for {far['name']}", timeout=10_000)
    await ana.by("swap").click()
    await expect(ana.row(fire["number"])).to_contain_text(near["name"])
    await expect(ana.by("swap")).to_have_count(0)


async def test_two_fires_are_planned_together_and_each_waits_with_its_reason(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as desk:
        engines = await fleet(desk, "engine")
        one = engines[0]
        other = max(engines, key=lambda each: abs(each["station"]["lat"] - one["station"]["lat"]))
        await only(desk, engines, one, other)
        here = await a_call(desk, "rubbish_fire", 2, one["station"])
        there = await a_call(desk, "rubbish_fire", 2, other["station"])
        await ana.opens_suggestions()
        for unit, fire in ((one, here), (other, there)):
            number = int(fire["number"].split("-")[1])
            await expect(ana.by("planned").filter(has_text=f"{unit['name']} → #{number}")).to_be_visible()
        await expect(ana.row(here["number"])).to_contain_text("nobody sent")
        await only(desk, engines)
        await expect(ana.row(here["number"])).to_contain_text("none in service", timeout=15_000)


async def test_a_suggestion_put_aside_stays_so_for_that_person_until_taken_back(
    chromium: Browser, twins: Twins
) -> None:
    window = await a_window(chromium)
    ana = await Dispatcher(window, f"{twins.one}/board").sign_in("ana", PASSWORD)
    async with twins.signed_in("mei") as desk:
        engines = await fleet(desk, "engine")
        near = engines[0]
        far = max(engines, key=lambda each: abs(each["station"]["lat"] - near["station"]["lat"]))
        await only(desk, engines, near, far)
        fire = await a_call(desk, "rubbish_fire", 2, near["station"])
        sent = {"unit_id": far["id"], "slot": "engine"}
        await write(desk, f"/api/incidents/{fire['incident_id']}/assignments", **sent)
    await ana.shows(fire["number"])
    await ana.opens_suggestions()
    await expect(ana.by("swap")).to_be_visible(timeout=10_000)
    await ana.dismisses_the_first()
    await expect(ana.by("swap")).to_have_count(0)
    await expect(ana.by("suggestions")).to_contain_text("1 dismissed")
    await ana.reloads()
    await ana.opens_suggestions()
    await expect(ana.by("suggestions")).to_contain_text("1 dismissed")
    mei = await Dispatcher(await a_window(chromium), f"{twins.other}/board").sign_in("mei", PASSWORD)
    await mei.opens_suggestions()
    await expect(mei.by("swap")).to_be_visible(timeout=10_000)
    await ana.shows_the_dismissed_again()
    await expect(ana.by("swap")).to_be_visible()
    await expect(ana.by("suggestions")).not_to_contain_text("dismissed")
