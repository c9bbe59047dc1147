"""Choosing an incident shows it with those who should go; the wall always comes back to the whole city."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def test_a_chosen_incident_is_seen_with_who_should_go_and_the_wall_sees_the_city(
    chromium: Browser, city: City
) -> None:
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("mei") as mei:
        units = (await mei.get("/api/units")).json()["units"]
        west, south, east, north = (await mei.get("/api/region")).json()["bounds"]
        station = units[0]["station"]
        pin = {"lat": station["lat"] + 0.008, "lon": station["lon"] + 0.008}
        body = {"id": str(uuid4()), "type": "fall", "priority": 2, "pin": pin}
        call = (await mei.post("/api/calls", json=body)).json()
        path = f"/api/incidents/{call['incident_id']}/recommendation"
        choice = (await mei.get(path)).json()["slots"][0]["choice"]
        going = next(each["station"] for each in units if each["id"] == choice["unit_id"])
    city_box = (west, south, east, north)
    await ana.map_shows((south, west), (north, east))
    await ana.shows(call["number"])
    await ana.chooses(call["number"])
    await ana.map_shows((pin["lat"], pin["lon"]), (going["lat"], going["lon"]))
    await ana.map_is_closer_than(0.5, of=city_box)
    await ana.presses("w")
    await ana.map_shows((south, west), (north, east))
