"""What is left by a diversion is not left in the dark: who could serve it next, and how soon."""

from dataclasses import replace

from dispatch.eta import Eta, eta
from dispatch.replacement import replacement, standing_in
from dispatch.unit import Capability, Unit
from tests.builders import an_engine

LADDER = frozenset({Capability.LADDER})


def at(seconds: float) -> Eta:
    return eta(an_engine(), seconds, approximate=False, fix_age_s=0.0)


def a_ladder(name: str) -> Unit:
    return replace(an_engine(name), capabilities=LADDER)


def test_the_first_there_of_those_with_the_skill_is_named() -> None:
    taken, far, near, ladder = an_engine("E1"), an_engine("E2"), an_engine("E3"), a_ladder("L1")
    able = standing_in(taken, Capability.ENGINE, [far, near, ladder], proposed=set())
    found = replacement(able, {far.id: at(400), near.id: at(200), ladder.id: at(10)})
    assert found is not None
    assert (found.unit.name, found.eta) == ("E3", at(200))


def test_who_is_meant_for_the_more_urgent_call_is_not_promised_twice() -> None:
    taken, meant, spare = an_engine("E1"), an_engine("E2"), an_engine("E3")
    able = standing_in(taken, Capability.ENGINE, [meant, spare], proposed={meant.id})
    assert [each.name for each in able] == ["E3"]


def test_where_it_is_not_known_what_it_was_sent_for_all_its_skills_must_come() -> None:
    both = replace(an_engine("R1"), capabilities=frozenset({Capability.ENGINE, Capability.RESCUE}))
    assert standing_in(both, None, [an_engine("E2")], proposed=set()) == []
    assert standing_in(an_engine("E1"), None, [both], proposed=set()) == [both]


def test_nobody_free_is_said_as_nobody() -> None:
    assert replacement([], {}) is None


def test_of_two_equally_soon_the_first_by_name_is_named() -> None:
    b, a = an_engine("E8"), an_engine("E7")
    found = replacement([b, a], {b.id: at(100), a.id: at(100)})
    assert found is not None
    assert found.unit.name == "E7"
