"""However many stand together, no name on the map lies on another name or on a sign."""

from datetime import UTC, datetime
from itertools import count
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser

MIDDLE = -29.9045, -71.2519
INCIDENTS = 12
LOOKS = 3
MORE_UNITS = 6
FURTHER = 2
"""Presses of the button between one look and the next."""

AT_LEAST = 5
"""Names shown at each look."""

OVER = """() => {
  const { map } = document.querySelector('[data-testid=map] .canvas');
  const { clientWidth: wide, clientHeight: high } = map.getCanvas();
  const name = each => `${each.layer.id} ${each.properties.label}`;
  const over = new Set();
  for (let x = 0; x < wide; x += 4) for (let y = 0; y < high; y += 4) {
    const here = map.queryRenderedFeatures([x, y], { layers: ['labels', 'signs'] }).map(name);
    const names = here.filter(each => each.startsWith('labels'));
    if (names.length > 1 || (names.length && here.length > names.length)) over.add(here.sort().join(' / '));
  }
  const shown = map.queryRenderedFeatures({ layers: ['labels'] });
  return { over: [...over], shown: new Set(shown.map(each => each.properties.id)).size };
}"""
"""What is hit at a point is what the map itself has placed there, by the boxes it placed it with."""


async def test_no_name_on_the_map_lies_on_another_or_on_a_sign_at_any_zoom(
    chromium: Browser, city: City
) -> None:
    async with city.engine.begin() as connection:
        columns = "centre, agency, version, capabilities, status, status_since, station_id, exercise"
        await connection.execute(
            text(
                f"insert into units (id, name, {columns}) select gen_random_uuid(), 'X' || name, {columns} "
                f"from units order by name limit {MORE_UNITS}"
            )
        )
    nth = count()

    def beside() -> dict[str, float]:
        """On a spiral around the middle: on each other there, and outside so far apart that names have room
        from far away too."""
        i = next(nth)
        out = 0.000006 * (i + 2) ** 2
        lat, lon = ((i * 37 % 21) - 10) * out, ((i * 53 % 19) - 9) * out
        return {"lat": MIDDLE[0] + lat, "lon": MIDDLE[1] + lon}

    async with city.signed_in("ana") as desk:
        units = (await desk.get("/api/units")).json()["units"]
        now = datetime.now(UTC).isoformat()
        fixes = [{"unit_id": each["id"], "at": now, **beside()} for each in units]
        assert (await desk.post("/api/positions", json={"positions": fixes})).status_code < 300
        for _ in range(INCIDENTS):
            call = {"id": str(uuid4()), "words": "smoke", "type": "structure_fire", "pin": beside()}
            assert (await desk.post("/api/calls", json=call)).status_code == 201
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await expect(ana.by("board-incident")).to_have_count(INCIDENTS)
    await ana.has_drawn_the_map()
    first, *_ = await ana.waiting_in_order()
    await ana.chooses(first)
    for _ in range(LOOKS):
        await ana.map_rests()
        seen = await ana.page.evaluate(OVER)
        assert seen["over"] == []
        assert seen["shown"] >= AT_LEAST
        for _ in range(FURTHER):
            await ana.page.get_by_role("button", name="Further").click()
