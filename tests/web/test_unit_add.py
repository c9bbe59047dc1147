"""`farol unit add`: a real unit with its crew's sign-in, as an administrator types it."""

import asyncio
import json
import subprocess
from uuid import uuid4

import pytest
import typer
from sqlalchemy import text

from tests.site import Site
from tests.web import at_a_prompt
from web import named

ADD = (
    "unit",
    "add",
    "E12",
    "--station",
    "Central",
    "--at",
    "22.19,113.54",
    "--can",
    "engine",
    "--can",
    "rescue",
)


async def typed(database: str, password: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Both prompts are answered; getpass reads from standard input where there is no terminal."""
    around = {"DATABASE_URL": database, "PATH": "/usr/bin:/bin"}
    said = await asyncio.to_thread(at_a_prompt.typed, [*words], around, f"{password}\n{password}\n")
    return subprocess.CompletedProcess(words, said.code, said.told, said.complaint)


async def test_a_unit_is_in_service_and_its_crew_can_sign_in(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    done = await typed(database, "six engines on the hill", *ADD)
    assert done.returncode == 0, done.stderr
    crew = await site.sign_in("E12")
    mine = (await crew.get("/api/session")).json()["user"]
    units = (await crew.get("/api/units")).json()["units"]
    (unit,) = [each for each in units if each["name"] == "E12"]
    assert mine["unit_id"] == unit["id"]
    assert (unit["capabilities"], unit["status"]) == (["engine", "rescue"], "available")
    home = unit["station"]
    assert (home["name"], home["lat"], home["lon"], home["sample"]) == ("Central", 22.19, 113.54, False)


async def test_adding_it_again_changes_the_password_and_makes_no_second_unit(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    for password in ("the first one", "the second one"):
        assert (await typed(database, password, *ADD)).returncode == 0
    crew = await site.sign_in("E12")
    answer = await crew.post("/api/session", json={"name": "E12", "password": "the second one"})
    assert answer.status_code == 200
    assert [u["name"] for u in (await crew.get("/api/units")).json()["units"]].count("E12") == 1


async def test_a_place_that_is_none_is_refused_in_words(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    wrong = [each if each != "22.19,113.54" else "here" for each in ADD]
    done = await typed(database, "x", *wrong)
    assert done.returncode == 2
    assert "lat,lon in degrees" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("unit", "list", "--agency", "bombeiros"), "the agency bombeiros has no unit; farol unit add "),
        (
            ("user", "list", "--centre", "elsewhere"),
            "nobody may sign in at the centre elsewhere; farol user ",
        ),
        (("region", "list", "--centre", "elsewhere"), "the centre elsewhere has no city; farol region imp"),
    ],
)
async def test_a_list_with_nothing_in_it_says_so_and_what_to_do(
    site: Site, words: tuple[str, ...], told: str
) -> None:
    """Beside the list, not in it: a script that reads it reads nothing."""
    done = await typed(site.engine.url.render_as_string(hide_password=False), "", *words)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(told)


async def test_a_unit_is_listed_and_withdrawn_and_its_crew_is_out(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    assert (await typed(database, "six engines on the hill", *ADD)).returncode == 0
    crew, ana = await site.sign_in("E12"), await site.sign_in("ana")
    e12 = (await crew.get("/api/session")).json()["user"]["unit_id"]
    listed = await typed(database, "", "unit", "list")
    assert "E12  available       engine, rescue at Central" in listed.stdout
    call = (await ana.post("/api/calls", json={"id": str(uuid4())})).json()
    order = {"id": str(uuid4()), "unit_id": e12}
    sent = await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=order)
    assert sent.status_code == 201, sent.text
    refused = await typed(database, "", "unit", "withdraw", "E12")
    assert refused.returncode != 0
    assert f"E12 is sent to incident {call['number']}; release it first" in refused.stderr
    done = {"id": str(uuid4()), "disposition": "resolved"}
    freed = await ana.post(f"/api/incidents/{call['incident_id']}/close", json=done)
    assert freed.status_code < 300, freed.text
    assert (await crew.post(f"/api/units/{e12}/mayday", json={"id": str(uuid4())})).status_code == 201
    lost = await typed(database, "", "unit", "withdraw", "E12")
    assert lost.returncode != 0
    assert "E12 calls a mayday that nobody has ended; end it first" in lost.stderr
    (alarm,) = [a for a in (await ana.get("/api/alarms")).json()["alarms"] if a["cause"] == "mayday"]
    for what, more in (("own", {}), ("end", {"words": "all out"})):
        heard = await ana.post(f"/api/alarms/{alarm['id']}/{what}", json={"id": str(uuid4()), **more})
        assert heard.status_code == 201, heard.text
    for _ in range(2):  # said again it is the same
        assert (await typed(database, "", "unit", "withdraw", "E12")).returncode == 0
    assert "E12" not in [each["name"] for each in (await ana.get("/api/units")).json()["units"]]
    assert (await crew.get("/api/session")).status_code == 401
    told = (await ana.get(f"/api/incidents/{call['incident_id']}")).json()["chronology"]
    assert {each["kind"]: each["detail"].get("unit") for each in told if each["kind"].startswith("Unit")} == {
        "UnitAssigned": "E12",
        "UnitReleased": "E12",
    }
    order["id"] = str(uuid4())
    late = await ana.post(f"/api/incidents/{call['incident_id']}/assignments", json=order)
    assert late.status_code in {404, 409}
    again = await typed(database, "another one", *ADD)
    assert "history knows it by that name" in again.stderr
    sam = await site.sign_in("sam")
    hours = (await sam.get("/api/day")).json()["units"]
    assert "E12" in [each["unit"] for each in hours]
    proof = await typed(database, "", "log", "verify")
    assert proof.returncode == 0, proof.stdout


async def test_a_person_is_ended_everywhere_and_known_by_name(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    ana = await site.sign_in("ana")
    changed = await typed(database, "a second lighthouse", "user", "password", "ana")
    assert changed.returncode == 0, changed.stderr
    assert (await ana.get("/api/session")).status_code == 401
    said = {"name": "ana", "password": "a second lighthouse"}
    assert (await ana.post("/api/session", json=said)).status_code == 200
    assert (await typed(database, "", "user", "end", "ana")).returncode == 0
    assert (await ana.get("/api/session")).status_code == 401
    assert (await ana.post("/api/session", json=said)).status_code == 401
    told = json.loads((await typed(database, "", "user", "list", "--json")).stdout)["users"]
    assert {each["name"] for each in told if each["ended_at"]} == {"ana"}
    async with site.engine.connect() as connection:
        facts = await connection.execute(
            text("select kind, by, version from facts where subject like 'user:%'")
        )
        assert [tuple(each) for each in facts] == [
            ("PasswordChanged", "farol", 1),
            ("SignInEnded", "farol", 2),
        ]
    for words in (("user", "end", "nobody"), ("unit", "withdraw", "Z9")):
        refused = await typed(database, "", *words)
        assert refused.returncode != 0
        assert f"called {words[-1]}" in refused.stderr


async def test_no_sign_in_is_taken_over_by_another_unit_person_or_agency(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    assert (await typed(database, "six engines on the hill", *ADD)).returncode == 0
    as_unit = ("unit", "add", "ana", *ADD[3:])
    as_person = ("user", "add", "E12", "--role", "call_taker")
    elsewhere = ("user", "add", "ana", "--role", "admin", "--agency", "beta")
    for words, whose in (
        (as_unit, "dispatcher of farol"),
        (as_person, "field unit of farol"),
        (elsewhere, "dispatcher of farol"),
    ):
        refused = await typed(database, "no one is to have this", *words)
        assert refused.returncode != 0
        assert f"is the sign-in of a {whose} already" in refused.stderr
    ana, crew = await site.sign_in("ana"), await site.sign_in("E12")
    assert (await ana.get("/api/session")).json()["user"]["role"] == "dispatcher"
    assert (await crew.get("/api/session")).json()["user"]["unit_id"]
    assert "ana" not in [each["name"] for each in (await ana.get("/api/units")).json()["units"]]


@pytest.mark.parametrize(
    "name", ["", " ", "\u200b", "E1\n", "\u202eE1", "\x1b[31mE1", "x" * 41], ids=lambda each: ascii(each)[:9]
)
def test_a_name_that_cannot_be_read_or_said_is_none(name: str) -> None:
    with pytest.raises(typer.BadParameter, match="a name has"):
        named.name(name)
    assert named.name("消防 12") == "消防 12"


async def test_nobody_and_no_unit_is_added_without_a_name(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    for words in (("unit", "add", "\u200b", *ADD[3:]), ("user", "add", "", "--role", "admin")):
        refused = await typed(database, "a long enough one", *words)
        assert refused.returncode == 2
        assert "a name has something to read" in refused.stderr


async def test_a_short_password_is_asked_for_again(site: Site) -> None:
    database = site.engine.url.render_as_string(hide_password=False)
    refused = await typed(database, "pw", "user", "add", "mia", "--role", "admin")
    assert refused.returncode != 0
    assert "at least 8 characters" in refused.stderr
