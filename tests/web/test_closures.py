"""A street is closed for everyone at once, and opened again exactly as it was."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from data.stores.under_way import journeys
from dispatch.eta import eta
from dispatch.retime import Retiming
from routing.street_names import plain_name
from tests.builders import NOON
from tests.site import browsing
from tests.stories.city import CENTRE, City, Twins
from web.retiming import tell

START, END = "-29.9533,-71.3390", "-29.9040,-71.2510"


async def way(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/api/route", params={"from": START, "to": END})).json()
    return found


async def until_it_avoids(client: httpx.AsyncClient, street: str) -> None:
    while True:
        if street not in (await way(client))["streets"]:
            return
        await asyncio.sleep(0.05)


def a_closure(**where: object) -> dict[str, object]:
    return {"id": str(uuid4()), "reason": "flooded", **where}


@pytest.mark.a_core_each
async def test_the_next_route_in_every_process_drives_around_it_and_comes_back_exactly(twins: Twins) -> None:
    async with twins.signed_in("ana") as ana, browsing(twins.other) as other:
        other.cookies = ana.cookies
        before = await way(ana)
        street = before["streets"][len(before["streets"]) // 2]
        closed = await ana.post("/api/closures", json=a_closure(street_name=street))
        assert closed.status_code == 201
        around = await way(ana)
        assert street not in around["streets"]
        assert around["seconds"] >= before["seconds"]
        async with asyncio.timeout(1.0):
            await until_it_avoids(other, street)
        (card,) = (await ana.get("/api/closures")).json()["closures"]
        assert (card["street_name"], card["reason"], card["closed_by"]) == (street, "flooded", "ana")
        opened = await ana.post(f"/api/closures/{card['id']}/open", json={"id": str(uuid4())})
        assert opened.status_code == 201
        assert await way(ana) == before
        assert (await ana.get("/api/closures")).json()["closures"] == []


async def test_a_street_is_opened_once_and_the_second_is_told_by_whom(city: City) -> None:
    async with city.signed_in("ana") as ana:
        street = (await way(ana))["streets"][0]
        id = (await ana.post("/api/closures", json=a_closure(street_name=street))).json()["id"]
        first, second = [
            await ana.post(f"/api/closures/{id}/open", json={"id": str(uuid4())}) for _ in range(2)
        ]
        assert (first.status_code, second.status_code) == (201, 409)
        assert (second.json()["type"], second.json()["facts"]["by"]) == ("/problems/already-open", "ana")


async def test_what_closes_nothing_is_refused_in_words(city: City) -> None:
    sea = [{"lat": -29.9, "lon": -71.9}, {"lat": -29.8, "lon": -71.9}, {"lat": -29.8, "lon": -71.8}]
    async with city.signed_in("ana") as ana, city.signed_in("rui") as rui:
        for body, status, type in (
            (a_closure(street_name="Rua que não há"), 409, "no-such-street"),
            (a_closure(area=sea), 409, "no-such-street"),
            (a_closure(), 422, "bad-body"),
            (a_closure(street_name="Balmaceda", factor=0.5), 422, "bad-body"),
            (a_closure(area=sea[:2]), 422, "bad-body"),
            (a_closure(area=[sea[0], sea[2], sea[1], {"lat": -29.9, "lon": -71.8}]), 422, "bad-body"),
            (a_closure(street_name="Balmaceda", until_at="2001-01-01T00:00:00Z"), 422, "bad-body"),
            (a_closure(street_name="avenida"), 409, "unclear-street"),
        ):
            answer = await ana.post("/api/closures", json=body)
            assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{type}")
        assert (await ana.post(f"/api/closures/{uuid4()}/open", json={"id": str(uuid4())})).status_code == 404
        assert (await rui.post("/api/closures", json=a_closure(street_name="Balmaceda"))).status_code == 403


async def test_a_body_of_no_use_names_its_fault_for_the_screens_own_words(city: City) -> None:
    """People in Macao and Portugal read the reason in English."""
    sea = [{"lat": -29.9, "lon": -71.9}, {"lat": -29.8, "lon": -71.9}, {"lat": -29.8, "lon": -71.8}]
    async with city.signed_in("ana") as ana:
        for body, code in (
            (a_closure(), "nowhere"),
            (a_closure(area=sea[:2]), "area_few"),
            (a_closure(area=[sea[0], sea[2], sea[1], {"lat": -29.9, "lon": -71.8}]), "area_crosses"),
            (a_closure(street_name="Balmaceda", until_at="2001-01-01T00:00:00Z"), "ends_first"),
            (a_closure(street_name="Balmaceda", reason="x" * 301), "string_too_long"),
        ):
            answer = await ana.post("/api/closures", json=body)
            assert [each["code"] for each in answer.json()["facts"]["errors"]] == [code]
    async with city.signed_in("sam") as sam:
        (day,) = (await sam.get("/api/day?on=abc")).json()["facts"]["errors"]
        assert day["where"] == "query.on"
        assert day["code"].startswith("date_")


async def test_one_area_does_not_shut_the_whole_city_but_may_slow_it(city: City) -> None:
    """Four corners clicked on a map that showed all of it shut every street: nobody could be sent by road."""
    globe = [{"lat": lat, "lon": lon} for lat, lon in ((-90, -180), (-90, 180), (90, 180), (90, -180))]
    async with city.signed_in("ana") as ana:
        before = await way(ana)
        refused = await ana.post("/api/closures", json=a_closure(area=globe))
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/too-much-shut")
        assert refused.json()["facts"]["percent"] == 100
        assert (await ana.get("/api/closures")).json()["closures"] == []
        assert await way(ana) == before
        snow = (await ana.post("/api/closures", json=a_closure(area=globe, factor=1.5))).json()
        assert (await way(ana))["seconds"] > before["seconds"]
        await ana.post(f"/api/closures/{snow['id']}/open", json={"id": str(uuid4())})
        assert await way(ana) == before


@pytest.mark.a_core_each
async def test_a_unit_under_way_over_a_closed_street_is_timed_anew_and_the_board_is_told(
    twins: Twins,
) -> None:
    async with twins.signed_in("ana") as ana:
        id, unit = await someone_under_way(ana)
        street = await one_it_needs(ana, unit)
        closed = (await ana.post("/api/closures", json=a_closure(street_name=street))).json()["id"]
        late = await until_retimed(ana, id, 1)
        assert late["later_s"] >= 20
        assert late["due_at"] > late["assigned_at"]
        await ana.post(f"/api/closures/{closed}/open", json={"id": str(uuid4())})
        assert abs((await until_retimed(ana, id, 2))["later_s"]) < 1


async def test_two_processes_that_see_the_same_street_close_write_it_down_once(city: City) -> None:
    async with city.signed_in("ana") as ana:
        id, _ = await someone_under_way(ana)
        (journey,) = await journeys(city.engine, CENTRE)
        assert journey.unit.assignment_id is not None
        before, now = [eta(journey.unit, s, approximate=False, fix_age_s=None) for s in (300.0, 400.0)]
        change = Retiming(
            assignment_id=journey.unit.assignment_id, before=before, now=now, closures=(uuid4(),)
        )
        for at in (NOON, NOON + timedelta(milliseconds=80)):
            await tell(city.engine, CENTRE, [(journey, change)], frozenset(), at)
        (line,) = retimed(await card(ana, id))
        assert line["detail"]["later_s"] == 100.0


async def someone_under_way(client: httpx.AsyncClient) -> tuple[str, dict[str, Any]]:
    """Driving across the city: the incident's id, the unit's card."""
    lat, lon = map(float, END.split(","))
    taken = await client.post(
        "/api/calls", json={"id": str(uuid4()), "words": "smoke", "pin": {"lat": lat, "lon": lon}}
    )
    assert taken.status_code == 201, taken.text
    units: list[dict[str, Any]] = (await client.get("/api/units")).json()["units"]
    far = max(units, key=lambda each: abs(each["station"]["lat"] - lat))
    id: str = taken.json()["incident_id"]
    body = {"id": str(uuid4()), "unit_id": far["id"], "eta_s": 600.0}
    assert (await client.post(f"/api/incidents/{id}/assignments", json=body)).status_code == 201
    return id, far


async def one_it_needs(client: httpx.AsyncClient, unit: dict[str, Any]) -> str:
    start = f"{unit['station']['lat']},{unit['station']['lon']}"
    found = (await client.get("/api/route", params={"from": start, "to": END})).json()
    longest: str = max(found["streets"], key=len)
    return longest


async def card(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/api/incidents/{id}")).json()
    return found


def retimed(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in card["chronology"] if each["kind"] == "UnitRetimed"]


async def until_retimed(client: httpx.AsyncClient, id: str, times: int) -> dict[str, Any]:
    """The unit on the incident's card, once it was timed anew so often."""
    async with asyncio.timeout(5):
        while True:
            found = await card(client, id)
            if len(retimed(found)) >= times:
                unit: dict[str, Any] = found["units"][0]
                return unit
            await asyncio.sleep(0.05)


