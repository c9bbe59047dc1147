"""`farol unit add`: a real unit with its crew's sign-in, as an administrator types it."""

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.site import Site

ROOT = Path(__file__).parents[2]
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
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "web", *words],
        input=f"{password}\n{password}\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"DATABASE_URL": database, "PATH": "/usr/bin:/bin"},
        start_new_session=True,
        check=False,
    )


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
