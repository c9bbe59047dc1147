"""From recommendation to closed, over HTTP."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
from sqlalchemy import text

from routing.vertical import climb
from tests.site import Site

HOUR = timedelta(hours=1)


async def an_incident(desk: httpx.AsyncClient) -> str:
    body = {"id": str(uuid4()), "words": "smell of gas", "pin": {"lat": 22.2, "lon": 113.55}}
    return str((await desk.post("/api/calls", json=body)).json()["incident_id"])


async def assign(desk: httpx.AsyncClient, incident: str, unit: object) -> httpx.Response:
    body = {"id": str(uuid4()), "unit_id": str(unit), "slot": "engine"}
    return await desk.post(f"/api/incidents/{incident}/assignments", json=body)


async def test_the_recommendation_names_the_unit_its_time_and_what_nobody_can_do(site: Site) -> None:
    ana = await site.sign_in("ana")
    incident = await an_incident(ana)
    slots = (await ana.get(f"/api/incidents/{incident}/recommendation")).json()["slots"]
    by_slot = {each["slot"]: each for each in slots}
    assert by_slot["engine"]["choice"]["name"] == "E1"
    assert by_slot["engine"]["choice"]["eta_s"] > 80
    assert by_slot["engine"]["choice"]["approximate"] is True
    assert by_slot["hazmat"]["shortfall"]["code"] == "nobody_can"


async def test_the_floor_the_caller_names_is_part_of_the_time_and_shown_apart(site: Site) -> None:
    ana = await site.sign_in("ana")
    body = {"id": str(uuid4()), "words": "gas smell on the 4th floor", "pin": {"lat": 22.2, "lon": 113.55}}
    incident = (await ana.post("/api/calls", json=body)).json()["incident_id"]
    advice = (await ana.get(f"/api/incidents/{incident}/recommendation")).json()
    choice = next(each["choice"] for each in advice["slots"] if each["slot"] == "engine")
    assert advice["floor"] == 4
    assert choice["vertical_s"] == climb(4).seconds > 60
    assert choice["eta_s"] == choice["kerb_s"] + choice["vertical_s"]


async def test_of_two_dispatchers_one_wins_and_the_other_is_told_who_and_when(site: Site) -> None:
    ana, mei = await site.sign_in("ana"), await site.sign_in("mei")
    first, second = await an_incident(ana), await an_incident(ana)
    answers = await asyncio.gather(assign(ana, first, site.e1.id), assign(mei, second, site.e1.id))
    assert sorted(each.status_code for each in answers) == [201, 409]
    lost = next(each for each in answers if each.status_code == 409).json()
    assert lost["type"] == "/problems/unit-taken"
    assert lost["facts"]["by"] in ("ana", "mei")
    assert lost["facts"]["at"]


async def test_a_state_runs_from_its_first_word_and_never_from_the_future(site: Site) -> None:
    crew, now = await site.sign_in("E1"), datetime.now(UTC)

    async def since(**said: str) -> datetime:
        body = {"id": str(uuid4()), **said}
        assert (await crew.post(f"/api/units/{site.e1.id}/status", json=body)).status_code == 201
        card = next(each for each in (await crew.get("/api/units")).json()["units"] if each["name"] == "E1")
        return datetime.fromisoformat(card["status_since"])

    first = await since(status="en_route", at=(now - timedelta(minutes=5)).isoformat())
    assert await since(status="en_route") == first
    assert now <= await since(status="on_scene", at=(now + timedelta(days=1)).isoformat()) < now + HOUR
    async with site.engine.connect() as connection:
        told = await connection.scalars(
            text("select body->'flags' from facts where kind = :kind order by seq"),
            {"kind": "UnitStatusChanged"},
        )
        assert [set(flags) - {"no_assignment"} for flags in told] == [set(), {"repeated"}, {"future"}]


async def test_a_whole_incident_from_call_to_closed(site: Site) -> None:
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    incident = await an_incident(ana)
    assert (await assign(ana, incident, site.e1.id)).status_code == 201
    filled = (await ana.get(f"/api/incidents/{incident}/recommendation")).json()["slots"]
    assert filled[0]["filled_by"]["name"] == "E1"
    for status in ("en_route", "on_scene"):
        body = {"id": str(uuid4()), "status": status}
        assert (await crew.post(f"/api/units/{site.e1.id}/status", json=body)).status_code == 201
    note = {"id": str(uuid4()), "text": "valve shut"}
    assert (await crew.post(f"/api/incidents/{incident}/notes", json=note)).status_code == 201
    done = {"id": str(uuid4()), "disposition": "resolved"}
    assert (await ana.post(f"/api/incidents/{incident}/close", json=done)).status_code == 201
    card = (await ana.get(f"/api/incidents/{incident}")).json()
    assert (card["state"], card["disposition"], card["units"]) == ("closed", "resolved", [])
    kinds = [each["kind"] for each in card["chronology"]]
    assert kinds[-2:] == ["UnitReleased", "IncidentClosed"]
    again = await ana.post(f"/api/incidents/{incident}/close", json={**done, "id": str(uuid4())})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/incident-is-closed")


async def test_a_place_set_by_hand_keeps_the_callers_words(site: Site) -> None:
    ana = await site.sign_in("ana")
    call = {"id": str(uuid4()), "location_text": "by the big tree"}
    incident = (await ana.post("/api/calls", json=call)).json()["incident_id"]
    pin = {"id": str(uuid4()), "lat": 22.2, "lon": 113.5}
    assert (await ana.post(f"/api/incidents/{incident}/location", json=pin)).status_code == 201
    place = (await ana.get(f"/api/incidents/{incident}")).json()["location"]
    assert (place["text"], place["lat"], place["confirmed"]) == ("by the big tree", 22.2, True)
