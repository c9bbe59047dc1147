"""`farol replay`: a day written by the real actions into a real PostGIS, told again at a prompt."""

import csv
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import make_engine
from data.unit_of_work import PostgresWork
from dispatch.actions import add_unit, assign_unit, set_status
from dispatch.closure_actions import close_a_street, open_a_street
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, UnitId
from incidents.actions import take_call
from incidents.call import CallForService
from incidents.location import Location
from incidents.ports import Command
from incidents.terms import CallId, IncidentId, Priority
from routing.closures import Closure
from routing.geo import LatLon
from tests.builders import NOON, a_command, an_engine, minutes
from tests.stories.city import CENTRE
from tests.web.at_a_prompt import Said, farol

BRIGADE = "brigade"
STATION, FAR, NEAR = LatLon(-29.9533, -71.3390), LatLon(-29.9040, -71.2510), LatLon(-29.9600, -71.3380)
THAT_DAY = ("--day", "2026-11-23", "--agency", BRIGADE)


@dataclass(frozen=True)
class Log:
    """What people and crews press, minutes after noon of a day that is over."""

    engine: AsyncEngine

    def work(self) -> PostgresWork:
        return PostgresWork(self.engine, CENTRE, BRIGADE)

    async def unit(self, name: str, can: Capability = Capability.AMBULANCE) -> UnitId:
        home = Station(id=UUID(int=77), name="Guayacán", position=STATION, sample=False)
        unit = replace(an_engine(name), station=home, capabilities=frozenset({can}))
        await add_unit(self.work(), a_command(at=NOON - minutes(60)), unit)
        return unit.id

    async def call(
        self, at: float, place: LatLon | None, priority: Priority = Priority.P2, *, exercise: bool = False
    ) -> IncidentId:
        said = CallForService(
            id=CallId(uuid4()),
            at=NOON + minutes(at),
            words="unwell",
            location=Location(text="", position=place),
            priority=priority,
            exercise=exercise,
        )
        receipt = await take_call(self.work(), _at(at), said)
        assert receipt.incident_id is not None
        return IncidentId(receipt.incident_id)

    async def goes(
        self, unit: UnitId, incident: IncidentId, assigned: float, there: float, free: float
    ) -> None:
        await assign_unit(self.work(), _at(assigned), incident, unit, slot="ambulance")
        said = {UnitStatus.EN_ROUTE: assigned + 1, UnitStatus.ON_SCENE: there, UnitStatus.AVAILABLE: free}
        for status, minute in said.items():
            await set_status(self.work(), _at(minute), unit, status)


def _at(minute: float) -> Command:
    return a_command(at=NOON + minutes(minute))


async def three_calls(engine: AsyncEngine) -> None:
    """One ambulance: the second call, next door, waits until it is back from across the city. One call more
    has no place."""
    log = Log(engine)
    a1 = await log.unit("A1")
    one = await log.call(0, FAR)
    await log.goes(a1, one, 1, 13, 40)
    two = await log.call(5, NEAR, Priority.P1)
    await log.goes(a1, two, 40, 53, 70)
    three = await log.call(120, NEAR)
    await log.goes(a1, three, 121, 125, 140)
    await log.call(130, None)


async def replayed(engine: AsyncEngine, home: Path, *words: object) -> Said:
    return await farol(engine, home, "replay", *THAT_DAY, *words)


async def as_json(engine: AsyncEngine, home: Path, *words: object) -> dict[str, Any]:
    said = await replayed(engine, home, *words, "--json")
    assert (said.code, said.complaint) == (0, "")
    found: dict[str, Any] = json.loads(said.told)
    return found


