"""Facts of the log become what happened: who came, and when; what cannot be told again is counted."""

from datetime import timedelta
from uuid import UUID

import pytest

from dispatch.events import UnitAssigned
from dispatch.simulation.replay.jobs import jobs_of
from dispatch.simulation.replay.reading import (
    EXERCISE,
    NO_ARRIVAL,
    NO_PLACE,
    NOBODY_SENT,
    NOT_YET,
    OFF_AT_TIMES,
    REAL,
    STILL_BUSY,
    TURNED_BACK,
)
from dispatch.status import UnitStatus
from dispatch.unit import Capability
from incidents.events import IncidentReclassified, LocationSet
from incidents.location import Location
from incidents.terms import IncidentType, Priority, Subject
from tests.builders import NOON, minutes
from tests.dispatch.simulation.replay.days import AMBULANCE, Day, a_stage, at


def one_call(**reported: float) -> Day:
    day = Day()
    day.unit("A1")
    day.call("c", 0, at(5))
    day.sent("A1", "c", 2, **reported)  # type: ignore[arg-type]  # minutes only
    return day


def test_what_crews_reported_is_how_long_each_thing_took() -> None:
    (job,) = jobs_of(one_call(en_route=3, on_scene=8, transporting=28, at_hospital=40, free=55).record())
    assert job.incident.response_min == 8
    assert (job.decided_min, job.turnout_min) == (2, 1)
    assert job.on_scene_min(transport=True) == 20
    assert job.handover_min(drive_min=99) == 15


def test_a_hospital_nobody_reported_reaching_is_reached_after_the_drive() -> None:
    (job,) = jobs_of(one_call(en_route=3, on_scene=8, transporting=28, free=55).record())
    assert job.handover_min(drive_min=12) == 15
    assert job.handover_min(drive_min=50) == 0


def test_without_a_hospital_in_the_city_a_transport_is_time_on_scene() -> None:
    day = one_call(on_scene=8, transporting=28, free=55)
    calls = a_stage(day.record())._calls
    assert (calls.transport.tolist(), calls.on_scene_min.tolist()) == ([False], [47])
    with_one = a_stage(day.record(), hospitals=[at(17)])._calls
    assert with_one.transport.tolist() == [True]
    assert (with_one.on_scene_min.tolist(), with_one.handover_min.tolist()) == ([20], [15])


def test_where_no_departure_was_reported_a_crew_turns_out_as_its_kind_does() -> None:
    (job,) = jobs_of(one_call(on_scene=8, free=20).record())
    assert job.turnout_min == 1, "an ambulance: 60 s"


def test_the_first_report_of_each_state_counts() -> None:
    day = one_call(on_scene=8)
    (of,) = [fact for fact in day.facts if isinstance(fact, UnitAssigned)]
    day.status("A1", UnitStatus.ON_SCENE, 9, incident_id=of.incident_id, assignment_id=of.assignment_id)
    (incident,) = day.record().incidents
    assert incident.response_min == 8


def test_the_first_unit_there_is_the_response_whoever_was_sent_first() -> None:
    day = one_call(on_scene=9, free=30)
    day.unit("A2")
    day.sent("A2", "c", 3, on_scene=7, free=30)
    (incident,) = day.record().incidents
    assert incident.response_min == 7
    assert [len(day.record().incidents), len(jobs_of(day.record()))] == [1, 2]


def test_a_corrected_place_and_priority_count() -> None:
    day = one_call(on_scene=8, free=20)
    envelope = {"subject": Subject("incident:c"), "version": 2, "at": NOON, "by": "ana"}
    id = day.record().incidents[0].id
    day.facts.append(LocationSet(**envelope, incident_id=id, location=Location(text="", position=at(7))))  # type: ignore[arg-type]  # the envelope
    day.facts.append(
        IncidentReclassified(**envelope, incident_id=id, type=IncidentType("fall"), priority=Priority.P1)  # type: ignore[arg-type]  # the envelope
    )
    (incident,) = day.record().incidents
    assert (incident.position, incident.priority) == (at(7), Priority.P1)


def test_who_is_sent_for_a_slot_may_be_any_unit_with_that_skill_and_without_one_its_equal() -> None:
    both = frozenset({Capability.AMBULANCE, Capability.ADVANCED_LIFE_SUPPORT})
    day = Day()
    day.unit("A1")
    day.unit("M1", can=both)
    day.call("c", 0, at(5))
    day.sent("M1", "c", 1, slot="ambulance", on_scene=5, free=9)
    day.call("d", 20, at(5))
    day.sent("M1", "d", 21, slot=None, on_scene=25, free=29)
    record = day.record()
    needs = [job.part.needs for job in jobs_of(record)]
    assert needs == [AMBULANCE, both]
    assert [[unit.can(each) for unit in record.units] for each in needs] == [[True, True], [False, True]]


def test_calls_that_cannot_be_told_again_are_counted_by_reason() -> None:
    day = Day()
    for name in ("A1", "A2", "A3", "A4"):
        day.unit(name)
    day.call("told", 0, at(5))
    day.sent("A1", "told", 1, on_scene=6, free=20)
    day.call("nowhere", 1, None)
    day.sent("A2", "nowhere", 2, on_scene=3, free=9)
    day.call("nobody", 2, at(5))
    day.call("never there", 3, at(5))
    day.sent("A3", "never there", 4, en_route=5, free=6)
    day.call("on the way", 4, at(5))
    day.sent("A4", "on the way", 5, en_route=6)
    day.call("drill", 5, at(5), exercise=True)
    record = day.record()
    assert [each.number for each in record.incidents] == ["told"]
    assert record.left_out == {
        EXERCISE: 1,
        NO_ARRIVAL: 1,
        NO_PLACE: 1,
        NOBODY_SENT: 1,
        NOT_YET: 1,
    }


