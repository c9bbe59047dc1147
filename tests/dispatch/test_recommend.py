"""Who should go, and why."""

from dataclasses import dataclass, replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dispatch.recommend import Due, SlotAdvice, Whereabouts, recommend
from dispatch.run_card import RunCard, Slot
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Unit, UnitId
from incidents.terms import IncidentId
from tests.builders import an_engine, an_incident

ENGINE, LADDER, AMBULANCE = Capability.ENGINE, Capability.LADDER, Capability.AMBULANCE
FIRE = an_incident()


@dataclass(frozen=True)
class Took:
    seconds: float
    approximate: bool = False
    fits: bool = True


def a_unit(name: str, *can: Capability, status: UnitStatus = UnitStatus.AVAILABLE) -> Unit:
    return replace(an_engine(name, status), capabilities=frozenset(can or (ENGINE,)))


def advice(card: RunCard, *units: tuple[Unit, float | None]) -> tuple[SlotAdvice, ...]:
    travel = {unit.id: Took(seconds) for unit, seconds in units if seconds is not None}
    where = {unit.id: Whereabouts(distance_m=None, fix_age_s=5.0) for unit, _ in units}
    return recommend(Due(FIRE.id, card), [unit for unit, _ in units], travel, where)


def choices(found: tuple[SlotAdvice, ...]) -> list[str | None]:
    return [each.choice.unit.name if each.choice else None for each in found]


def test_the_soonest_able_unit_is_chosen_and_the_next_three_are_shown() -> None:
    units = [(a_unit(f"E{i}"), 100.0 + i) for i in range(6)]
    found = advice((Slot(ENGINE),), *units, (a_unit("A1", AMBULANCE), 1.0))
    assert choices(found) == ["E0"]
    assert [each.unit.name for each in found[0].alternatives] == ["E1", "E2", "E3"]


def test_it_says_how_much_sooner_than_the_next_best() -> None:
    found = advice((Slot(ENGINE),), (a_unit("E1"), 60.0), (a_unit("E2"), 95.0))
    assert found[0].choice is not None
    soonest = found[0].choice.reasons[0]
    assert (soonest.code, soonest.facts) == ("soonest", {"unit": "E2", "gain_s": 35.0})


def test_one_unit_fills_one_slot_and_the_one_with_two_skills_goes_where_it_is_needed() -> None:
    both, engine = a_unit("R1", ENGINE, LADDER), a_unit("E1")
    found = advice((Slot(ENGINE), Slot(LADDER)), (both, 10.0), (engine, 500.0))
    assert choices(found) == ["E1", "R1"]


def test_a_mandatory_slot_is_filled_before_a_desirable_one() -> None:
    both = a_unit("R1", ENGINE, LADDER)
    found = advice((Slot(LADDER, mandatory=False), Slot(ENGINE)), (both, 10.0))
    assert choices(found) == [None, "R1"]


def test_who_is_busy_is_not_proposed_and_the_shortfall_names_them() -> None:
    busy = replace(
        a_unit("E1", status=UnitStatus.ON_SCENE),
        incident_id=IncidentId(UUID(int=7)),
        assignment_id=AssignmentId(UUID(int=8)),
        incident_number="2026-000007",
    )
    found = advice((Slot(ENGINE),), (busy, 10.0))
    assert choices(found) == [None]
    assert found[0].shortfall is not None
    assert found[0].shortfall.code == "all_busy"
    assert found[0].shortfall.facts["units"] == [
        {"unit": "E1", "status": "on_scene", "number": "2026-000007"}
    ]


def test_what_nobody_can_do_is_said() -> None:
    found = advice((Slot(Capability.HAZMAT),), (a_unit("E1"), 10.0))
    assert found[0].shortfall is not None
    assert found[0].shortfall.code == "nobody_can"


def test_a_unit_already_sent_fills_its_slot() -> None:
    there = replace(
        a_unit("E1", status=UnitStatus.EN_ROUTE), incident_id=FIRE.id, assignment_id=AssignmentId(FIRE.id)
    )
    found = advice((Slot(ENGINE, 2),), (there, 10.0), (a_unit("E2"), 50.0))
    assert [each.filled_by.name if each.filled_by else None for each in found] == ["E1", None]
    assert choices(found) == [None, "E2"]


def test_a_unit_without_a_known_way_is_last_and_never_lost() -> None:
    found = advice((Slot(ENGINE, 2),), (a_unit("E1"), None), (a_unit("E2"), 900.0))
    assert choices(found) == ["E2", "E1"]
    assert found[1].choice is not None
    assert [each.code for each in found[1].choice.reasons] == ["no_arrival_time"]


