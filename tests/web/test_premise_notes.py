"""What is known of a place is told where the place is chosen, on the incident, and to its crew."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.site import Site
from tests.web.test_live import next_message, watching

HERE = {"lat": 22.19, "lon": 113.54}
CIRCLE = {**HERE, "radius_m": 50.0}


async def note(client: httpx.AsyncClient, **about: Any) -> httpx.Response:
    body = {"id": str(uuid4()), "kind": "hazard", "text": "gas bottles on the roof", **about}
    return await client.post("/api/premise-notes", json=body)


async def a_fire(client: httpx.AsyncClient, **more: Any) -> str:
    body = {"id": str(uuid4()), "words": "smoke", "pin": HERE, **more}
    return str((await client.post("/api/calls", json=body)).json()["incident_id"])


async def known(client: httpx.AsyncClient, incident: str) -> list[str]:
    card = (await client.get(f"/api/incidents/{incident}")).json()
    return [each["text"] for each in card["premise_notes"]]


async def test_a_note_is_told_at_the_desk_on_the_incident_and_by_its_place(site: Site) -> None:
    ana, rui, crew = [await site.sign_in(each) for each in ("ana", "rui", "E1")]
    assert (await note(ana, circle=CIRCLE)).status_code == 201
    await note(ana, kind="key_safe", text="left of the door", place="Hotel Lisboa")
    so_far = {"place": {**HERE, "radius_m": 20.0}, "place_name": "hotel lisboa"}
    told = (await rui.post("/api/calls/so-far", json=so_far)).json()["premise_notes"]
    assert [(each["kind"], each["by"]) for each in told] == [("hazard", "ana"), ("key_safe", "ana")]
    assert await known(crew, await a_fire(rui)) == ["gas bottles on the roof"]
    named = await a_fire(rui, pin=None, location_text="HOTEL LISBOA")
    assert await known(crew, named) == ["left of the door"]
    there = (await rui.get("/api/premise-notes", params=HERE)).json()["premise_notes"]
    assert [each["text"] for each in there] == ["gas bottles on the roof"]
    assert len((await rui.get("/api/premise-notes")).json()["premise_notes"]) == 2


async def test_an_incident_that_is_open_there_learns_of_a_note_and_of_its_end_at_once(site: Site) -> None:
    ana = await site.sign_in("ana")
    incident = await a_fire(ana)
    async with watching(ana, site) as socket:
        await next_message(socket)
        added = (await note(ana, circle=CIRCLE)).json()["id"]
        assert f"incident:{incident}" in [each["key"] for each in (await next_message(socket))["cards"]]
    ended = await ana.post(f"/api/premise-notes/{added}/end", json={"id": str(uuid4())})
    assert ended.status_code == 201
    assert await known(ana, incident) == []
    card = (await ana.get(f"/api/incidents/{incident}")).json()
    told = [each["detail"]["ended"] for each in card["chronology"] if each["kind"] == "PremiseNoteTold"]
    assert told == [False, True]
    again = await ana.post(f"/api/premise-notes/{added}/end", json={"id": str(uuid4())})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/premise-note-is-over")


async def test_what_is_over_is_not_told_and_what_begins_later_is_with_its_instant(site: Site) -> None:
    ana = await site.sign_in("ana")
    now = datetime.now(UTC)
    past = {"from_at": now - timedelta(days=2), "until_at": now - timedelta(days=1)}
    soon = {"from_at": now + timedelta(hours=1)}
    for text, span in (("past", past), ("soon", soon)):
        await note(ana, text=text, circle=CIRCLE, **{name: at.isoformat() for name, at in span.items()})
    assert await known(ana, await a_fire(ana)) == ["soon"]


async def test_a_note_is_its_agencys_and_crews_and_call_takers_read_only(site: Site) -> None:
    ana, xin = await site.sign_in("ana"), await site.sign_in("xin")
    id = (await note(ana, circle=CIRCLE)).json()["id"]
    assert await known(xin, await a_fire(xin)) == []
    assert (await xin.get("/api/premise-notes")).json()["premise_notes"] == []
    ended = await xin.post(f"/api/premise-notes/{id}/end", json={"id": str(uuid4())})
    assert (ended.status_code, ended.json()["type"]) == (404, "/problems/unknown-premise-note")
    for name in ("rui", "E1"):
        assert (await note(await site.sign_in(name), circle=CIRCLE)).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"circle": {**HERE, "radius_m": 501.0}},
        {"circle": {**HERE, "radius_m": 0.0}},
        {"place": "  "},
        {"circle": CIRCLE, "text": " "},
        {"circle": CIRCLE, "kind": "rumour"},
        {"circle": CIRCLE, "from_at": "2026-01-02T00:00:00Z", "until_at": "2026-01-01T00:00:00Z"},
    ],
)
async def test_a_note_that_says_not_where_what_or_when_is_refused(site: Site, wrong: dict[str, Any]) -> None:
    assert (await note(await site.sign_in("ana"), **wrong)).status_code == 422
