"""Run cards are changed by whoever may, whole and with a reason, and count at once in every process."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from data.event_log import read_since
from dispatch.card_events import RunCardsChanged
from tests.site import Site, browsing
from tests.stories.city import City, Twins

AT = {"lat": -29.9533, "lon": -71.3390}
TITLE = {"en": "Fire", "zh": "消防", "pt": "Bombeiros"}
ANYTHING = {"name": "anything", "slots": [{"capability": "engine"}]}


def an_edition(*cards: Mapping[str, object], reason: str = "our own") -> dict[str, Any]:
    return {"id": str(uuid4()), "title": TITLE, "cards": [ANYTHING, *cards], "reason": reason}


async def a_fire(client: httpx.AsyncClient, **said: object) -> str:
    call = {"id": str(uuid4()), "words": "smoke", "pin": AT, **said}
    answer = await client.post("/api/calls", json=call)
    return str(answer.json()["incident_id"])


async def due(client: httpx.AsyncClient, incident: str) -> list[str]:
    advice = (await client.get(f"/api/incidents/{incident}/recommendation")).json()
    return [each["capability"] for each in advice["slots"]]


async def test_until_an_agency_has_its_own_the_shipped_cards_stand_in(site: Site) -> None:
    shown = (await (await site.sign_in("ana")).get("/api/run-cards")).json()
    assert (shown["shipped"], shown["edition"], shown["editions"]) == (True, None, [])
    assert "building fire" in [each["name"] for each in shown["cards"]]


async def test_a_new_edition_counts_in_every_process_with_the_next_question(twins: Twins) -> None:
    async with twins.signed_in("sam") as sam, browsing(twins.other) as other:
        other.cookies = sam.cookies
        fire = await a_fire(sam)
        before = ["engine", "engine", "ladder", "ambulance", "command", "rescue"]
        assert await due(sam, fire) == await due(other, fire) == before
        made = await sam.post("/api/run-cards", json=an_edition())
        assert (made.status_code, made.json()["version"]) == (201, 1)
        assert await due(other, fire) == await due(sam, fire) == ["engine"]


async def test_a_cards_other_names_are_kept_and_told_with_what_is_due(site: Site) -> None:
    sam = await site.sign_in("sam")
    shipped = (await sam.get("/api/run-cards")).json()["cards"]
    assert {"zh": "樓宇火警", "pt": "incêndio em edifício"} in [each["names"] for each in shipped]
    falls = {**ANYTHING, "name": "falls", "types": ["fall"], "names": {"pt": "quedas"}}
    assert (await sam.post("/api/run-cards", json=an_edition(falls))).status_code == 201
    kept = (await sam.get("/api/run-cards")).json()["cards"]
    assert {each["name"]: each["names"] for each in kept} == {"anything": {}, "falls": {"pt": "quedas"}}
    asked = await sam.post("/api/run-cards/preview", json={"type": "fall", "priority": 2})
    assert [(each["card"], each["names"]) for each in asked.json()["due"]] == [("falls", {"pt": "quedas"})]
    for wrong in ({"en": "falls"}, {"zh": ""}, {"zh": 3}, "quedas"):
        refused = await sam.post("/api/run-cards", json=an_edition({**falls, "names": wrong}))
        assert refused.status_code == 422, wrong


async def test_the_zone_the_hour_and_the_premise_choose_the_card(city: City) -> None:
    async with city.signed_in("sam") as sam:
        fire = await a_fire(sam)
        zones = {each["name"] for each in (await sam.get("/api/region")).json()["zones"]}
        near = [
            {"name": zone, "zones": [zone], "slots": [{"capability": "ladder"}]} for zone in sorted(zones)
        ]
        whole_week = {
            "name": "hours",
            "types": ["unknown"],
            "hours": "24/7",
            "slots": [{"capability": "patrol"}],
        }
        here = {"name": "here", "premises": ["mercado"], "slots": [{"capability": "rescue"}]}
        made = await sam.post("/api/run-cards", json=an_edition(*near, whole_week, here))
        assert made.status_code == 201, made.text
        assert await due(sam, fire) == ["ladder"]
        assert await due(sam, await a_fire(sam, pin=None)) == ["engine"]
        assert await due(sam, await a_fire(sam, type="unknown")) == ["patrol"]
        market = await a_fire(sam, pin=None, location_text="Mercado")
        assert await due(sam, market) == ["rescue"]


async def test_what_can_never_be_filled_is_refused_line_by_line_and_changes_nothing(site: Site) -> None:
    sam = await site.sign_in("sam")
    await sam.post("/api/run-cards", json=an_edition())
    wrong = [
        {"name": "hazmat", "types": ["gas_leak"], "slots": [{"capability": "hazmat"}]},
        {"name": "three", "types": ["flood"], "slots": [{"capability": "engine", "count": 3}]},
        {"name": "strike", "types": ["strike"], "slots": [{"capability": "engine"}]},
    ]
    answer = await sam.post("/api/run-cards", json={**an_edition(*wrong), "base": 1})
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (409, "/problems/cards-not-usable")
    assert [each["line"] for each in problem["facts"]["faults"]] == [
        "hazmat: no unit of the agency can do hazmat",
        "three: asks for 3 that can do engine; the agency has 1",
        "strike: there is no incident type strike",
    ]
    shown = (await sam.get("/api/run-cards")).json()
    assert (shown["edition"], [each["name"] for each in shown["cards"]]) == (1, ["anything"])
    async with site.engine.connect() as connection:
        facts = [each.fact for each in await read_since(connection, "demo", 0)]
    assert [fact.version for fact in facts if isinstance(fact, RunCardsChanged)] == [1]


async def test_every_edition_is_kept_with_who_made_it_when_and_why(site: Site) -> None:
    sam = await site.sign_in("sam")
    second = an_edition({**ANYTHING, "name": "falls", "types": ["fall"]}, reason="falls were forgotten")
    await sam.post("/api/run-cards", json=an_edition())
    await sam.post("/api/run-cards", json={**second, "base": 1})
    shown = (await sam.get("/api/run-cards")).json()
    told = [(each["edition"], each["made_by"], each["reason"]) for each in shown["editions"]]
    assert told == [(2, "sam", "falls were forgotten"), (1, "sam", "our own")]
    first = (await sam.get("/api/run-cards", params={"edition": 1})).json()
    assert (first["edition"], len(first["cards"]), len(shown["cards"])) == (1, 1, 2)
    assert (await sam.get("/api/run-cards", params={"edition": 9})).status_code == 404


async def test_the_same_press_twice_makes_one_edition(site: Site) -> None:
    sam = await site.sign_in("sam")
    form = an_edition()
    first, again = [(await sam.post("/api/run-cards", json=form)).json() for _ in range(2)]
    assert first == again
    assert (await sam.get("/api/run-cards")).json()["edition"] == 1


async def test_a_dispatcher_sees_the_cards_and_may_not_change_them(site: Site) -> None:
    ana = await site.sign_in("ana")
    answer = await ana.post("/api/run-cards", json=an_edition())
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-allowed")


async def test_of_two_who_changed_the_same_edition_the_second_is_told_and_nothing_is_overwritten(
    site: Site,
) -> None:
    sam = await site.sign_in("sam")
    falls = {**ANYTHING, "name": "falls", "types": ["fall"]}
    first = await sam.post("/api/run-cards", json={**an_edition(), "base": 0})
    late = await sam.post("/api/run-cards", json={**an_edition(falls), "base": 0})
    assert (first.status_code, late.status_code, late.json()["type"]) == (
        201,
        409,
        "/problems/edition-conflict",
    )
    told = late.json()["facts"]
    assert (told["base"], told["edition"], told["made_by"]) == (0, 1, "sam")
    assert (await sam.get("/api/run-cards")).json()["edition"] == 1
    again = await sam.post("/api/run-cards", json={**an_edition(falls), "base": 1})
    assert (again.status_code, again.json()["version"]) == (201, 2)


async def test_of_many_who_change_one_edition_at_once_exactly_one_wins(twins: Twins) -> None:
    """Sent without a base, twenty at once were twenty editions."""
    async with twins.signed_in("sam") as sam, browsing(twins.other) as other:
        other.cookies = sam.cookies
        await sam.post("/api/run-cards", json=an_edition())
        sent = [
            each.post("/api/run-cards", json={**an_edition(), "base": 1})
            for _ in range(5)
            for each in (sam, other)
        ]
        answers = await asyncio.gather(*sent)
        assert sorted(each.status_code for each in answers) == [201] + [409] * 9
        assert (await sam.get("/api/run-cards")).json()["edition"] == 2


async def test_only_the_very_first_edition_need_not_say_of_which_it_is_a_change(site: Site) -> None:
    sam = await site.sign_in("sam")
    answers = await asyncio.gather(*(sam.post("/api/run-cards", json=an_edition()) for _ in range(8)))
    assert sorted(each.status_code for each in answers) == [201] + [422] * 7
    told = next(each for each in answers if each.status_code == 422).json()
    assert (told["type"], told["facts"]) == ("/problems/edition-base-missing", {"edition": 1})
    assert "`base`" in told["detail"]
    assert (await sam.get("/api/run-cards")).json()["edition"] == 1


async def test_the_cards_before_the_first_edition_can_be_read_again(site: Site) -> None:
    sam = await site.sign_in("sam")
    shipped = (await sam.get("/api/run-cards")).json()["cards"]
    await sam.post("/api/run-cards", json=an_edition())
    before = (await sam.get("/api/run-cards", params={"edition": 0})).json()
    assert (before["shipped"], before["cards"]) == (True, shipped)


async def test_a_draft_is_tried_before_it_counts_for_anyone(site: Site) -> None:
    sam = await site.sign_in("sam")
    await sam.post("/api/run-cards", json=an_edition())
    night = {**ANYTHING, "name": "night", "hours": "22:00-06:00", "slots": [{"capability": "hazmat"}]}
    draft = {"title": TITLE, "cards": [ANYTHING, night]}
    asked = {"type": "structure_fire", "priority": 1, "minute": 23 * 60}

    async def told(**more: object) -> dict[str, Any]:
        answer = await sam.post("/api/run-cards/preview", json={**asked, **more})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    now, then = await told(), await told(draft=draft)
    assert [each["card"] for each in now["due"]] == ["anything"]
    assert (then["due"][0]["card"], then["due"][0]["slots"][0]["capability"]) == ("night", "hazmat")
    assert [(each["code"], each["facts"]["card"]) for each in then["faults"]] == [("nobody_can", "night")]
    assert [each["card"] for each in (await told(draft=draft, minute=12 * 60))["due"]] == ["anything"]
    assert (await told(draft={"title": TITLE, "cards": [night]}, minute=720))["due"] == []
    assert (await sam.get("/api/run-cards")).json()["edition"] == 1


async def test_another_agency_has_cards_of_its_own(site: Site) -> None:
    sam, xin = await site.sign_in("sam"), await site.sign_in("xin")
    await sam.post("/api/run-cards", json=an_edition())
    assert (await xin.get("/api/run-cards")).json()["shipped"] is True


async def test_raising_the_alarm_adds_to_what_is_due_and_stands_in_the_chronology(city: City) -> None:
    async with city.signed_in("ana") as ana:
        fire = await a_fire(ana)
        before = await due(ana, fire)
        path = f"/api/incidents/{fire}/alarm"
        raised = await ana.post(path, json={"id": str(uuid4()), "level": 2})
        assert raised.status_code == 201
        after = await due(ana, fire)
        assert (after[: len(before)], after.count("engine")) == (before, 4)
        again = await ana.post(path, json={"id": str(uuid4()), "level": 2})
        assert (again.status_code, again.json()["type"]) == (409, "/problems/alarm-level-already")
        card = (await ana.get(f"/api/incidents/{fire}")).json()
        assert card["alarm_level"] == 2
        assert card["chronology"][-1]["detail"] == {"level": 2, "was": 1}
        lowered = await ana.post(path, json={"id": str(uuid4()), "level": 1})
        assert (lowered.status_code, await due(ana, fire)) == (201, before)
        too_many = await ana.post(path, json={"id": str(uuid4()), "level": 6})
        assert too_many.status_code == 422
        async with city.signed_in("rui") as rui:
            assert (await rui.post(path, json={"id": str(uuid4()), "level": 3})).status_code == 403