def test_a_crew_on_the_road_needs_no_turnout() -> None:
    found = advice((Slot(ENGINE),), (a_unit("E1"), 100.0), (a_unit("E2", status=UnitStatus.RETURNING), 150.0))
    assert choices(found) == ["E2"]


def test_the_nearest_on_the_map_is_named_when_another_is_sooner() -> None:
    near, soon = a_unit("E1"), a_unit("E2")
    travel = {near.id: Took(400.0), soon.id: Took(100.0)}
    where = {near.id: Whereabouts(200.0, 1.0), soon.id: Whereabouts(900.0, 1.0)}
    found = recommend(Due(FIRE.id, (Slot(ENGINE),)), [near, soon], travel, where)
    assert found[0].choice is not None
    told = {each.code: each.facts for each in found[0].choice.reasons}
    assert told["nearer_by_line_only"] == {"unit": "E1", "later_s": 300.0}


def test_what_each_alternative_would_cost_is_said() -> None:
    found = advice((Slot(ENGINE),), (a_unit("E1"), 60.0), (a_unit("E2"), 95.0), (a_unit("E3"), 160.0))
    lost = [each.reasons[0] for each in found[0].alternatives]
    assert [(each.code, each.facts["later_s"]) for each in lost] == [("later", 35.0), ("later", 100.0)]


def test_a_sooner_unit_kept_for_its_other_skill_is_named() -> None:
    found = advice((Slot(ENGINE), Slot(LADDER)), (a_unit("R1", ENGINE, LADDER), 10.0), (a_unit("E1"), 500.0))
    assert found[0].choice is not None
    told = {each.code: each.facts for each in found[0].choice.reasons}
    assert told["needed_elsewhere"] == {"unit": "R1", "slot": "ladder", "sooner_s": 490.0}


def test_the_slot_that_must_be_filled_gets_the_sooner_of_two_like_units() -> None:
    card = (Slot(ENGINE, mandatory=False), Slot(ENGINE))
    assert choices(advice(card, (a_unit("E1"), 10.0), (a_unit("E2"), 50.0))) == ["E2", "E1"]


def test_where_no_time_is_known_the_nearest_by_line_comes_first() -> None:
    far, near, lost = a_unit("E1"), a_unit("E2"), a_unit("E0")
    where = {far.id: Whereabouts(900.0, 1.0), near.id: Whereabouts(200.0, 1.0)}
    found = recommend(Due(FIRE.id, (Slot(ENGINE),)), [lost, far, near], {}, where)
    assert choices(found) == ["E2"]
    assert [each.unit.name for each in found[0].alternatives] == ["E1", "E0"]


def test_a_time_that_is_no_number_counts_as_unknown() -> None:
    found = advice((Slot(ENGINE),), (a_unit("E1"), float("nan")), (a_unit("E2"), 5000.0))
    assert choices(found) == ["E2"]


def test_a_unit_never_heard_of_is_proposed_from_its_station_and_says_so() -> None:
    unit = a_unit("E1")
    found = recommend(Due(FIRE.id, (Slot(ENGINE),)), [unit], {unit.id: Took(100.0, approximate=True)}, {})
    assert found[0].choice is not None
    assert [each.code for each in found[0].choice.reasons] == ["straight_line", "at_station_unheard"]


def test_an_old_position_is_named_with_its_age() -> None:
    unit = a_unit("E1")
    found = recommend(
        Due(FIRE.id, (Slot(ENGINE),)),
        [unit],
        {unit.id: Took(100.0)},
        {unit.id: Whereabouts(9.0, 600.0)},
    )
    assert found[0].choice is not None
    assert [(each.code, each.facts) for each in found[0].choice.reasons] == [
        ("position_old", {"age_s": 600.0})
    ]


def test_with_nobody_in_the_fleet_every_slot_is_still_spoken_of() -> None:
    found = advice((Slot(ENGINE, 2), Slot(LADDER)))
    assert [each.shortfall.code for each in found if each.shortfall] == ["nobody_can"] * 3


@given(st.permutations(range(6)))
def test_the_order_of_the_units_changes_nothing(order: list[int]) -> None:
    skills = [(ENGINE,), (ENGINE, LADDER), (ENGINE, LADDER), (LADDER, AMBULANCE), (AMBULANCE,), (ENGINE,)]
    fleet = [(replace(a_unit(f"U{i}", *can), id=UnitId(UUID(int=i))), 100.0) for i, can in enumerate(skills)]
    card = (Slot(ENGINE, 2), Slot(LADDER), Slot(AMBULANCE, mandatory=False))
    assert advice(card, *(fleet[i] for i in order)) == advice(card, *fleet)
    assert choices(advice((Slot(ENGINE, 2),), *(fleet[i] for i in order))) == ["U0", "U1"]
