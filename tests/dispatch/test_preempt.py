"""Who could leave something lesser, and who is free soon: said where it helps, and only there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dispatch.eta import Eta, eta
from dispatch.preempt import GAIN_S, SoonFree, UnderWay, diversions, soon
from dispatch.recommend import Candidate, SlotAdvice
from dispatch.run_card import Slot
from dispatch.soon_free import AT_LEAST_S, TAKES_S, free_in_s
from dispatch.status import UnitStatus
from dispatch.unit import Capability
from incidents.terms import Priority
from tests.builders import NOON, an_engine, an_incident

P1 = Priority.P1


def at(seconds: float) -> Eta:
    return eta(replace(an_engine(), status=UnitStatus.EN_ROUTE), seconds, approximate=False, fix_age_s=0.0)


def slot(
    has_s: float | None, *, mandatory: bool = True, capability: Capability = Capability.ENGINE
) -> SlotAdvice:
    choice = None
    if has_s is not None:
        choice = Candidate(unit=an_engine("E9"), eta=at(has_s), fix_age_s=0.0, reasons=())
    return SlotAdvice(slot=Slot(capability, 1, mandatory), choice=choice)


def under_way(name: str, seconds: float, priority: Priority = Priority.P3) -> UnderWay:
    return UnderWay(unit=an_engine(name), eta=at(seconds), leaving=replace(an_incident(7), priority=priority))


def test_where_nobody_is_free_the_soonest_on_its_way_to_something_lesser_is_named() -> None:
    found = diversions([slot(None)], [under_way("E1", 300), under_way("E2", 200)], P1)
    assert (found[0].under_way.unit.name, found[0].gain_s) == ("E2", None)


@pytest.mark.parametrize(("sooner_s", "named"), [(60.0, True), (59.0, False)])
def test_a_crew_is_turned_round_for_a_minute_or_more(sooner_s: float, named: bool) -> None:
    assert bool(diversions([slot(300)], [under_way("E1", 300 - sooner_s)], P1)) is named


def test_a_second_priority_asks_for_two_minutes_and_the_rest_never() -> None:
    offer = [under_way("E1", 100, Priority.P4)]
    assert not diversions([slot(219)], offer, Priority.P2)
    assert diversions([slot(220)], offer, Priority.P2)
    assert not diversions([slot(None)], offer, Priority.P3)
    assert GAIN_S.keys() == set(Priority)


@pytest.mark.parametrize("priority", [Priority.P1, Priority.P2])
def test_nobody_leaves_what_is_as_urgent(priority: Priority) -> None:
    assert not diversions([slot(None)], [under_way("E1", 10, P1)], priority)


def test_one_unit_is_named_for_one_slot_the_mandatory_one_first() -> None:
    found = diversions([slot(None, mandatory=False), slot(None)], [under_way("E1", 100)], P1)
    assert list(found) == [1]


def test_a_filled_slot_and_a_unit_without_the_skill_are_passed_over() -> None:
    assert not diversions([replace(slot(None), filled_by=an_engine("E5"))], [under_way("E1", 100)], P1)
    assert not diversions([slot(None, capability=Capability.LADDER)], [under_way("E1", 100)], P1)


def test_who_is_free_soon_is_named_where_it_would_still_be_first() -> None:
    freed = [SoonFree(unit=an_engine("A1"), eta=at(250), free_in_s=150.0)]
    named = soon(slot(300), freed)
    assert named is not None
    assert named.unit.name == "A1"
    assert soon(slot(240), freed) is None
    assert soon(slot(None), freed) is not None


def test_handing_over_ends_about_twenty_minutes_after_it_began_and_never_at_once() -> None:
    unit = replace(an_engine(), status=UnitStatus.AT_HOSPITAL, status_since=NOON)
    assert free_in_s(unit, NOON + timedelta(minutes=5)) == TAKES_S[UnitStatus.AT_HOSPITAL] - 300
    assert free_in_s(unit, NOON + timedelta(hours=2)) == AT_LEAST_S
    assert free_in_s(replace(unit, status=UnitStatus.ON_SCENE), NOON) is None
