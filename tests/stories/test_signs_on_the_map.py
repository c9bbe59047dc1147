"""Signs lie over the map on a sheet of their own: of thousands that move, the city is not drawn anew."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

MORE_UNITS = 320
"""So many that names would only cover one another."""


async def test_a_unit_that_moves_among_hundreds_is_seen_there_and_the_city_is_not_drawn_anew(
    chromium: Browser, city: City
) -> None:
    async with city.engine.begin() as connection:
        columns = "centre, agency, version, capabilities, status, status_since, station_id, exercise"
        await connection.execute(
            text(
                f"insert into units (id, name, {columns}) select gen_random_uuid(), 'X' || nth, {columns} "
                "from (select * from units order by name limit 1) as one, "
                f"generate_series(1, {MORE_UNITS}) as nth"
            )
        )
    async with city.signed_in("ana") as desk:
        units = (await desk.get("/api/units")).json()["units"]
        west, south, east, north = (await desk.get("/api/region")).json()["bounds"]
    far = south + 0.1 * (north - south), west + 0.1 * (east - west)
    one = next(each["id"] for each in units if each["name"] == "X7")
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await expect(ana.by("units").locator("h2")).to_contain_text(str(len(units)))
    await ana.map_shows(far)
    await ana.map_rests()
    await ana.sees_no_sign_at(far)
    await ana.counts_how_often_the_city_is_drawn()
    async with city.signed_in("ana") as desk:
        fix = {"unit_id": one, "at": datetime.now(UTC).isoformat(), "lat": far[0], "lon": far[1]}
        assert (await desk.post("/api/positions", json={"positions": [fix]})).status_code < 300
    await ana.sees_a_sign_at(far)
    await ana.has_not_seen_it_drawn()
    await ana.presses_the_map_at(far)
    await ana.by("unit-filter").fill("X7")
    row = ana.page.locator(f'[data-testid="board-unit"][data-unit-id="{one}"]')
    await expect(row).to_have_attribute("aria-pressed", "true")
