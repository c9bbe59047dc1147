"""Choosing an incident shows it with those who should go; the wall always comes back to the whole city."""

from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


ADVICE = "**/api/incidents/*/recommendation"
LATE_S = 4.0
"""The map waits 0.7 s for who goes and as long for the way, and then has to be drawn."""


async def a_fall_far_from_who_goes(city: City) -> tuple[str, dict[str, float], dict[str, Any]]:
    """Its number, its place, and the station of the unit proposed first."""
    async with city.signed_in("mei") as mei:
        units = (await mei.get("/api/units")).json()["units"]
        station = units[0]["station"]
        pin = {"lat": station["lat"] + 0.008, "lon": station["lon"] + 0.008}
        body = {"id": str(uuid4()), "type": "fall", "priority": 2, "pin": pin}
        call = (await mei.post("/api/calls", json=body)).json()
        path = f"/api/incidents/{call['incident_id']}/recommendation"
        choice = (await mei.get(path)).json()["slots"][0]["choice"]
    return call["number"], pin, next(each["station"] for each in units if each["id"] == choice["unit_id"])


async def bounds_of(city: City) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    async with city.signed_in("mei") as mei:
        west, south, east, north = (await mei.get("/api/region")).json()["bounds"]
    return west, south, east, north


async def test_a_chosen_incident_is_seen_with_who_should_go_and_the_wall_sees_the_city(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number, pin, going = await a_fall_far_from_who_goes(city)
    west, south, east, north = city_box = await bounds_of(city)
    await ana.map_shows((south, west), (north, east))
    await ana.shows(number)
    await ana.chooses(number)
    await ana.map_shows((pin["lat"], pin["lon"]), (going["lat"], going["lon"]))
    await ana.map_is_closer_than(0.5, of=city_box)
    await ana.presses("w")
    await ana.map_shows((south, west), (north, east))


async def chosen_before_who_goes_is_known(
    chromium: Browser, city: City
) -> tuple[Dispatcher, dict[str, float], dict[str, Any]]:
    """The map has come to the incident alone; its place, and the station of who will be proposed."""
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number, pin, going = await a_fall_far_from_who_goes(city)
    await ana.hears_late_of(ADVICE, LATE_S)
    await ana.shows(number)
    await ana.chooses(number)
    await ana.map_is_closer_than(0.1, of=await bounds_of(city))
    return ana, pin, going


async def test_an_incident_is_seen_at_once_and_with_who_should_go_when_that_is_known(
    chromium: Browser, city: City
) -> None:
    """On a busy centre the answer came after the map had looked, and who should go was never in sight."""
    ana, pin, going = await chosen_before_who_goes_is_known(chromium, city)
    await ana.map_does_not_show((going["lat"], going["lon"]))
    await ana.map_shows((pin["lat"], pin["lon"]), (going["lat"], going["lon"]))


async def test_a_late_answer_moves_no_map_that_somebody_has_moved_by_hand(
    chromium: Browser, city: City
) -> None:
    ana, _, going = await chosen_before_who_goes_is_known(chromium, city)
    await ana.moves_the_map()
    await expect(ana.by("recommended-unit").first).to_be_visible()
    await ana.page.wait_for_timeout(500)
    await ana.map_does_not_show((going["lat"], going["lon"]))


async def test_an_incident_left_before_the_map_has_come_to_it_moves_no_map(
    chromium: Browser, city: City
) -> None:
    """The map jumped to it a moment after Escape, and its answer found no incident and broke off."""
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number, _, _ = await a_fall_far_from_who_goes(city)
    west, south, east, north = await bounds_of(city)
    await ana.hears_late_of(ADVICE, LATE_S)
    await ana.shows(number)
    await ana.map_shows((south, west), (north, east))
    await ana.chooses(number)
    await ana.presses("Escape")
    await ana.page.wait_for_timeout(1000 * LATE_S + 1000)
    await ana.map_shows((south, west), (north, east))
    assert ana.window.complaints == []


async def test_no_way_leads_to_an_incident_that_is_closed(chromium: Browser, city: City) -> None:
    """Its sign went, and the way to it stood until something else was chosen."""
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    number, _, _ = await a_fall_far_from_who_goes(city)
    await ana.shows(number)
    await ana.chooses(number)
    await ana.sees_a_way(drawn=True)
    await ana.closes("false_alarm")
    await ana.sees_a_way(drawn=False)