def test_a_day_of_nothing_but_exercises_is_told_as_it_is() -> None:
    day = Day()
    day.unit("A1")
    day.call("drill", 0, at(5), exercise=True)
    day.sent("A1", "drill", 1, on_scene=6, free=20)
    assert len(day.record().incidents) == 1


def test_exercises_are_told_again_beside_real_work_where_they_are_asked_for() -> None:
    day = one_call(on_scene=8, free=20)
    day.call("drill", 5, at(5), exercise=True)
    day.sent("A1", "drill", 21, on_scene=26, free=40)
    asked = day.record(exercises=True)
    assert [each.number for each in asked.incidents] == ["drill"]
    assert asked.left_out == {REAL: 1}
    assert day.record().left_out == {EXERCISE: 1}


def test_an_arrival_before_the_unit_was_sent_is_no_arrival() -> None:
    assert one_call(on_scene=1, free=9).record().left_out == {NO_ARRIVAL: 1}


def test_what_the_simulation_does_not_know_of_is_noted() -> None:
    day = one_call(on_scene=8)
    day.unit("A2")
    day.unit("A3")
    day.sent("A2", "c", 3, free=4)
    day.status("A3", UnitStatus.OUT_OF_SERVICE, 100)
    day.status("A3", UnitStatus.AVAILABLE, 160)
    record = day.record()
    assert record.notes == {OFF_AT_TIMES: 1, STILL_BUSY: 1, TURNED_BACK: 1}
    assert {each.name: each.off_min for each in record.units}["A3"] == 60


def test_a_unit_that_was_off_all_day_is_not_there() -> None:
    day = one_call(on_scene=8, free=20)
    day.unit("A2")
    day.status("A2", UnitStatus.OFF_DUTY, -30)
    assert [each.name for each in day.record().units] == ["A1"]
    assert day.record().notes == {}


def test_a_call_from_before_that_still_keeps_a_unit_is_carried_in_and_not_counted() -> None:
    day = Day()
    day.unit("A1")
    day.call("before", -10, at(5))
    day.sent("A1", "before", -9, on_scene=-4, free=30)
    day.call("of the day", 10, at(5))
    day.sent("A1", "of the day", 30, on_scene=36, free=50)
    record = day.record()
    assert [each.number for each in record.incidents] == ["before", "of the day"]
    assert [each.number for each in record.of_span()] == ["of the day"]
    day.call("nowhere, before", -5, None)
    assert day.record().left_out == {}, "it is no call of the day"


def test_what_people_took_is_kept_and_what_was_waited_for_a_unit_is_not() -> None:
    """From 5 to 31 the only unit is busy: of the 28 minutes until it is sent two are people's."""
    day = Day()
    day.unit("A1")
    day.call("one", 0, at(10))
    day.sent("A1", "one", 0, on_scene=11, free=31)
    day.call("two", 5, at(4))
    day.sent("A1", "two", 33, on_scene=40, free=60)
    jobs = jobs_of(day.record())
    assert [job.decided_min for job in jobs] == [0, 2]
    day.unit("L1", can=frozenset({Capability.LADDER}))
    assert jobs_of(day.record())[1].decided_min == 2, "a free ladder carries no patient"
    day.unit("A2")
    assert jobs_of(day.record())[1].decided_min == 28, "an ambulance was free all the time"


def test_a_unit_whose_crew_is_out_with_another_is_not_free_until_that_one_is_back() -> None:
    """The crew takes the first call from 0 to 31 and says at 45 that it is home: of the 55 minutes until its
    other unit is sent 24 are people's: before, nobody could have gone."""
    day = Day()
    day.unit("A1", crew="1")
    day.unit("A2", crew="1")
    day.call("one", 0, at(10))
    day.sent("A1", "one", 0, on_scene=11, free=31)
    day.status("A1", UnitStatus.RETURNING, 31)
    day.status("A1", UnitStatus.AVAILABLE, 45)
    day.call("two", 5, at(4))
    day.sent("A2", "two", 55, on_scene=60, free=80)
    decided = {job.incident.number: job.decided_min for job in jobs_of(day.record())}
    assert decided["two"] == 24, "from 31 on the crew could go with what it drove home in"
    day.unit("L1", can=frozenset({Capability.LADDER}), crew="1")
    day.call("three", 6, at(4))
    day.sent("L1", "three", 85, slot="ladder", on_scene=90, free=95)
    decided = {job.incident.number: job.decided_min for job in jobs_of(day.record())}
    assert decided["three"] == 10 + 5, "between 45 and 55, and after 80"


def test_on_a_clock_that_ran_faster_every_minute_counts_so_many() -> None:
    (incident,) = one_call(on_scene=8, free=20).record(speed=20).incidents
    assert incident.response_min == 160
    assert incident.opened_at == NOON


def test_units_are_busy_while_they_have_an_assignment() -> None:
    day = one_call(on_scene=8, free=22)
    day.unit("A2")
    assert day.record().busy_share == pytest.approx(0.5), "20 minutes of two units' 20"
    day.unit("A3", crew="1")
    day.unit("A4", crew="1")
    assert day.record().busy_share == pytest.approx(1 / 3), "three crews"


def test_times_are_those_of_the_span_whatever_the_dates() -> None:
    record = one_call(on_scene=8, free=20).record()
    assert record.span.minute(NOON + timedelta(hours=2)) == 120
    assert record.span.known_min == 1000
    assert record.span.minute(NOON - minutes(3)) == -3
    assert isinstance(record.incidents[0].id, UUID)
