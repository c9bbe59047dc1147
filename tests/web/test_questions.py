"""What is asked, what the answers speak for, and where they are kept."""

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.site import Site
from tests.web.test_unit_add import typed

NO_BREATH = {"question": "breathing", "value": "no", "asked": "Respira?", "said": "não"}
SO_FAR = {"question": "breathing", "value": "no"}


async def test_every_screen_may_read_what_is_asked_in_three_languages(site: Site) -> None:
    for name in ("rui", "ana", "E1"):
        told = (await (await site.sign_in(name)).get("/api/question-cards")).json()
        asked = {each["key"]: each for each in told["questions"]}
        fall = next(each for each in told["cards"] if "fall" in each["types"])
        assert set(fall["ask"]) <= set(asked)
        assert set(asked["breathing"]["ask"]) == {"en", "zh", "pt"}


async def test_an_answer_suggests_while_the_caller_talks_and_forces_nothing(site: Site) -> None:
    rui = await site.sign_in("rui")
    body: dict[str, Any] = {"type": "fall", "priority": 2, "answers": [SO_FAR]}
    told = (await rui.post("/api/calls/so-far", json=body)).json()
    assert told["suggested"] == {"type": "cardiac_arrest", "priority": 1, "question": "breathing"}
    assert (told["type"], told["priority"]) == ("fall", 2)
    followed = {**body, "type": "cardiac_arrest", "priority": 1}
    assert (await rui.post("/api/calls/so-far", json=followed)).json()["suggested"] is None


async def test_answers_are_kept_with_the_call_in_its_words_and_by_its_keys(site: Site) -> None:
    rui, crew = await site.sign_in("rui"), await site.sign_in("E1")
    call = {"id": str(uuid4()), "words": "he fell", "type": "fall", "answers": [NO_BREATH]}
    incident = (await rui.post("/api/calls", json=call)).json()["incident_id"]
    card = (await crew.get(f"/api/incidents/{incident}")).json()
    assert card["calls"][0]["answers"] == [NO_BREATH]
    assert (card["type"], card["priority"]) == ("fall", 2)


async def test_a_call_without_answers_and_one_to_questions_we_do_not_ask_are_taken(site: Site) -> None:
    rui = await site.sign_in("rui")
    strange = {"question": "phase_of_the_moon", "value": "full", "asked": "", "said": ""}
    for answers in ([], [strange]):
        taken = await rui.post("/api/calls", json={"id": str(uuid4()), "answers": answers})
        assert taken.status_code == 201
        card = (await rui.get(f"/api/incidents/{taken.json()['incident_id']}")).json()
        assert card["calls"][0]["answers"] == answers


@pytest.mark.parametrize(
    "wrong",
    [{"question": "Breathing?"}, {"value": "a man"}, {"value": ""}, {"value": 1}, {"asked": 1}, {"by": "x"}],
)
async def test_a_misshapen_answer_is_refused_in_words(site: Site, wrong: dict[str, Any]) -> None:
    rui = await site.sign_in("rui")
    body = {"id": str(uuid4()), "answers": [{**NO_BREATH, **wrong}]}
    assert (await rui.post("/api/calls", json=body)).status_code == 422


async def test_a_call_says_from_which_edition_it_was_asked_and_what_stood_in_it_can_be_read(
    site: Site,
) -> None:
    rui, crew = await site.sign_in("rui"), await site.sign_in("E1")
    held = (await rui.get("/api/question-cards")).json()
    assert held["edition"] == 1
    assert (await crew.get("/api/question-cards", params={"edition": 1})).json() == held
    assert (await crew.get("/api/question-cards", params={"edition": 9})).status_code == 404
    for said, kept in ((1, 1), (9, None), (None, None)):
        call = {"id": str(uuid4()), "answers": [NO_BREATH], "question_edition": said}
        incident = (await rui.post("/api/calls", json=call)).json()["incident_id"]
        card = (await crew.get(f"/api/incidents/{incident}")).json()
        assert card["calls"][0]["question_edition"] == kept


async def test_an_administrator_lists_which_editions_were_asked_from(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    none = await typed(database, "", "questions", "editions")
    assert none.stdout.startswith("none yet")
    held = (await (await site.sign_in("ana")).get("/api/question-cards")).json()
    listed = json.loads((await typed(database, "", "questions", "editions", "--json")).stdout)["editions"]
    assert [(each["edition"], each["digest"], each["in_force"]) for each in listed] == [
        (1, held["digest"], True)
    ]
    words = (await typed(database, "", "questions", "editions")).stdout
    assert words.startswith(f"1\tsince {held['since']}\t{held['digest'][:12]}\t")
    assert words.endswith("\tin force\n")
