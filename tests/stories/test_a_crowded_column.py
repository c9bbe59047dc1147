"""What waits comes first on a small board: what else there is folds away, and what nobody sees is counted."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.site import PASSWORD
from tests.stories.centre_staff import sends
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher
from tests.stories.test_alarms_on_the_board import a_call_two_minutes_ago

pytestmark = pytest.mark.browser

CALLS = 12
WAITING = 7
UNDER_WAY = 8


async def five_streets_closed(client: httpx.AsyncClient) -> None:
    ask = {"from": "-29.9533,-71.3390", "to": "-29.9040,-71.2510"}
    streets: list[str] = (await client.get("/api/route", params=ask)).json()["streets"]
    for i, street in enumerate(dict.fromkeys(streets[:8])):
        slower: dict[str, Any] = {"factor": 4.0} if i > 2 else {}
        body = {"id": str(uuid4()), "street_name": street, "reason": "flooded", **slower}
        assert (await client.post("/api/closures", json=body)).status_code == 201
        if i == 4:
            return


async def test_three_waiting_calls_are_in_sight_whatever_else_there_is_to_tell(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("ana") as desk:
        await five_streets_closed(desk)
        numbers = [await a_call_two_minutes_ago(desk) for _ in range(CALLS)]
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await expect(ana.by("suggestions")).to_be_visible()
    assert await ana.in_sight("waiting", 3) >= 3
    await expect(ana.by("closures-fold")).to_have_text("3 streets closed · 2 slowed ▸")
    await expect(ana.by("closure")).to_have_count(0)
    unseen = CALLS - await ana.in_sight("waiting")
    await expect(ana.by("waiting").get_by_test_id("list-more")).to_contain_text(f"{unseen} more P1 {unseen}")
    await ana.by("closures-fold").press("Enter")
    await expect(ana.by("closure")).to_have_count(5)
    await ana.by("suggestions").locator("button.head").click()
    assert await ana.in_sight("waiting", 3) >= 3
    await ana.chooses(numbers[0])
    await expect(ana.by("closure").first).to_be_in_viewport()
    assert await ana.in_sight("waiting", 3) >= 3


async def test_one_incident_under_way_is_in_sight_below_three_that_wait_and_the_rest_is_counted(
    chromium: Browser, city: City
) -> None:
    """With seven waiting and an incident open, the list of those under way had a head and no row."""
    async with city.signed_in("ana") as desk:
        await five_streets_closed(desk)
        units = (await desk.get("/api/units")).json()["units"]
        for unit in units[:UNDER_WAY]:
            await sends(city, unit["name"], await a_call_two_minutes_ago(desk))
        waiting = [await a_call_two_minutes_ago(desk) for _ in range(WAITING)]
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await expect(ana.by("suggestions")).to_be_visible()
    for _ in range(2):
        assert await ana.in_sight("waiting", 3) >= 3
        shown = await ana.in_sight("active", 1)
        assert shown >= 1
        unseen = UNDER_WAY - shown
        more = ana.by("active").get_by_test_id("list-more")
        await expect(more).to_contain_text(f"{unseen} more P1 {unseen}")
        assert await ana.lies_in_its_column(more)
        await ana.chooses(waiting[0])


async def test_closures_are_open_where_nobody_waits_for_the_room(chromium: Browser, city: City) -> None:
    async with city.signed_in("ana") as desk:
        await five_streets_closed(desk)
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await expect(ana.by("closure")).to_have_count(5)


async def test_a_street_that_will_be_closed_is_told_apart_until_its_hour_comes(
    chromium: Browser, city: City
) -> None:
    """A parade of tomorrow stood among the streets that are closed now."""
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    async with city.signed_in("ana") as desk:
        for reason, later in (("parade", timedelta(days=1)), ("crane", timedelta(seconds=8))):
            at = (datetime.now(UTC) + later).isoformat()
            body = {"id": str(uuid4()), "street_name": "Balmaceda", "reason": reason, "from_at": at}
            assert (await desk.post("/api/closures", json=body)).status_code == 201
    await expect(ana.by("closures-fold")).to_contain_text("2 planned")
    parade, crane = [ana.by("closure-planned").filter(has_text=each) for each in ("parade", "crane")]
    await expect(parade).to_contain_text(
        f"planned, from {datetime.now().astimezone() + timedelta(days=1):%a %-d %b}"
    )
    await expect(crane).to_contain_text("planned, from")
    await expect(ana.by("closure").filter(has_text="crane")).to_contain_text("✕ closed")
    await expect(ana.by("closures-fold")).to_contain_text("1 street closed · 1 planned")
    await expect(parade).to_be_visible()


async def test_calls_without_a_place_are_counted_on_the_map_that_cannot_show_them(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("ana") as desk:
        number = await a_call_two_minutes_ago(desk)
    ana = await Dispatcher(await a_window(chromium, sees_map=True), f"{city.one}/board").sign_in(
        "ana", PASSWORD
    )
    await expect(ana.by("placeless")).to_have_text("? 1 without a place")
    sign, view = await ana.by("placeless").bounding_box(), await ana.by("map").bounding_box()
    zoom = await ana.page.locator(".zoom").bounding_box()
    assert sign is not None
    assert view is not None
    assert zoom is not None
    assert sign["x"] + sign["width"] == zoom["x"] + zoom["width"]  # under the buttons, on no unit's corner
    assert zoom["y"] + zoom["height"] <= sign["y"] < view["y"] + view["height"] / 2
    await ana.by("placeless").click()
    await expect(ana.by("incident-panel")).to_contain_text(number)


@pytest.mark.parametrize(("size", "least"), [((1280, 720), 2), ((1366, 768), 3), ((1920, 1080), 3)])
async def test_with_a_mayday_across_the_board_and_an_incident_open_calls_that_wait_stay_in_sight(
    chromium: Browser, city: City, size: tuple[int, int], least: int
) -> None:
    """On a small board one of seven was."""
    async with city.signed_in("ana") as desk:
        await five_streets_closed(desk)
        units = (await desk.get("/api/units")).json()["units"]
        for unit in units[:UNDER_WAY]:
            await sends(city, unit["name"], await a_call_two_minutes_ago(desk))
        waiting = [await a_call_two_minutes_ago(desk) for _ in range(WAITING)]
        ana = await Dispatcher(await a_window(chromium, size), f"{city.one}/board").sign_in("ana", PASSWORD)
        await expect(ana.by("suggestions")).to_be_visible()
        await ana.chooses(waiting[0])
        assert await ana.in_sight("waiting", 3) >= 3
        await desk.post(f"/api/units/{units[0]['id']}/mayday", json={"id": str(uuid4())})
        await ana.is_told_of_a_mayday(units[0]["name"])
    assert await ana.in_sight("waiting", least) >= least
    assert await ana.in_sight("active", 1) >= 1
    assert await ana.proposals_in_sight() >= 2