async def test_a_street_is_closed_by_its_name_as_people_type_it_and_called_as_the_map_does(
    city: City,
) -> None:
    async with city.signed_in("ana") as ana:
        name = next(each for each in (await way(ana))["streets"] if each != plain_name(each))
        closed = await ana.post("/api/closures", json=a_closure(street_name=plain_name(name)))
        assert closed.status_code == 201, closed.text
        (card,) = (await ana.get("/api/closures")).json()["closures"]
        assert card["street_name"] == name


@pytest.mark.a_core_each
async def test_what_a_feed_measures_is_driven_by_in_every_process_until_it_says_otherwise(
    twins: Twins,
) -> None:
    async with twins.signed_in("ana") as ana, browsing(twins.other) as other:
        other.cookies = ana.cookies
        before, now = await way(ana), datetime.now(UTC)
        async with twins.engine.connect() as connection:
            named = text("select id from streets where name = any(:names)")
            ids = (await connection.execute(named, {"names": before["streets"]})).scalars().all()

        def said(minute: int, *streets: int) -> dict[str, object]:
            at = now - timedelta(minutes=10 - minute)
            slow = [{"street_id": id, "factor": 50.0} for id in streets]
            until = (now + timedelta(hours=1)).isoformat()
            return {"source": "loops", "at": at.isoformat(), "until_at": until, "streets": slow}

        first = await ana.post("/api/speeds", json=said(5, *ids))
        assert (first.status_code, first.json()) == (200, {"taken": True, "streets": len(ids)})
        jammed = await way(ana)
        assert jammed["seconds"] > before["seconds"]
        async with asyncio.timeout(1.0):
            while (await way(other))["seconds"] != jammed["seconds"]:  # noqa: ASYNC110  nothing tells
                await asyncio.sleep(0.05)
        assert (await ana.post("/api/speeds", json=said(4))).json()["taken"] is False
        assert (await way(ana))["seconds"] == jammed["seconds"]
        assert (await ana.post("/api/speeds", json=said(6))).json()["taken"] is True
        assert await way(ana) == before