async def test_one_more_unit_spares_the_second_call_its_wait(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    await three_calls(quiet_city)
    out = tmp_path / "difference.csv"
    found = await as_json(quiet_city, home, "--one-more", "guayacán", "--out", out)
    assert found["recorded"]["calls"] == 4
    assert found["recorded"]["left_out"] == {"no place is known": 1}
    first, second, third = found["calls"]
    assert [each["recorded"] for each in found["calls"]] == [
        {"unit": "A1", "response_min": 13.0},
        {"unit": "A1", "response_min": 48.0},
        {"unit": "A1", "response_min": 5.0},
    ]
    assert (second["then"]["unit"], second["now"]["unit"], second["priority"]) == ("A1", "+1", 1)
    assert second["now"]["response_min"] < 5 < 30 < second["then"]["response_min"]
    assert (first["gain_min"], third["gain_min"]) == (0, 0)
    assert found["sums"]["P1"]["then"]["calls"] == 1
    assert found["sums"]["all"]["now"]["mean_min"] < found["sums"]["all"]["then"]["mean_min"]
    assert found["agreement"]["same_unit"] == 1
    errors = [abs(each["then"]["response_min"] - each["recorded"]["response_min"]) for each in found["calls"]]
    assert found["agreement"]["mean_absolute_error_min"] == pytest.approx(sum(errors) / 3)
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert [row["number"] for row in rows] == [each["number"] for each in found["calls"]]
    assert float(rows[1]["gain_min"]) == second["gain_min"]


async def test_in_words_it_says_what_was_recorded_what_is_simulated_and_how_far_to_trust_it(
    quiet_city: AsyncEngine, home: Path
) -> None:
    await three_calls(quiet_city)
    said = await replayed(quiet_city, home, "--one-more", "Guayacán")
    assert said.code == 0, said.complaint
    lines = said.told.splitlines()
    assert "4 calls, of which 3 can be told again" in said.told
    assert "left out: 1: no place is known" in said.told
    assert "+1 at Guayacán (ambulance)" in said.told
    assert "off the record a call (mean absolute error)" in said.told
    (row,) = [line for line in lines if line.startswith("2026-")]
    assert row.split()[1] == "P1"
    assert "2 calls the same" in said.told
    assert lines[-1].endswith("1 calls sooner, 0 later")
    every = await replayed(quiet_city, home, "--one-more", "Guayacán", "--every-call")
    assert len([line for line in every.told.splitlines() if line.startswith("2026-")]) == 3


async def test_the_same_day_is_told_the_same_to_the_byte(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    await three_calls(quiet_city)
    changed = ("--policy", "hybrid", "--return", "dmexclp", "--swap-gain-min", 2)
    for name in ("a.csv", "b.csv"):
        assert (await replayed(quiet_city, home, *changed, "--out", tmp_path / name)).code == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


async def test_a_street_closed_makes_those_late_who_drove_over_it(
    quiet_city: AsyncEngine, home: Path
) -> None:
    await three_calls(quiet_city)
    found = await as_json(quiet_city, home, "--closed", "RUTA 5 NORTE")
    first, _, third = found["calls"]
    assert first["gain_min"] < -0.5
    assert third["gain_min"] == 0


async def test_a_street_that_was_closed_that_day_is_closed_in_both_tellings(
    quiet_city: AsyncEngine, home: Path
) -> None:
    await three_calls(quiet_city)
    ruta = Closure(
        id=uuid4(), factor=None, from_at=NOON - minutes(9), until_at=None, street_name="Ruta 5 Norte"
    )
    await close_a_street(Log(quiet_city).work(), _at(-9), ruta, "flooded")
    await open_a_street(Log(quiet_city).work(), _at(300), ruta.id)
    dry = await as_json(quiet_city, home, "--from", "07:00", "--until", "14:00")
    assert (dry["streets"]["recorded_closures"], dry["streets"]["closures_left_out"]) == (1, 0)
    again = await as_json(quiet_city, home, "--closed", "Ruta 5 Norte")
    assert [each["gain_min"] for each in again["calls"]] == [0, 0, 0]


async def test_only_the_hours_asked_for_are_told(quiet_city: AsyncEngine, home: Path) -> None:
    """By the city's clock it is three hours earlier than UTC: the calls came at 09:00, 09:05 and 11:00."""
    await three_calls(quiet_city)
    late = await as_json(quiet_city, home, "--from", "10:00", "--until", "12:00")
    assert [each["recorded"]["response_min"] for each in late["calls"]] == [5.0]
    early = await as_json(quiet_city, home, "--until", "09:05")
    assert [each["recorded"]["response_min"] for each in early["calls"]] == [13.0]


async def test_what_began_the_day_before_is_known(quiet_city: AsyncEngine, home: Path) -> None:
    """A unit that went off duty then is not there, and one still at a call of then is busy at first."""
    log = Log(quiet_city)
    a1, a2 = await log.unit("A1"), await log.unit("A2")
    await set_status(log.work(), _at(-50), a2, UnitStatus.OFF_DUTY)
    before = await log.call(-30, NEAR)
    await log.goes(a1, before, -29, -25, 20)
    late = await log.call(5, NEAR)
    await log.goes(a1, late, 21, 25, 40)
    found = await as_json(quiet_city, home, "--from", "09:00")
    (call,) = found["calls"]
    assert (found["recorded"]["calls"], found["recorded"]["units"]) == (1, 1)
    assert (call["recorded"]["response_min"], call["then"]["unit"]) == (20.0, "A1")
    # A1 drives there in d minutes, stays 45 and is free next door at 17 + d; then a minute to decide, one to
    # turn out, none to drive: 13 + d. Had it been free it would be there in 2 + d.
    assert 13 < call["then"]["response_min"] < 18


async def test_a_day_with_nothing_says_so_and_which_days_have_something(
    quiet_city: AsyncEngine, home: Path
) -> None:
    await Log(quiet_city).unit("A1")
    said = await replayed(quiet_city, home)
    assert (said.code, said.complaint) == (0, "")
    assert (
        said.told
        == "La Serena–Coquimbo, 2026-11-23 00:00 to 24:00: no calls in the log\nno day has calls yet\n"
    )
    assert (await as_json(quiet_city, home))["calls"] == []
    await Log(quiet_city).call(0, FAR)
    said = await replayed(quiet_city, home)
    assert "no call can be told again (1: nobody was sent)" in said.told
    assert said.told.splitlines()[1:] == ["days with calls: 2026-11-23 (1)"]


WRONG = {
    ("--one-more", "Atlantis"): "no station Atlantis",
    ("--without", "Z9"): "no unit Z9",
    ("--closed", "Rua que não há"): "no street 'Rua que não há'",
    ("--day", "yesterweek"): "no day",
    ("--from", "9"): "no time of day",
    ("--from", "12:00", "--until", "12:00"): "no time",
    ("--day", "2999-01-01"): "not come yet",
    ("--as-it-was", "nearest"): "no rule",
    ("--agency", "nobody"): "no agency 'nobody'",
}


async def test_a_day_without_calls_names_those_that_have_some_and_exercises_can_be_asked_for(
    quiet_city: AsyncEngine, home: Path
) -> None:
    log = Log(quiet_city)
    a1 = await log.unit("A1")
    await log.goes(a1, await log.call(0, FAR), 1, 13, 40)
    await log.goes(a1, await log.call(60, NEAR, exercise=True), 61, 65, 80)
    empty = await farol(quiet_city, home, "replay", "--day", "2026-11-22", "--agency", BRIGADE)
    assert empty.told.splitlines()[1:] == [
        "days with calls: 2026-11-23 (1, 1 of exercises)",
        "calls of exercises are told again with --exercises",
    ]
    real, drill = await replayed(quiet_city, home), await replayed(quiet_city, home, "--exercises")
    assert "left out: 1: an exercise" in real.told
    assert "2 calls, of which 1 can be told again" in drill.told
    assert "left out: 1: real work" in drill.told


async def test_what_is_wrong_is_one_line_and_an_exit_code_and_nothing_is_written(
    quiet_city: AsyncEngine, home: Path, tmp_path: Path
) -> None:
    await three_calls(quiet_city)
    out = tmp_path / "out.csv"
    for words, why in WRONG.items():
        said = await replayed(quiet_city, home, *words, "--json", "--out", out)
        assert (said.code, said.told, said.complaint.count("\n")) == (2, "", 1), said.complaint
        assert why in said.complaint
        assert not out.exists()
    for place, why in ((tmp_path, "is a folder"), (tmp_path / "none" / "out.csv", "no folder")):
        said = await replayed(quiet_city, home, "--out", place)
        assert (said.code, said.told, said.complaint.count("\n")) == (2, "", 1), said.complaint
        assert why in said.complaint
    for far in ("inf", "nan", "-8"):
        said = await replayed(quiet_city, home, "--within-min", far)
        assert (said.code, said.told) == (2, "")


async def test_a_database_that_is_not_there_is_one_line(quiet_city: AsyncEngine, home: Path) -> None:
    nowhere = on_port(quiet_city, 1)
    said = await replayed(nowhere, home)
    assert (said.code, said.complaint.count("\n")) == (2, 1)
    assert "farol db up" in said.complaint


def on_port(engine: AsyncEngine, port: int) -> AsyncEngine:
    return make_engine(
        engine.url.set(host="127.0.0.1", port=port, query={}).render_as_string(hide_password=False)
    )
