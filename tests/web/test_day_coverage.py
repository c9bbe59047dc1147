"""Coverage through a day over the real log: what was recorded, and nothing where nothing was."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import text

from tests.stories.city import UNITS, City

LOCAL = ZoneInfo("America/Santiago")
"""Of the sample city."""

HEARD = text("""
    insert into position_history (unit_id, at, centre, agency, lat, lon, flag)
    values (:unit, :at, 'demo', 'farol', -30.09, -71.24, :flag)
""")
"""On a road south of the city, two hours ago: through the door it would come too late to be shown."""


async def of_unit(client: httpx.AsyncClient, name: str) -> dict[str, Any]:
    units = (await client.get("/api/units")).json()["units"]
    found: dict[str, Any] = next(each for each in units if each["name"] == name)
    return found


def earlier(hours: float) -> datetime:
    return datetime.now(UTC) - timedelta(hours=hours)


async def the_day(client: httpx.AsyncClient, at: datetime) -> list[dict[str, Any]]:
    """Points of the day of the city's clock on which `at` lies, and the one after it; its units are for
    exercises."""
    points: list[dict[str, Any]] = []
    local = at.astimezone(LOCAL)
    for day in (local.date(), (local + timedelta(days=1)).date()):
        answer = await client.get("/api/day/coverage", params={"on": day.isoformat(), "exercise": True})
        assert answer.status_code == 200, answer.text
        points += answer.json()["points"]
    return points


def around(points: list[dict[str, Any]], at: datetime) -> dict[str, Any]:
    """The first point from `at` on."""
    return next(each for each in points if datetime.fromisoformat(each["at"]) >= at)


async def test_before_the_first_word_nothing_is_known_and_after_it_a_unit_covers_people(city: City) -> None:
    async with city.signed_in("sam") as sam, city.signed_in("E1") as crew:
        e1 = await of_unit(sam, "E1")
        word = {"id": str(uuid4()), "status": "available", "at": earlier(2).isoformat()}
        (await crew.post(f"/api/units/{e1['id']}/status", json=word)).raise_for_status()
        points = await the_day(sam, earlier(3))
    before, after = around(points, earlier(3)), around(points, earlier(2))
    assert before["share"] is None
    assert 0 < after["share"] < 1
    assert (after["free"], after["unheard"], after["unknown"]) == (1, 1, UNITS - 1)


@pytest.mark.parametrize(("flag", "counts"), [(None, True), ("out_of_order", True), ("teleport", False)])
async def test_a_unit_that_was_heard_is_taken_to_be_there(city: City, flag: str | None, counts: bool) -> None:
    """Also where it was heard late, but not where it was not believed."""
    moment = earlier(2).replace(minute=0, second=0, microsecond=0)
    async with city.signed_in("sam") as sam, city.signed_in("E1") as crew:
        e1 = await of_unit(sam, "E1")
        word = {"id": str(uuid4()), "status": "available", "at": earlier(4).isoformat()}
        (await crew.post(f"/api/units/{e1['id']}/status", json=word)).raise_for_status()
        at_station = around(await the_day(sam, moment), moment)
        async with city.engine.begin() as connection:
            await connection.execute(HEARD, {"unit": e1["id"], "at": moment, "flag": flag})
        heard = around(await the_day(sam, moment), moment)
    assert heard["unheard"] == (0 if counts else 1)
    assert (heard["share"] < at_station["share"]) is counts


async def test_now_and_through_the_day_tell_one_truth_of_real_work_and_of_exercises(city: City) -> None:
    """A real call went to an exercise's unit: of real work the plot read 0 % for it was busy, where "now", by
    all units, read 77 %."""
    async with city.signed_in("ana") as ana, city.signed_in("sam") as sam:
        e1 = await of_unit(ana, "E1")
        call = {"id": str(uuid4()), "type": "structure_fire", "at": earlier(2).isoformat()}
        taken = (await ana.post("/api/calls", json=call)).json()
        order = {"id": str(uuid4()), "unit_id": e1["id"], "slot": "engine", "at": earlier(1.9).isoformat()}
        sent = await ana.post(f"/api/incidents/{taken['incident_id']}/assignments", json=order)
        assert sent.status_code == 201, sent.text
        on = earlier(1).astimezone(LOCAL).date().isoformat()
        through = (await sam.get("/api/day/coverage", params={"on": on})).json()
        now = (await sam.get("/api/coverage", params={"exercise": False})).json()
        drill = (await sam.get("/api/coverage", params={"exercise": True})).json()
        everyone = (await sam.get("/api/coverage")).json()
    assert (through["fleet"], now["fleet"], now["units"]) == (0, 0, 0)
    assert {each["share"] for each in through["points"]} <= {None}
    assert (drill["fleet"], drill["share"]) == (UNITS, everyone["share"])


async def test_a_day_to_come_has_no_points(city: City) -> None:
    async with city.signed_in("sam") as sam:
        answer = (await sam.get("/api/day/coverage", params={"on": "2199-12-31"})).json()
    assert answer["points"] == []
    assert {each["share"] for each in answer["zones"]} == {None}


async def test_every_screen_is_told_the_clock_the_day_goes_by(city: City) -> None:
    async with city.signed_in("sam") as sam, city.engine.connect() as connection:
        told = (await sam.get("/api/region")).json()["timezone"]
        day = (await sam.get("/api/day")).json()
        kept = (await connection.execute(text("select timezone from regions"))).scalar_one()
    assert told == kept == LOCAL.key
    assert datetime.fromisoformat(day["at"]).utcoffset() == datetime.now(LOCAL).utcoffset()


async def test_zones_are_drawn_within_their_frame(city: City) -> None:
    async with city.signed_in("sam") as sam:
        drawing = (await sam.get("/api/day/zones")).json()
    assert max(drawing["width"], drawing["height"]) == 1000
    assert len(drawing["zones"]) == 133
    assert sum(len(each["path"]) for each in drawing["zones"]) < 100_000
    first = drawing["zones"][0]["path"].split()
    assert first[0] == "M"
    assert 0 <= float(first[1]) <= drawing["width"]


@pytest.mark.parametrize("path", ["coverage", "zones"])
@pytest.mark.parametrize(("who", "status"), [("sam", 200), ("mei", 200), ("ana", 403), ("E1", 403)])
async def test_who_may_not_see_the_day_may_not_see_this(city: City, who: str, status: int, path: str) -> None:
    async with city.signed_in(who) as client:
        assert (await client.get(f"/api/day/{path}")).status_code == status
