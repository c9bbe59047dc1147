"""From a crew's press to every board, and to an end that somebody answers for."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from tests.site import Site
from tests.web.test_alarms import alarms, next_alarms
from tests.web.test_live import next_message, watching


async def call(client: httpx.AsyncClient, unit_id: object, **body: Any) -> httpx.Response:
    return await client.post(f"/api/units/{unit_id}/mayday", json={"id": str(uuid4()), **body})


async def say(client: httpx.AsyncClient, id: str, what: str, **body: Any) -> httpx.Response:
    return await client.post(f"/api/alarms/{id}/{what}", json={"id": str(uuid4()), **body})


async def at_a_fire(site: Site) -> str:
    """E1 is sent; the incident's id."""
    ana = await site.sign_in("ana")
    opened = (await ana.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
    sent = {"id": str(uuid4()), "unit_id": str(site.e1.id)}
    await ana.post(f"/api/incidents/{opened['incident_id']}/assignments", json=sent)
    return str(opened["incident_id"])


async def test_a_crews_press_is_an_alarm_on_a_watching_board_with_place_age_and_incident(site: Site) -> None:
    incident = await at_a_fire(site)
    mei, crew = await site.sign_in("mei"), await site.sign_in("E1")
    seen_at = (datetime.now(UTC) - timedelta(seconds=40)).isoformat()
    fix = {"unit_id": str(site.e1.id), "lat": 22.19, "lon": 113.54, "at": seen_at}
    await crew.post("/api/positions", json={"positions": [fix]})
    async with watching(mei, site) as socket:
        await next_message(socket)
        assert (await call(crew, site.e1.id)).status_code == 201
        told = await next_alarms(socket)
    assert told is not None
    (alarm,) = told["alarms"]
    assert (alarm["cause"], alarm["unit"], alarm["incident_id"]) == ("mayday", "E1", incident)
    assert (alarm["lat"], alarm["lon"]) == (22.19, 113.54)
    assert datetime.fromisoformat(alarm["fix_at"]) == datetime.fromisoformat(seen_at)


async def test_it_ends_when_a_person_takes_it_and_clears_it_with_words_and_not_otherwise(site: Site) -> None:
    incident = await at_a_fire(site)
    ana, mei = await site.sign_in("ana"), await site.sign_in("mei")
    await call(await site.sign_in("E1"), site.e1.id)
    id = (await alarms(ana))[0]["id"]
    not_taken = await say(ana, id, "end", words="all out")
    assert (not_taken.status_code, not_taken.json()["type"]) == (409, "/problems/mayday-not-taken")
    assert (await say(ana, id, "own")).status_code == 201
    assert (await say(mei, id, "end", words="all out")).status_code == 409
    silent = await say(ana, id, "end", words=" ")
    assert (silent.status_code, silent.json()["type"]) == (409, "/problems/mayday-needs-words")
    assert [each["owner"] for each in await alarms(mei)] == ["ana"]
    assert (await say(ana, id, "end", words="all out, counted")).status_code == 201
    assert [each for each in await alarms(mei) if each["cause"] == "mayday"] == []
    told = (await mei.get(f"/api/incidents/{incident}")).json()["chronology"][-3:]
    assert [each["kind"] for each in told] == ["MaydayCalled", "AlarmOwned", "MaydayCleared"]
    assert (told[-1]["detail"]["words"], told[-1]["by"]) == ("all out, counted", "ana")


async def test_one_press_sent_twice_and_two_presses_are_one_mayday(site: Site) -> None:
    await at_a_fire(site)
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    press = str(uuid4())
    first = await call(crew, site.e1.id, id=press)
    assert (await call(crew, site.e1.id, id=press)).json() == first.json()
    assert (await call(crew, site.e1.id)).json()["id"] == first.json()["id"]
    assert [each["cause"] for each in await alarms(ana)].count("mayday") == 1


async def test_a_press_that_comes_late_stands_at_its_own_instant_with_the_tablets_place_and_incident(
    site: Site,
) -> None:
    incident = await at_a_fire(site)
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    await ana.post(
        f"/api/incidents/{incident}/release", json={"id": str(uuid4()), "unit_id": str(site.e1.id)}
    )
    at = (datetime.now(UTC) - timedelta(minutes=3)).isoformat().replace("+00:00", "Z")
    fix = {"lat": 22.2, "lon": 113.55, "at": at}
    await call(crew, site.e1.id, at=at, incident_id=incident, fix=fix)
    (alarm,) = [each for each in await alarms(ana) if each["cause"] == "mayday"]
    assert (alarm["since_at"], alarm["incident_id"], alarm["step"], alarm["lat"]) == (at, incident, 2, 22.2)


async def test_pressed_again_without_a_place_or_with_an_old_one_the_crew_stays_where_it_was_last(
    site: Site,
) -> None:
    """It went back to a place stored before the first press, and helpers with it."""
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    now = datetime.now(UTC)
    stored = {"unit_id": str(site.e1.id), "lat": 22.1, "lon": 113.5}
    await crew.post(
        "/api/positions", json={"positions": [{**stored, "at": (now - timedelta(hours=1)).isoformat()}]}
    )
    fix = {"lat": 22.2, "lon": 113.55, "at": now.isoformat()}
    await call(crew, site.e1.id, fix=fix)
    for again in ({}, {"fix": {**fix, "lat": 22.3, "at": "2000-01-01T00:00:00Z"}}):
        await call(crew, site.e1.id, **again)
        (alarm,) = [each for each in await alarms(ana) if each["cause"] == "mayday"]
        assert (alarm["lat"], alarm["lon"]) == (22.2, 113.55)
    async with site.engine.connect() as connection:
        facts = await connection.execute(text("select body from facts where kind = 'MaydayCalled'"))
        assert {each.body["position"]["lat"] for each in facts} == {22.2}


@pytest.mark.parametrize(
    "wrong",
    [{"at": "+058000-01-01T00:00:00Z"}, {"at": "0001-01-01T00:00:00Z"}, {"lat": 91}, {"lat": None}, {"x": 1}],
)
async def test_a_receiver_that_tells_nonsense_costs_no_crew_its_mayday(
    site: Site, wrong: dict[str, object]
) -> None:
    """It was refused whole."""
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    fix = {"lat": 22.2, "lon": 113.55, "at": datetime.now(UTC).isoformat(), **wrong}
    assert (await call(crew, site.e1.id, fix=fix)).status_code == 201
    (alarm,) = [each for each in await alarms(ana) if each["cause"] == "mayday"]
    assert (alarm["unit"], alarm["lat"]) == ("E1", None)


async def test_a_mayday_from_a_tablet_that_believes_it_is_1970_is_of_now(site: Site) -> None:
    """The hour of a clock that was never set; all that such a tablet sent was refused."""
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    pressed, sent = "1970-01-01T00:00:09Z", "1970-01-01T00:00:10Z"
    answer = await call(
        crew, site.e1.id, at=pressed, sent_at=sent, fix={"lat": 22.2, "lon": 113.55, "at": pressed}
    )
    assert answer.status_code == 201
    (alarm,) = [each for each in await alarms(ana) if each["cause"] == "mayday"]
    assert datetime.now(UTC) - datetime.fromisoformat(alarm["since_at"]) < timedelta(minutes=1)


async def test_nobody_calls_for_another_crew_but_the_centre_and_no_other_agency(site: Site) -> None:
    crew, ana = await site.sign_in("E1"), await site.sign_in("ana")
    rui, xin = await site.sign_in("rui"), await site.sign_in("xin")
    assert (await call(crew, site.foreign.id)).status_code == 403
    assert (await call(rui, site.e1.id)).status_code == 403
    assert (await call(xin, site.e1.id)).status_code == 404
    assert (await call(ana, site.e1.id)).status_code == 201  # heard over the radio
    (alarm,) = await alarms(ana)
    assert (alarm["cause"], alarm["incident_id"], alarm["number"]) == ("mayday", None, "")
    assert (await say(await site.sign_in("E1"), alarm["id"], "own")).status_code == 403


async def test_another_agencys_incident_is_not_written_to(site: Site) -> None:
    xin, crew = await site.sign_in("xin"), await site.sign_in("E1")
    foreign = (await xin.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()[
        "incident_id"
    ]
    assert (await call(crew, site.e1.id, incident_id=foreign)).status_code == 201
    kinds = [each["kind"] for each in (await xin.get(f"/api/incidents/{foreign}")).json()["chronology"]]
    assert "MaydayCalled" not in kinds


async def test_of_two_who_clear_at_once_one_is_told_it_is_over(site: Site) -> None:
    await at_a_fire(site)
    ana = await site.sign_in("ana")
    await call(await site.sign_in("E1"), site.e1.id)
    id = (await alarms(ana))[0]["id"]
    await say(ana, id, "own")
    answers = await asyncio.gather(*(say(ana, id, "end", words="all out") for _ in range(2)))
    assert sorted(each.status_code for each in answers) in ([201, 404], [201, 409])


async def test_a_crew_that_presses_available_while_its_mayday_stands_is_neither_proposed_nor_sent(
    site: Site,
) -> None:
    """It was both: a slip of a glove, and those who looked for the crew saw it drive to another fire."""
    incident = await at_a_fire(site)
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    await call(crew, site.e1.id, incident_id=incident)
    pressed = {"id": str(uuid4()), "status": "available"}
    assert (await crew.post(f"/api/units/{site.e1.id}/status", json=pressed)).status_code == 201
    other = (await ana.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()["incident_id"]

    async def proposed() -> set[str]:
        advice = (await ana.get(f"/api/incidents/{other}/recommendation")).json()["slots"]
        offered = [one for each in advice for one in (each["choice"], *each["alternatives"]) if one]
        return {each["name"] for each in offered}

    async def send() -> httpx.Response:
        body = {"id": str(uuid4()), "unit_id": str(site.e1.id)}
        return await ana.post(f"/api/incidents/{other}/assignments", json=body)

    assert "E1" not in await proposed()
    refused = await send()
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/calls-mayday")
    (e1,) = [each for each in (await ana.get("/api/units")).json()["units"] if each["name"] == "E1"]
    assert e1["status"] == "available", "what the crew said is kept"
    id = next(each["id"] for each in await alarms(ana) if each["cause"] == "mayday")
    await say(ana, id, "own")
    await say(ana, id, "end", words="all out")
    assert "E1" in await proposed()
    assert (await send()).status_code == 201


async def test_no_incident_is_closed_over_a_crew_that_calls_from_it(site: Site) -> None:
    """It was, also when the crew had left: the board lost the incident and kept a mayday about nothing."""
    incident = await at_a_fire(site)
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    await call(crew, site.e1.id, incident_id=incident)
    await crew.post(f"/api/units/{site.e1.id}/status", json={"id": str(uuid4()), "status": "available"})
    close = {"disposition": "resolved"}
    refused = await ana.post(f"/api/incidents/{incident}/close", json={"id": str(uuid4()), **close})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/mayday-stands")
    assert refused.json()["facts"]["units"] == "E1"
    id = next(each["id"] for each in await alarms(ana) if each["cause"] == "mayday")
    await say(ana, id, "own")
    await say(ana, id, "end", words="all out")
    closed = await ana.post(f"/api/incidents/{incident}/close", json={"id": str(uuid4()), **close})
    assert closed.status_code == 201
