"""While the caller still talks: what it may be, whether we know it, whom we would send; and joins undone."""

import asyncio
from uuid import uuid4

from tests.site import Site

AT = {"lat": 22.19, "lon": 113.54, "radius_m": 20.0}


async def test_a_second_caller_at_the_same_corner_is_shown_the_incident_with_reasons(site: Site) -> None:
    rui = await site.sign_in("rui")
    first = {"id": str(uuid4()), "words": "smoke from a window", "pin": {"lat": 22.1903, "lon": 113.54}}
    number = (await rui.post("/api/calls", json=first)).json()["number"]
    told = (await rui.post("/api/calls/so-far", json={"words": "fire!", "place": AT})).json()
    (found,) = told["known"]
    assert (found["number"], found["suggested"], found["type_likeness"]) == (number, True, "same")
    assert 30 <= found["distance_m"] <= 36
    assert (told["type"], told["type_from"], told["priority"]) == ("structure_fire", "words", 1)


async def test_the_response_is_told_before_the_call_is_sent_and_changes_nothing(site: Site) -> None:
    rui = await site.sign_in("rui")
    told = (await rui.post("/api/calls/so-far", json={"type": "structure_fire", "place": AT})).json()
    proposed = [slot["choice"]["name"] for slot in told["response"]["slots"] if slot["choice"]]
    assert proposed == ["E1"]
    assert (await rui.get("/api/incidents")).json()["incidents"] == []


async def test_without_a_place_only_the_same_number_connects_two_calls(site: Site) -> None:
    rui = await site.sign_in("rui")
    await rui.post("/api/calls", json={"id": str(uuid4()), "callback": "+853 6612-3456"})
    stranger = (await rui.post("/api/calls/so-far", json={"callback": "66999999"})).json()
    assert (stranger["known"], stranger["response"]) == ([], None)
    again = (await rui.post("/api/calls/so-far", json={"callback": "66123456"})).json()
    assert [each["same_caller"] for each in again["known"]] == [True]


async def test_another_agencys_incidents_are_not_told(site: Site) -> None:
    xin, rui = await site.sign_in("xin"), await site.sign_in("rui")
    await xin.post(
        "/api/calls", json={"id": str(uuid4()), "words": "fire", "pin": {"lat": 22.19, "lon": 113.54}}
    )
    assert (await rui.post("/api/calls/so-far", json={"words": "fire", "place": AT})).json()["known"] == []


async def test_a_call_joined_by_mistake_is_parted_and_opens_its_own_with_its_words(site: Site) -> None:
    rui = await site.sign_in("rui")
    first = (await rui.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
    second = {"id": str(uuid4()), "words": "he fell", "incident_id": first["incident_id"]}
    joined = (await rui.post("/api/calls", json=second)).json()
    assert joined["number"] == first["number"]
    answer = await rui.post(f"/api/calls/{second['id']}/part", json={"id": str(uuid4())})
    assert answer.status_code == 201
    assert answer.json()["number"] != first["number"]
    left = (await rui.get(f"/api/incidents/{first['incident_id']}")).json()
    own = (await rui.get(f"/api/incidents/{answer.json()['incident_id']}")).json()
    assert [each["words"] for each in left["calls"]] == ["smoke"]
    assert [each["words"] for each in own["calls"]] == ["he fell"]
    assert (own["type"], own["narrative"]) == ("fall", "he fell")
    assert left["chronology"][-1]["kind"] == "CallParted"


async def test_a_call_that_opened_its_incident_cannot_be_parted_from_it(site: Site) -> None:
    rui = await site.sign_in("rui")
    id = str(uuid4())
    await rui.post("/api/calls", json={"id": id, "words": "smoke"})
    answer = await rui.post(f"/api/calls/{id}/part", json={"id": str(uuid4())})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/call-has-its-own")


async def test_of_two_who_part_one_call_at_once_one_does_and_one_incident_is_opened(site: Site) -> None:
    rui, ana = await site.sign_in("rui"), await site.sign_in("ana")
    first = (await rui.post("/api/calls", json={"id": str(uuid4()), "words": "smoke"})).json()
    second = {"id": str(uuid4()), "incident_id": first["incident_id"]}
    await rui.post("/api/calls", json=second)
    path = f"/api/calls/{second['id']}/part"
    answers = await asyncio.gather(*(each.post(path, json={"id": str(uuid4())}) for each in (rui, ana)))
    assert sorted(each.status_code for each in answers) == [201, 409]
    assert len((await rui.get("/api/incidents")).json()["incidents"]) == 2


async def test_the_words_that_speak_for_a_type_are_told(site: Site) -> None:
    rui = await site.sign_in("rui")
    body = {"words": "Two cars crashed, one person trapped"}
    told = (await rui.post("/api/calls/so-far", json=body)).json()
    assert (told["type"], told["priority"], told["type_words"]) == (
        "traffic_collision",
        1,
        ["crashed", "trapped"],
    )
    said = (await rui.post("/api/calls/so-far", json={**body, "type": "fall"})).json()
    assert (said["type_from"], said["type_words"]) == ("said", [])


async def test_an_incident_without_a_place_is_told_to_who_hears_the_same_words(site: Site) -> None:
    rui = await site.sign_in("rui")
    first = {"id": str(uuid4()), "words": "fire", "location_text": "the red barn past the mill"}
    number = (await rui.post("/api/calls", json=first)).json()["number"]
    said = {"words": "smoke", "location_text": "red barn, past the mill"}
    (found,) = (await rui.post("/api/calls/so-far", json=said)).json()["known"]
    assert (found["number"], found["no_place"], found["same_words"]) == (number, True, True)
    other = {"words": "smoke", "location_text": "Torre de Macau"}
    assert (await rui.post("/api/calls/so-far", json=other)).json()["known"] == []
