"""A device's clock is wrong: its word is taken, its hour is set right, and no alarm comes of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.site import Site
from tests.web.test_alarms import alarms

HOUR = timedelta(hours=1)


async def press(client: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(path, json={"id": str(uuid4()), **body})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def card(client: httpx.AsyncClient, call: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/api/incidents/{call['incident_id']}")).json()
    return found


def when(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def test_a_unit_is_sent_no_earlier_than_its_incident_opened_and_nothing_is_overdue(site: Site) -> None:
    """A desk an hour behind sent it an hour before the call, and three alarms rang at once."""
    ana = await site.sign_in("ana")
    call = await press(ana, "/api/calls", words="smoke")
    slow = (datetime.now(UTC) - HOUR).isoformat()
    path = f"/api/incidents/{call['incident_id']}/assignments"
    await press(ana, path, at=slow, unit_id=str(site.e1.id), eta_s=200.0)
    assert [each for each in await alarms(ana) if each["cause"] != "under_resourced"] == []
    shown = await card(ana, call)
    sent = next(each for each in shown["chronology"] if each["kind"] == "UnitAssigned")
    assert when(sent["at"]) == when(shown["opened_at"])
    assert when(sent["detail"]["said_at"]) == when(slow)


@pytest.mark.parametrize("what", ["notes", "close", "alarm", "classification"])
async def test_nothing_is_done_to_an_incident_before_it_opened(site: Site, what: str) -> None:
    ana = await site.sign_in("sam")
    call = await press(ana, "/api/calls", words="smoke")
    bodies: dict[str, dict[str, Any]] = {
        "notes": {"text": "third floor"},
        "close": {"disposition": "resolved"},
        "alarm": {"level": 2},
        "classification": {"type": "flood", "priority": 3},
    }
    body = {"id": str(uuid4()), "at": "2000-01-01T00:00:00Z", **bodies[what]}
    path = f"/api/incidents/{call['incident_id']}/{what}"
    done = await ana.post(path, json=body)
    assert (await ana.post(path, json=body)).json() == done.json()
    shown = await card(ana, call)
    assert {when(each["at"]) for each in shown["chronology"]} == {when(shown["opened_at"])}
    assert shown["chronology"][-1]["detail"]["said_at"] == "2000-01-01T00:00:00Z"


async def test_a_call_of_another_century_is_numbered_and_clocked_by_ours(site: Site) -> None:
    """It was 2000-000001 and stood on top of the board with 9,826 days."""
    rui = await site.sign_in("rui")
    call = await press(rui, "/api/calls", at="2000-01-01T00:00:00Z", words="smoke")
    assert call["number"].startswith(str(datetime.now(UTC).year))
    shown = await card(rui, call)
    assert datetime.now(UTC) - when(shown["opened_at"]) < timedelta(minutes=1)


async def test_a_desk_that_was_without_its_line_for_a_shift_keeps_the_hours_of_its_calls(site: Site) -> None:
    rui = await site.sign_in("rui")
    at = datetime.now(UTC) - 12 * HOUR
    shown = await card(rui, await press(rui, "/api/calls", at=at.isoformat(), words="smoke"))
    assert when(shown["opened_at"]) == at
    assert all("said_at" not in each["detail"] for each in shown["chronology"])


@pytest.mark.parametrize("wrong_by", [-HOUR, HOUR])
async def test_a_screen_that_says_what_its_clock_says_is_set_right(site: Site, wrong_by: timedelta) -> None:
    """Also what it kept for ten minutes before it could send: that long ago it was."""
    rui = await site.sign_in("rui")
    clock = datetime.now(UTC) + wrong_by
    pressed = (clock - timedelta(minutes=10)).isoformat()
    body = {"id": str(uuid4()), "at": pressed, "words": "smoke"}
    call = (await rui.post("/api/calls", json={**body, "sent_at": clock.isoformat()})).json()
    again = {**body, "sent_at": (clock + timedelta(seconds=5)).isoformat()}
    assert (await rui.post("/api/calls", json=again)).json() == call
    shown = await card(rui, call)
    off = abs(datetime.now(UTC) - timedelta(minutes=10) - when(shown["opened_at"]))
    assert off < timedelta(seconds=10)
    assert when(shown["chronology"][0]["detail"]["said_at"]) == when(pressed)
