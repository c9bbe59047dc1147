"""What is overdue is on every board at once, and so is who answers for it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import text
from websockets.asyncio.client import ClientConnection

from tests.site import Site
from tests.web.test_live import next_message, watching

KEY = "alarms:now"


async def a_call_ago(client: httpx.AsyncClient, minutes: float = 2) -> dict[str, Any]:
    at = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()
    body = {"id": str(uuid4()), "at": at, "words": "smoke", "type": "structure_fire", "priority": 1}
    receipt: dict[str, Any] = (await client.post("/api/calls", json=body)).json()
    return receipt


async def alarms(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get("/api/alarms")).json()["alarms"]
    return found


async def say(client: httpx.AsyncClient, alarm: dict[str, Any], what: str) -> httpx.Response:
    return await client.post(f"/api/alarms/{alarm['id']}/{what}", json={"id": str(uuid4())})


async def next_alarms(socket: ClientConnection) -> dict[str, Any] | None:
    """The next card that tells them; None: there are none any more."""
    async with asyncio.timeout(10):
        while True:
            for each in (await next_message(socket))["cards"]:
                if each["key"] == KEY:
                    card: dict[str, Any] | None = each["card"]
                    return card


async def test_an_incident_left_alone_is_an_alarm_on_every_board_without_anybody_doing_anything(
    site: Site,
) -> None:
    ana = await site.sign_in("ana")
    async with watching(ana, site) as socket:
        await next_message(socket)
        call = await a_call_ago(ana)
        told = await next_alarms(socket)
        assert told is not None
        (alarm,) = told["alarms"]
        assert (alarm["cause"], alarm["number"], alarm["owner"]) == ("pending", call["number"], None)
        assert told["counts"] == {"pending": 1}


async def test_mine_is_seen_by_all_survives_a_reload_and_stands_in_the_incidents_chronology(
    site: Site,
) -> None:
    ana, mei = await site.sign_in("ana"), await site.sign_in("mei")
    call = await a_call_ago(ana)
    (alarm,) = await alarms(ana)
    async with watching(mei, site) as socket:
        first = await next_message(socket)
        assert KEY in [each["key"] for each in first["cards"]]
        assert (await say(ana, alarm, "own")).status_code == 201
        async with asyncio.timeout(10):
            told = await next_alarms(socket)
            while told is None or told["alarms"][0]["owner"] != "ana":  # a word that was on its way already
                told = await next_alarms(socket)
    assert [each["owner"] for each in await alarms(mei)] == ["ana"]
    card = (await mei.get(f"/api/incidents/{call['incident_id']}")).json()
    last = card["chronology"][-1]
    assert (last["kind"], last["by"], last["detail"]["cause"]) == ("AlarmOwned", "ana", "pending")


async def test_an_end_is_seen_by_all_and_ending_twice_is_told(site: Site) -> None:
    ana, mei = await site.sign_in("ana"), await site.sign_in("mei")
    await a_call_ago(ana)
    (alarm,) = await alarms(ana)
    async with watching(mei, site) as socket:
        await next_message(socket)
        assert (await say(ana, alarm, "end")).status_code == 201
        async with asyncio.timeout(10):
            while await next_alarms(socket) is not None:  # a word that was on its way already
                pass
    assert await alarms(mei) == []
    again = await say(mei, alarm, "own")
    assert (again.status_code, again.json()["type"]) == (404, "/problems/unknown-alarm")


async def test_sending_a_unit_ends_the_alarm_and_a_screen_that_was_away_is_not_told_of_it(
    site: Site,
) -> None:
    ana = await site.sign_in("ana")
    call = await a_call_ago(ana)
    assert len(await alarms(ana)) == 1
    async with watching(ana, site, call["seq"]) as socket:
        assert KEY in [each["key"] for each in (await next_message(socket))["cards"]]
    body = {"id": str(uuid4()), "unit_id": str(site.e1.id)}
    await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    assert await alarms(ana) == []
    async with watching(ana, site, call["seq"]) as socket:
        assert KEY not in [each["key"] for each in (await next_message(socket))["cards"]]


async def test_a_unit_sent_long_ago_that_never_moved_is_an_alarm_that_falls_to_who_sent_it(
    site: Site,
) -> None:
    ana = await site.sign_in("ana")
    call = await a_call_ago(ana)
    at = (datetime.now(UTC) - timedelta(seconds=100)).isoformat()
    body = {"id": str(uuid4()), "at": at, "unit_id": str(site.e1.id), "eta_s": 200.0}
    await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    (alarm,) = [each for each in await alarms(ana) if each["unit"]]
    assert (alarm["cause"], alarm["unit"], alarm["falls_to"]) == ("not_moving", "E1", "ana")


async def test_a_promise_made_at_the_dispatch_is_what_lateness_is_measured_by(site: Site) -> None:
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    call = await a_call_ago(ana, minutes=6)
    at = (datetime.now(UTC) - timedelta(seconds=300)).isoformat()
    body = {"id": str(uuid4()), "at": at, "unit_id": str(site.e1.id), "eta_s": 150.0}
    await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    await crew.post(f"/api/units/{site.e1.id}/status", json={"id": str(uuid4()), "status": "en_route"})
    assert [each["cause"] for each in await alarms(ana) if each["unit"]] == ["past_eta"]


async def test_an_incident_left_before_anybody_arrived_waits_again_but_not_one_a_crew_has_been_to(
    site: Site,
) -> None:
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    call = await a_call_ago(ana)
    path = f"/api/incidents/{call['incident_id']}"
    long_ago = (datetime.now(UTC) - timedelta(seconds=90)).isoformat()
    await ana.post(f"{path}/assignments", json={"id": str(uuid4()), "unit_id": str(site.e1.id)})
    await ana.post(f"{path}/release", json={"id": str(uuid4()), "unit_id": str(site.e1.id)})
    await end_the_assignments(site, long_ago)
    assert [each["cause"] for each in await alarms(ana)] == ["pending"]
    await ana.post(f"{path}/assignments", json={"id": str(uuid4()), "unit_id": str(site.e1.id)})
    for status in ("on_scene", "available"):
        await crew.post(f"/api/units/{site.e1.id}/status", json={"id": str(uuid4()), "status": status})
    await end_the_assignments(site, long_ago)
    assert await alarms(ana) == []


async def end_the_assignments(site: Site, at: str) -> None:
    """As if they had ended then."""
    async with site.engine.begin() as connection:
        change = text("update assignments set ended_at = :at where ended_at is not null")
        await connection.execute(change, {"at": datetime.fromisoformat(at)})


async def test_another_agencys_alarms_are_not_there(site: Site) -> None:
    ana, xin = await site.sign_in("ana"), await site.sign_in("xin")
    await a_call_ago(ana)
    (alarm,) = await alarms(ana)
    assert await alarms(xin) == []
    assert (await say(xin, alarm, "own")).status_code == 404


async def test_a_call_taker_sees_alarms_and_answers_none(site: Site) -> None:
    rui, ana = await site.sign_in("rui"), await site.sign_in("ana")
    await a_call_ago(ana)
    (alarm,) = await alarms(rui)
    answer = await say(rui, alarm, "own")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-allowed")


async def test_of_two_who_press_at_once_both_are_kept_in_order_or_one_is_told_to_look_again(
    site: Site,
) -> None:
    ana, mei = await site.sign_in("ana"), await site.sign_in("mei")
    await a_call_ago(ana)
    (alarm,) = await alarms(ana)
    answers = await asyncio.gather(say(ana, alarm, "own"), say(mei, alarm, "own"))
    assert {each.status_code for each in answers} <= {201, 409}
    async with site.engine.connect() as connection:
        kept = text("select version, by from facts where kind = 'AlarmOwned' order by version")
        rows = (await connection.execute(kept)).all()
    assert [row.version for row in rows] == list(range(1, len(rows) + 1))
    (now,) = await alarms(ana)
    assert now["owner"] == rows[-1].by


async def test_what_was_answered_once_is_answered_again_also_when_the_alarm_has_ended(site: Site) -> None:
    ana = await site.sign_in("ana")
    await a_call_ago(ana)
    (alarm,) = await alarms(ana)
    mine, over = ({"id": str(uuid4())} for _ in range(2))
    own, end = (f"/api/alarms/{alarm['id']}/{deed}" for deed in ("own", "end"))
    first = [(await ana.post(own, json=mine)).json(), (await ana.post(end, json=over)).json()]
    assert await alarms(ana) == []
    again = [await ana.post(own, json=mine), await ana.post(end, json=over)]
    assert [each.status_code for each in again] == [201, 201]
    assert [each.json() for each in again] == first


async def test_a_crew_that_does_not_touch_its_tablet_is_an_alarm_that_its_touch_ends(site: Site) -> None:
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    call = await a_call_ago(ana)
    at = (datetime.now(UTC) - timedelta(seconds=40)).isoformat()
    body = {"id": str(uuid4()), "at": at, "unit_id": str(site.e1.id)}
    await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=body)
    assert [each["cause"] for each in await alarms(ana)] == ["not_acknowledged"]
    touch = {"id": str(uuid4()), "incident_id": call["incident_id"]}
    answers = [await crew.post(f"/api/units/{site.e1.id}/acknowledge", json=touch) for _ in range(2)]
    assert answers[0].status_code == 201
    assert answers[0].json() == answers[1].json()
    assert await alarms(ana) == []
    (unit,) = (await ana.get("/api/units")).json()["units"]
    assert unit["acknowledged_at"] is not None
    card = (await ana.get(f"/api/incidents/{call['incident_id']}")).json()
    assert card["units"][0]["acknowledged_at"] == unit["acknowledged_at"]
    assert card["chronology"][-1]["kind"] == "AssignmentAcknowledged"


async def test_a_touch_for_an_assignment_that_is_gone_is_kept_and_for_a_foreign_incident_refused(
    site: Site,
) -> None:
    ana, crew, xin = [await site.sign_in(each) for each in ("ana", "E1", "xin")]
    ours, theirs = await a_call_ago(ana), await a_call_ago(xin)
    path = f"/api/units/{site.e1.id}/acknowledge"
    late = await crew.post(path, json={"id": str(uuid4()), "incident_id": ours["incident_id"]})
    assert late.status_code == 201
    foreign = await crew.post(path, json={"id": str(uuid4()), "incident_id": theirs["incident_id"]})
    assert (foreign.status_code, foreign.json()["type"]) == (404, "/problems/unknown-incident")
    other = f"/api/units/{site.foreign.id}/acknowledge"
    assert (
        await crew.post(other, json={"id": str(uuid4()), "incident_id": ours["incident_id"]})
    ).status_code == 403


async def test_an_engine_alone_at_a_call_for_an_ambulance_is_an_alarm_until_the_ambulance_is_sent(
    site: Site,
) -> None:
    """A crew on scene was taken for help enough, though the ambulance that must come was never sent."""
    ana, crew = await site.sign_in("ana"), await site.sign_in("E1")
    at = (datetime.now(UTC) - timedelta(minutes=3)).isoformat()
    body = {"id": str(uuid4()), "at": at, "type": "chest_pain", "priority": 1}
    call = (await ana.post("/api/calls", json=body)).json()
    path = f"/api/incidents/{call['incident_id']}"
    sent_at = (datetime.now(UTC) - timedelta(minutes=2)).isoformat()
    sent = {"id": str(uuid4()), "at": sent_at, "unit_id": str(site.e1.id), "eta_s": 900.0}
    assert (await ana.post(f"{path}/assignments", json=sent)).status_code == 201
    here = {"id": str(uuid4()), "status": "on_scene"}
    assert (await crew.post(f"/api/units/{site.e1.id}/status", json=here)).status_code == 201
    (alarm,) = await alarms(ana)
    assert (alarm["cause"], alarm["unit"], alarm["number"]) == ("under_resourced", None, call["number"])
    assert alarm["missing"] == await missing(ana)
    assert "ambulance" in alarm["missing"]
    async with watching(ana, site) as socket:
        assert KEY in [each["key"] for each in (await next_message(socket))["cards"]]
    assert (await say(ana, alarm, "end")).status_code == 201
    assert await alarms(ana) == []
    await ana.post(f"{path}/alarm", json={"id": str(uuid4()), "level": 2})
    assert await alarms(ana) == []  # what became due is given its time


async def missing(client: httpx.AsyncClient) -> dict[str, int]:
    """As the queue says it."""
    (one,) = (await client.get("/api/queue")).json()["incidents"]
    lacking: dict[str, int] = one["missing"]
    return lacking
