"""A unit goes to one incident at a time, and the loser of a race is told who and when."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from dispatch.assign import acknowledge, assign, evolve, release
from dispatch.errors import CallsMayday, UnitNotAssigned, UnitNotAvailable, UnitTaken
from dispatch.report import report
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId
from incidents.errors import IncidentIsClosed
from incidents.terms import IncidentState
from tests.builders import NOON, an_engine, an_incident

FIRST = AssignmentId(UUID(int=50))
SECOND = AssignmentId(UUID(int=51))


def test_a_free_unit_is_assigned_and_knows_to_what() -> None:
    free = an_engine()
    unit = evolve(free, assign(free, an_incident(), FIRST, NOON, "ana"))
    assert (unit.status, unit.incident_id) == (UnitStatus.ASSIGNED, an_incident().id)
    assert unit.version == 2


def test_the_second_dispatcher_is_told_who_was_first_and_when() -> None:
    taken = evolve(an_engine(), assign(an_engine(), an_incident(), FIRST, NOON, "ana"))
    with pytest.raises(UnitTaken, match="2026-000001") as refusal:
        assign(taken, an_incident(2), SECOND, NOON, "rui")
    assert (refusal.value.facts["by"], refusal.value.facts["at"]) == ("ana", NOON)


def test_a_unit_driving_home_may_be_sent() -> None:
    assert assign(an_engine(status=UnitStatus.RETURNING), an_incident(), FIRST, NOON, "ana")


def test_a_unit_out_of_service_is_not_sent() -> None:
    with pytest.raises(UnitNotAvailable, match="out_of_service"):
        assign(an_engine(status=UnitStatus.OUT_OF_SERVICE), an_incident(), FIRST, NOON, "ana")


@pytest.mark.parametrize("status", UnitStatus)
def test_whose_mayday_stands_is_sent_nowhere_whatever_the_crew_reports(status: UnitStatus) -> None:
    calls = replace(an_engine("E7", status), calls_mayday=True)
    with pytest.raises(CallsMayday, match="E7 calls a mayday"):
        assign(calls, an_incident(), FIRST, NOON, "ana")


def test_nobody_is_sent_to_a_closed_incident() -> None:
    closed = replace(an_incident(), state=IncidentState.CLOSED)
    with pytest.raises(IncidentIsClosed):
        assign(an_engine(), closed, FIRST, NOON, "ana")


def test_a_released_unit_may_be_sent_again() -> None:
    incident = an_incident()
    unit = evolve(an_engine(), assign(an_engine(), incident, FIRST, NOON, "ana"))
    unit = evolve(unit, release(unit, incident, NOON, "ana", "not needed"))
    assert (unit.status, unit.assignment_id, unit.assigned_by) == (UnitStatus.AVAILABLE, None, None)
    assert assign(unit, an_incident(2), SECOND, NOON, "rui").version == 4


def test_a_unit_is_not_released_from_an_incident_it_is_not_on() -> None:
    unit = evolve(an_engine(), assign(an_engine(), an_incident(), FIRST, NOON, "ana"))
    with pytest.raises(UnitNotAssigned):
        release(unit, an_incident(2), NOON, "rui", "")


@pytest.mark.parametrize("before", UnitStatus)
@pytest.mark.parametrize("said", UnitStatus)
def test_a_crews_word_is_taken_in_any_order(before: UnitStatus, said: UnitStatus) -> None:
    unit = an_engine(status=before)
    assert evolve(unit, report(unit, said, NOON, "unit:E1")).status is said


def test_a_late_report_is_kept_and_does_not_turn_the_clock_back() -> None:
    unit = an_engine(status=UnitStatus.ON_SCENE)
    fact = report(unit, UnitStatus.EN_ROUTE, NOON - timedelta(minutes=1), "unit:E1")
    assert fact.flags == ("no_assignment", "late_report")
    assert evolve(unit, fact).status is UnitStatus.ON_SCENE


def test_the_same_word_again_is_kept_and_does_not_start_the_clock_anew() -> None:
    """Two hours of repeated "on scene" kept the welfare alarm from ever coming."""
    unit = an_engine(status=UnitStatus.ON_SCENE)
    for after in range(10, 120, 10):
        fact = report(unit, UnitStatus.ON_SCENE, NOON + timedelta(minutes=after), "unit:E1")
        assert "repeated" in fact.flags
        unit = evolve(unit, fact)
    assert (unit.status_since, unit.version) == (NOON, 12)


def test_a_crew_that_has_seen_its_assignment_has_seen_this_one_and_not_the_next() -> None:
    sent = evolve(an_engine(), assign(an_engine(), an_incident(), FIRST, NOON, "ana"))
    later = NOON + timedelta(seconds=20)
    seen = evolve(sent, acknowledge(sent, an_incident(), later, "E1"))
    assert (seen.acknowledged_at, seen.status) == (later, UnitStatus.ASSIGNED)
    again = evolve(seen, acknowledge(seen, an_incident(), later + timedelta(seconds=9), "E1"))
    assert again.acknowledged_at == later
    free = evolve(again, release(again, an_incident(), later, "ana", "released"))
    assert evolve(free, assign(free, an_incident(2), SECOND, later, "ana")).acknowledged_at is None


def test_a_word_about_an_assignment_that_has_ended_is_kept_and_changes_nothing() -> None:
    sent = evolve(an_engine(), assign(an_engine(), an_incident(2), SECOND, NOON, "ana"))
    late = acknowledge(sent, an_incident(1), NOON, "E1")
    assert late.assignment_id is None
    assert evolve(sent, late).acknowledged_at is None
