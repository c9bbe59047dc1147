"""The list of alarms leads with what is most urgent: how urgent, what, which, how long since the call."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text

from tests.site import PASSWORD
from tests.stories.chromium import a_window
from tests.stories.city import City
from tests.stories.dispatcher import Dispatcher

pytestmark = pytest.mark.browser


async def a_call(client: httpx.AsyncClient, type: str, priority: int, minutes_ago: float) -> tuple[str, str]:
    """Number and id of the incident; nobody has been sent."""
    at = (datetime.now(UTC) - timedelta(minutes=minutes_ago)).isoformat()
    body = {"id": str(uuid4()), "at": at, "words": "x", "type": type, "priority": priority}
    answer = (await client.post("/api/calls", json=body)).json()
    return answer["number"], answer["incident_id"]


async def sent_and_taken_back(city: City, client: httpx.AsyncClient, incident: str) -> None:
    """A slip two minutes ago: since then the alarm's clock runs anew."""
    unit = (await client.get("/api/units")).json()["units"][0]
    for what in ("assignments", "release"):
        body = {"id": str(uuid4()), "unit_id": unit["id"]}
        answer = await client.post(f"/api/incidents/{incident}/{what}", json=body)
        assert answer.status_code == 201, answer.text
    async with city.engine.begin() as connection:
        await connection.execute(text("update assignments set ended_at = ended_at - interval '2 minutes'"))


async def test_alarms_stand_by_priority_and_then_by_how_long_ago_somebody_called(
    chromium: Browser, city: City
) -> None:
    async with city.signed_in("ana") as desk:
        lesser, _ = await a_call(desk, "structure_fire", 2, 50)
        newer, _ = await a_call(desk, "structure_fire", 1, 8)
        oldest, id = await a_call(desk, "gas_leak", 1, 20)
        await sent_and_taken_back(city, desk, id)
    ana = await Dispatcher(await a_window(chromium), f"{city.one}/board").sign_in("ana", PASSWORD)
    await ana.has_alarms("pending", 3)
    await ana.page.keyboard.press("F8")
    rows = await ana.by("alarm").all_inner_texts()
    short = [f"#{int(each.split('-')[1])}" for each in (oldest, newer, lesser)]
    for row, number, badge in zip(rows, short, ("P1", "P1", "P2"), strict=True):
        assert number in row, rows
        assert row.startswith(badge), rows
    assert re.search(r"P1\s+gas leak", rows[0], re.IGNORECASE), rows
    first = ana.by("alarm").first
    await expect(first.get_by_test_id("alarm-since-call")).to_have_text(re.compile(r"^2\d:\d\d$"))
    await expect(first.get_by_test_id("alarm-since-due")).to_contain_text(re.compile(r"overdue 0?[0-2]:\d\d"))
