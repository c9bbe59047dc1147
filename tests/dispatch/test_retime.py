"""Whoever drives over a street that closes is due later, and only they are spoken of."""

from uuid import uuid4

import pytest

from dispatch.assign import assign, evolve
from dispatch.eta import eta
from dispatch.report import report
from dispatch.retime import Retiming, retime
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Unit
from tests.builders import NOON, an_engine, an_incident

ID, CLOSURE = AssignmentId(uuid4()), uuid4()
BY = "farol"


def sent() -> Unit:
    engine = an_engine("E1")
    return evolve(engine, assign(engine, an_incident(), ID, NOON, "ana"))


def a_change(before_s: float, now_s: float, *, lost: bool = False) -> Retiming:
    before = eta(an_engine("E1"), before_s, approximate=False, fix_age_s=None)
    now = eta(an_engine("E1"), now_s, approximate=lost, fix_age_s=None)
    return Retiming(assignment_id=ID, before=before, now=now, closures=(CLOSURE,))


def test_a_unit_whose_way_is_longer_is_due_so_much_later() -> None:
    fact = retime(sent(), a_change(100, 220), NOON, BY)
    assert fact is not None
    assert (fact.later_s, fact.eta_s, fact.closures) == (120.0, 80 + 220.0, (CLOSURE,))
    assert evolve(sent(), fact).status is UnitStatus.ASSIGNED


def test_a_street_that_opens_brings_it_sooner() -> None:
    fact = retime(sent(), a_change(220, 100), NOON, BY)
    assert fact is not None
    assert fact.later_s == -120.0


def test_nobody_is_told_what_lies_within_the_doubt() -> None:
    assert retime(sent(), a_change(100, 119), NOON, BY) is None
    assert retime(sent(), a_change(100, 120), NOON, BY) is not None


def test_a_road_that_is_gone_is_told_even_where_the_line_is_as_short() -> None:
    fact = retime(sent(), a_change(100, 100, lost=True), NOON, BY)
    assert fact is not None
    assert fact.approximate


@pytest.mark.parametrize("status", [UnitStatus.STAGED, UnitStatus.ON_SCENE, UnitStatus.TRANSPORTING])
def test_who_has_arrived_is_left_alone(status: UnitStatus) -> None:
    there = evolve(sent(), report(sent(), status, NOON, "E1"))
    assert retime(there, a_change(100, 500), NOON, BY) is None


def test_who_was_released_or_sent_elsewhere_meanwhile_is_left_alone() -> None:
    assert retime(an_engine("E1"), a_change(100, 500), NOON, BY) is None
    engine = an_engine("E1")
    elsewhere = evolve(engine, assign(engine, an_incident(), AssignmentId(uuid4()), NOON, "ana"))
    assert retime(elsewhere, a_change(100, 500), NOON, BY) is None
