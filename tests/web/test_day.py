"""The day at a glance over the real log: what was taken, sent and reported, and who may see it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.site import Site

PLACE = {"lat": -29.9533, "lon": -71.3390}


async def told(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json={"id": str(uuid4()), **body})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def an_incident(site: Site, at: datetime, marks: dict[str, float], **said: Any) -> dict[str, Any]:
    """Sent a minute after the call; `marks`: what E1 said → minutes after the call."""
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    call = await told(
        ana, "/api/calls", {"at": at.isoformat(), "type": "structure_fire", "priority": 1, **said}
    )
    sent_at = (at + timedelta(minutes=1)).isoformat()
    sent = {"unit_id": str(site.e1.id), "at": sent_at, "slot": "engine", "eta_s": 300.0}
    await told(ana, f"/api/incidents/{call['incident_id']}/assignments", sent)
    for status, after in marks.items():
        body = {"status": status, "at": (at + timedelta(minutes=after)).isoformat()}
        await told(crew, f"/api/units/{site.e1.id}/status", body)
    return call


async def the_day(site: Site, on: str = "", who: str = "sam", exercise: bool = False) -> dict[str, Any]:
    client = await site.sign_in(who)
    asked = {"exercise": str(exercise).lower(), **({"on": on} if on else {})}
    answer = await client.get("/api/day", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def yesterday_noon() -> datetime:
    """The centre of these tests has no city, so its day is that of UTC."""
    return datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)


DONE = {"en_route": 2.0, "on_scene": 6.0, "available": 30.0}


async def test_a_day_is_told_in_times_against_targets_with_their_editions(site: Site) -> None:
    at = yesterday_noon()
    await an_incident(site, at, DONE)
    day = await the_day(site, at.date().isoformat())
    assert (day["calls"], day["incidents"], day["late_count"], day["is_today"]) == (1, 1, 0, False)
    targets = {each["name"]: each for each in day["targets"]}
    assert targets["response"]["summary"]["p90_s"] == 300
    assert targets["turnout_fire"]["summary"]["in_time"] == 1.0
    assert targets["travel_first_engine"]["edition"] == "NFPA 1710 (2020)"
    assert [each["key"] for each in day["by_hour"] if each["incidents"]] == [12]
    assert [each["key"] for each in day["by_priority"] if each["incidents"]] == [1]


async def test_an_incident_is_counted_on_its_own_day_and_no_other(site: Site) -> None:
    at = yesterday_noon()
    await an_incident(site, at, DONE)
    for days in (-1, 1):
        other = await the_day(site, (at + timedelta(days=days)).date().isoformat())
        assert (other["calls"], other["incidents"], other["late"]) == (0, 0, [])


async def test_what_began_before_midnight_and_ended_after_it_is_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.stores.day.HEARD_LATE", timedelta(days=3))
    at = (yesterday_noon() - timedelta(days=1)).replace(hour=23, minute=58)  # its end is past at any hour
    await an_incident(site, at, DONE)
    day = await the_day(site, at.date().isoformat())
    assert next(each for each in day["targets"] if each["name"] == "response")["summary"]["p50_s"] == 300
    (hours,) = day["units"]
    assert hours["busy_s"] == pytest.approx(60)
    after = await the_day(site, (at + timedelta(days=1)).date().isoformat())
    assert after["units"][0]["busy_s"] == pytest.approx(28 * 60)


async def test_who_was_late_is_told_with_the_facts_of_why(site: Site) -> None:
    at = yesterday_noon()
    call = await an_incident(site, at, {"en_route": 4.0, "on_scene": 15.0, "available": 30.0})
    day = await the_day(site, at.date().isoformat())
    (late,) = day["late"]
    assert (late["number"], late["response_s"]) == (call["number"], 14 * 60)
    assert [each["measure"] for each in late["over"]] == ["response"]
    assert [each["code"] for each in late["why"]] == ["late_no_place", "late_turnout", "late_slower"]
    assert late["runs"][0]["sent_at"].endswith("12:01:00+00:00")


async def test_a_crew_that_never_said_it_was_there_is_counted_as_missing_not_as_fast(site: Site) -> None:
    at = yesterday_noon()
    await an_incident(site, at, {"en_route": 2.0, "available": 30.0})
    day = await the_day(site, at.date().isoformat())
    found = {each["name"]: each["summary"] for each in day["targets"]}
    assert found["travel_first_engine"]["count"] == 0
    assert found["travel_first_engine"]["missing"] == {"never_reported": 1}
    assert found["response"]["missing"] == {"never_reported": 1}


async def test_exercises_and_real_work_are_never_added_up(site: Site) -> None:
    at = yesterday_noon()
    await an_incident(site, at, DONE, exercise=True)
    on = at.date().isoformat()
    real, drill = await the_day(site, on), await the_day(site, on, exercise=True)
    assert (real["calls"], real["incidents"], real["other"]) == (0, 0, 1)
    assert (drill["calls"], drill["incidents"], drill["other"]) == (1, 1, 0)


async def test_another_agencys_day_is_its_own(site: Site) -> None:
    at = yesterday_noon()
    await told(await site.sign_in("xin"), "/api/calls", {"at": at.isoformat()})
    assert (await the_day(site, at.date().isoformat()))["incidents"] == 0


@pytest.mark.parametrize(
    ("who", "status"), [("sam", 200), ("mei", 200), ("ana", 403), ("rui", 403), ("E1", 403)]
)
async def test_supervisor_and_commander_see_the_day_and_nobody_below(
    site: Site, who: str, status: int
) -> None:
    client = await site.sign_in(who)
    assert (await client.get("/api/day")).status_code == status


@pytest.mark.parametrize("on", ["yesterday", "2026-02-30", "1066-10-14", "9999-12-31"])
async def test_a_day_there_is_not_is_refused(site: Site, on: str) -> None:
    client = await site.sign_in("sam")
    assert (await client.get("/api/day", params={"on": on})).status_code == 422