async def test_one_of_two_streets_of_a_name_is_closed_when_the_person_says_which(city: City) -> None:
    """Closing Aníbal Pinto in La Serena closed the one in Coquimbo too, ten kilometres away."""
    name = "Aníbal Pinto"
    async with city.signed_in("ana") as ana:
        asked = await ana.post("/api/closures", json=a_closure(street_name=name, of_several="ask"))
        assert (asked.status_code, asked.json()["type"]) == (409, "/problems/several-streets")
        told = asked.json()["facts"]["streets"]
        assert [each["nth"] for each in told] == [1, 2]
        assert all(each["crossings"] for each in told)
        assert (await ana.get("/api/closures")).json()["closures"] == []
        far = await ana.post("/api/closures", json=a_closure(street_name=name, of_several=3))
        assert far.json()["type"] == "/problems/several-streets"
        for nth, each in enumerate(told, 1):
            assert (
                await ana.post("/api/closures", json=a_closure(street_name=name, of_several=nth))
            ).status_code == 201
            card = (await ana.get("/api/closures")).json()["closures"][-1]
            assert (card["street_name"], card["label"]) == (None, f"{name} ({', '.join(each['crossings'])})")
            near = [abs(lat - each["lat"]) < 0.02 for line in card["lines"] for _, lat in line]
            assert near
            assert all(near)
        both = await ana.post("/api/closures", json=a_closure(street_name=name))
        assert both.status_code == 201


async def test_street_ids_of_no_street_are_named(city: City) -> None:
    async with city.signed_in("ana") as ana:
        ids = [*range(10**12, 10**12 + 2000)]
        answer = await ana.post("/api/closures", json=a_closure(street_ids=ids))
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/unknown-streets")
        assert "2000 of the street ids are not in this city: 1000000000000, " in answer.json()["detail"]
        assert len(answer.json()["detail"]) < 200


async def test_a_street_closed_twice_in_one_moment_is_closed_once(city: City) -> None:
    async with city.signed_in("ana") as ana:
        answers = await asyncio.gather(
            *(ana.post("/api/closures", json=a_closure(street_name="Balmaceda")) for _ in range(4))
        )
        assert sorted(each.status_code for each in answers) == [201, 409, 409, 409]
        refused = next(each.json() for each in answers if each.status_code == 409)
        assert refused["type"] == "/problems/already-closed"
        assert refused["facts"]["by"] == "ana"
        assert len((await ana.get("/api/closures")).json()["closures"]) == 1


async def test_a_closure_that_does_nothing_or_stops_everything_is_refused_in_words(city: City) -> None:
    async with city.signed_in("ana") as ana:
        for factor, type in ((1, "no-effect"), (100.5, "slower-than-walking"), (1000, "slower-than-walking")):
            answer = await ana.post("/api/closures", json=a_closure(street_name="Balmaceda", factor=factor))
            assert (answer.status_code, answer.json()["type"]) == (409, f"/problems/{type}")
