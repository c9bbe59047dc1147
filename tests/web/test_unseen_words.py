"""Signs that nobody sees are no words: they end no mayday and warn no crew; no caller is refused."""

import unicodedata
from uuid import uuid4

import pytest

from incidents.words import is_blank
from tests.site import Site
from tests.web.test_alarms import alarms
from tests.web.test_run_cards import an_edition

UNSEEN = ["\u200b", "\u2060\ufe0f", "\u115f", "\u3164", "\u2800", "\U000e0101", " \u2028\t", "\xad", "\ufeff"]


@pytest.mark.parametrize("text", ["", *UNSEEN], ids=ascii)
def test_a_text_is_empty_where_nothing_in_it_can_be_seen(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["12", "火警", "می\u200cخواهم", "👨\u200d👩", "\u200b.\u200b", "é", "⠓"])
def test_letters_figures_and_signs_of_every_script_are_seen(text: str) -> None:
    assert not is_blank(text)


def test_every_letter_there_is_can_be_seen_but_the_fillers() -> None:
    every = [chr(each) for each in range(0x110000) if unicodedata.category(chr(each))[0] in "LNPS"]
    assert [each for each in every if is_blank(each)] == list("\u115f\u1160\u2800\u3164\uffa0")


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
async def test_unseen_words_are_none_wherever_words_are_asked_for(site: Site, unseen: str) -> None:
    sam, crew = await site.sign_in("sam"), await site.sign_in("E1")
    said = {"id": str(uuid4()), "words": unseen, "location_text": unseen, "caller_name": unseen}
    call = await sam.post("/api/calls", json=said)
    assert call.status_code == 201
    incident = f"/api/incidents/{call.json()['incident_id']}"
    assert (await sam.get(incident)).json()["narrative"] == ""
    assert (await sam.post(f"{incident}/notes", json={"id": str(uuid4()), "text": unseen})).status_code == 422
    note = {"id": str(uuid4()), "kind": "hazard", "text": unseen, "place": "Clube"}
    assert (await sam.post("/api/premise-notes", json=note)).status_code == 422
    place = {**note, "text": "gas", "place": unseen}
    assert (await sam.post("/api/premise-notes", json=place)).status_code == 422
    shut = {"id": str(uuid4()), "street_name": "Rua Central", "reason": unseen}
    await sam.post("/api/closures", json=shut)
    assert [each["reason"] for each in (await sam.get("/api/closures")).json()["closures"]] == [""]
    await crew.post(f"/api/units/{site.e1.id}/mayday", json={"id": str(uuid4())})
    (alarm,) = [each for each in await alarms(sam) if each["cause"] == "mayday"]
    await sam.post(f"/api/alarms/{alarm['id']}/own", json={"id": str(uuid4())})
    end = {"id": str(uuid4()), "words": unseen}
    ended = await sam.post(f"/api/alarms/{alarm['id']}/end", json=end)
    assert (ended.status_code, ended.json()["type"]) == (409, "/problems/mayday-needs-words")


async def test_a_set_of_run_cards_is_named_and_given_a_reason_in_words_one_can_see(site: Site) -> None:
    sam = await site.sign_in("sam")
    good = an_edition()
    nameless = {**good, "cards": [{**good["cards"][0], "name": "\u200b"}]}
    for bad in ({**good, "reason": "\u3164"}, nameless):
        assert (await sam.post("/api/run-cards", json=bad)).status_code == 422
    assert (await sam.post("/api/run-cards", json=good)).status_code == 201
