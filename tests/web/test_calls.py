"""A call over HTTP: kept, answered once, never refused for what is not known."""

from uuid import uuid4

from tests.site import Site


async def test_a_call_with_nothing_but_an_id_opens_an_incident(site: Site) -> None:
    rui = await site.sign_in("rui")
    answer = await rui.post("/api/calls", json={"id": str(uuid4())})
    assert answer.status_code == 201
    incident = (await rui.get(f"/api/incidents/{answer.json()['incident_id']}")).json()
    assert incident["state"] == "open"
    assert incident["location"]["confirmed"] is False


async def test_what_the_caller_said_is_kept_word_for_word(site: Site) -> None:
    rui = await site.sign_in("rui")
    said = {"id": str(uuid4()), "words": "火！三樓 – está a arder", "location_text": "ao pé do Lisboa"}
    answer = (await rui.post("/api/calls", json=said)).json()
    incident = (await rui.get(f"/api/incidents/{answer['incident_id']}")).json()
    assert incident["calls"][0]["words"] == said["words"]
    assert incident["location"]["text"] == said["location_text"]


async def test_pressing_twice_is_one_call_and_the_same_answer(site: Site) -> None:
    rui = await site.sign_in("rui")
    said = {"id": str(uuid4()), "words": "smoke"}
    first, second = [await rui.post("/api/calls", json=said) for _ in range(2)]
    assert first.json() == second.json()
    assert len((await rui.get("/api/incidents")).json()["incidents"]) == 1


async def test_the_same_id_with_other_words_is_refused(site: Site) -> None:
    rui = await site.sign_in("rui")
    id = str(uuid4())
    await rui.post("/api/calls", json={"id": id, "words": "smoke"})
    other = await rui.post("/api/calls", json={"id": id, "words": "a fall"})
    assert other.status_code == 409
    assert other.json()["type"] == "/problems/same-id-other-body"


async def test_an_idempotency_key_serves_where_the_body_has_no_id(site: Site) -> None:
    rui = await site.sign_in("rui")
    key = {"Idempotency-Key": "tablet-7/113"}
    first, second = [await rui.post("/api/calls", json={"words": "x"}, headers=key) for _ in range(2)]
    assert first.status_code == 201
    assert first.json() == second.json()
    assert (await rui.post("/api/calls", json={"words": "x"})).json()["type"] == "/problems/id-missing"


async def test_another_agencys_call_id_neither_reads_nor_changes_its_call_and_refuses_none(
    site: Site,
) -> None:
    """A caller was refused because the neighbours' desk had used the same id."""
    rui, xin = await site.sign_in("rui"), await site.sign_in("xin")
    said = {"id": str(uuid4()), "words": "smoke"}
    mine = (await rui.post("/api/calls", json=said)).json()
    theirs = await xin.post("/api/calls", json={**said, "words": "theirs"})
    assert theirs.status_code == 201
    assert theirs.json()["id"] != mine["id"]
    assert (await xin.post("/api/calls", json={**said, "words": "theirs"})).json() == theirs.json()
    other = (await xin.get(f"/api/incidents/{theirs.json()['incident_id']}")).json()
    assert other["narrative"] == "theirs"
    incident = (await rui.get(f"/api/incidents/{mine['incident_id']}")).json()
    assert incident["narrative"] == "smoke"
    assert (await xin.get(f"/api/incidents/{mine['incident_id']}")).status_code == 404


async def test_a_pin_confirms_the_place(site: Site) -> None:
    rui = await site.sign_in("rui")
    said = {"id": str(uuid4()), "pin": {"lat": 22.19, "lon": 113.54}, "location_text": "near the tree"}
    answer = (await rui.post("/api/calls", json=said)).json()
    place = (await rui.get(f"/api/incidents/{answer['incident_id']}")).json()["location"]
    assert (place["lat"], place["lon"], place["confirmed"]) == (22.19, 113.54, True)
    assert place["text"] == "near the tree"
