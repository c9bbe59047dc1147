"""Taking a unit from something lesser, and swapping it for one that is there sooner."""

from dataclasses import replace
from uuid import uuid4

import pytest

from dispatch.assign import assign, evolve
from dispatch.divert import DIVERTED, SWAPPED, divert, swap
from dispatch.errors import NotMoreUrgent, NotUnderWay, UnitNotAssigned
from dispatch.report import report
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Unit
from incidents.incident import Incident
from incidents.terms import Priority
from tests.builders import NOON, an_engine, an_incident

NEW = AssignmentId(uuid4())
FALL = replace(an_incident(1), priority=Priority.P3)
ARREST = replace(an_incident(2), priority=Priority.P1)


def driving_to(incident: Incident, status: UnitStatus = UnitStatus.EN_ROUTE) -> Unit:
    engine = an_engine("E1")
    sent = evolve(engine, assign(engine, incident, AssignmentId(uuid4()), NOON, "ana"))
    return sent if status is UnitStatus.ASSIGNED else evolve(sent, report(sent, status, NOON, "E1"))


@pytest.mark.parametrize("status", [UnitStatus.ASSIGNED, UnitStatus.EN_ROUTE])
def test_a_unit_on_its_way_to_something_lesser_is_taken_to_what_is_more_urgent(status: UnitStatus) -> None:
    unit = driving_to(FALL, status)
    released, sent = divert(unit, FALL, ARREST, NEW, NOON, "ana")
    assert (released.incident_id, released.reason) == (FALL.id, DIVERTED)
    there = evolve(evolve(unit, released), sent)
    assert (there.incident_id, there.assignment_id, there.status) == (ARREST.id, NEW, UnitStatus.ASSIGNED)
    assert there.version == unit.version + 2


@pytest.mark.parametrize("priority", [Priority.P1, Priority.P2])
def test_nobody_is_taken_for_what_is_as_urgent_or_less(priority: Priority) -> None:
    unit = driving_to(replace(FALL, priority=Priority.P1))
    with pytest.raises(NotMoreUrgent):
        divert(
            unit, replace(FALL, priority=Priority.P1), replace(ARREST, priority=priority), NEW, NOON, "ana"
        )


@pytest.mark.parametrize("status", [UnitStatus.ON_SCENE, UnitStatus.TRANSPORTING, UnitStatus.STAGED])
def test_who_has_arrived_is_with_somebody_and_stays(status: UnitStatus) -> None:
    with pytest.raises(NotUnderWay):
        divert(driving_to(FALL, status), FALL, ARREST, NEW, NOON, "ana")
    with pytest.raises(NotUnderWay):
        swap(driving_to(FALL, status), an_engine("E2"), FALL, NEW, NOON, "ana")


def test_a_free_unit_takes_over_from_one_under_way() -> None:
    out, into = driving_to(FALL), an_engine("E2")
    released, sent = swap(out, into, FALL, NEW, NOON, "ana", slot="engine", eta_s=90.0)
    assert (released.reason, evolve(out, released).incident_id) == (SWAPPED, None)
    assert (evolve(into, sent).incident_id, sent.slot, sent.eta_s) == (FALL.id, "engine", 90.0)


def test_nobody_is_swapped_on_a_call_it_was_not_sent_to() -> None:
    with pytest.raises(UnitNotAssigned):
        swap(driving_to(FALL), an_engine("E2"), ARREST, NEW, NOON, "ana")
