"""The queue: who is served first, and why everybody waits."""

from typing import Any
from uuid import uuid4

import httpx

from tests.site import Site
from tests.stories.city import City

NEAR = {"lat": -29.9533, "lon": -71.3390}


async def a_call(client: httpx.AsyncClient, **said: object) -> str:
    answer = await client.post("/api/calls", json={"id": str(uuid4()), **said})
    return str(answer.json()["incident_id"])


async def queue(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    answer = await client.get("/api/queue")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["incidents"]
    return found


def codes(one: dict[str, Any]) -> list[str]:
    return [each["code"] for each in one["reasons"]]


async def test_life_comes_first_then_who_is_nearest_and_each_wait_has_its_reason(city: City) -> None:
    async with city.signed_in("ana") as ana:
        noise = await a_call(ana, type="noise", priority=4, pin=NEAR)
        fall = await a_call(ana, type="fall", priority=2, pin=NEAR)
        fire = await a_call(ana, type="structure_fire", priority=1, pin=NEAR)
        lost = await a_call(ana, type="structure_fire", priority=1)
        waiting = await queue(ana)
        assert [each["incident_id"] for each in waiting] == [fire, lost, fall, noise]
        assert [codes(each) for each in waiting] == [
            ["nobody_sent"],
            ["location_unknown", "nobody_sent"],
            ["nobody_sent"],
            ["nobody_sent"],
        ]
        assert waiting[0]["missing"] == {"engine": 2, "ladder": 1, "ambulance": 1}
        assert (waiting[0]["soonest"]["approximate"], waiting[1]["soonest"]) == (False, None)


async def test_its_soonest_is_the_one_the_recommendation_names(city: City) -> None:
    async with city.signed_in("ana") as ana:
        fall = await a_call(ana, type="fall", priority=1, pin=NEAR)
        advice = (await ana.get(f"/api/incidents/{fall}/recommendation")).json()
        times = [
            one["eta_s"]
            for slot in advice["slots"]
            if slot["mandatory"]
            for one in (slot["choice"], *slot["alternatives"])
        ]
        (waiting,) = await queue(ana)
        assert abs(waiting["soonest"]["eta_s"] - min(times)) < 0.5


async def test_who_has_all_they_need_does_not_wait_and_who_lacks_one_says_so(city: City) -> None:
    async with city.signed_in("ana") as ana:
        fall = await a_call(ana, type="fall", priority=1, pin=NEAR)
        advice = (await ana.get(f"/api/incidents/{fall}/recommendation")).json()
        must = [slot["choice"]["unit_id"] for slot in advice["slots"] if slot["mandatory"]]
        for i, unit in enumerate(must):
            sent = await ana.post(
                f"/api/incidents/{fall}/assignments", json={"id": str(uuid4()), "unit_id": unit}
            )
            assert sent.status_code == 201
            waiting = await queue(ana)
            if i + 1 < len(must):
                assert codes(waiting[0]) == ["sent_but_short"]
                assert waiting[0]["sent"]
        assert waiting == []


async def test_a_second_alarm_puts_an_incident_back_into_the_queue(city: City) -> None:
    async with city.signed_in("ana") as ana:
        crash = await a_call(ana, type="traffic_collision", priority=2, pin=NEAR)
        advice = (await ana.get(f"/api/incidents/{crash}/recommendation")).json()
        ambulance = advice["slots"][0]["choice"]["unit_id"]
        await ana.post(f"/api/incidents/{crash}/assignments", json={"id": str(uuid4()), "unit_id": ambulance})
        assert await queue(ana) == []
        await ana.post(f"/api/incidents/{crash}/alarm", json={"id": str(uuid4()), "level": 2})
        (waiting,) = await queue(ana)
        assert (waiting["missing"], codes(waiting)) == ({"ambulance": 1}, ["sent_but_short"])


async def test_with_nobody_free_it_says_who_may_be_had_first(site: Site) -> None:
    ana = await site.sign_in("ana")
    first = await a_call(ana, type="rubbish_fire", priority=3)
    unit = {"id": str(uuid4()), "unit_id": str(site.e1.id)}
    assert (await ana.post(f"/api/incidents/{first}/assignments", json=unit)).status_code == 201
    second = await a_call(ana, type="rubbish_fire", priority=3, pin={"lat": 22.19, "lon": 113.54})
    (waiting,) = await queue(ana)
    assert (waiting["incident_id"], codes(waiting), waiting["soonest"]) == (second, ["all_busy"], None)
    assert waiting["reasons"][0]["facts"]["units"][0]["unit"] == "E1"


async def test_without_a_city_times_are_by_the_straight_line_and_marked(site: Site) -> None:
    ana = await site.sign_in("ana")
    await a_call(ana, type="rubbish_fire", priority=3, pin={"lat": 22.20, "lon": 113.55})
    (waiting,) = await queue(ana)
    assert (waiting["soonest"]["name"], waiting["soonest"]["approximate"]) == ("E1", True)
    assert waiting["soonest"]["eta_s"] > 80


async def test_a_queue_of_another_agency_is_not_ours(site: Site) -> None:
    ana, xin = await site.sign_in("ana"), await site.sign_in("xin")
    await a_call(ana, type="noise")
    assert await queue(xin) == []
