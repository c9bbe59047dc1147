"""A unit goes to one incident at a time, and the loser of a race is told who and when."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from dispatch.assign import assign, evolve, release
from dispatch.errors import UnitNotAssigned, UnitNotAvailable, UnitTaken
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
