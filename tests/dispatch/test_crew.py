"""Cross-staffed units: one crew, several vehicles, one of them out at a time."""

from dataclasses import replace
from uuid import UUID

import pytest

from dispatch.crew import crews_of, free_crews, one_a_crew, require_crew, vehicles_by_crew
from dispatch.errors import CrewIsOut
from dispatch.reason import shortfall
from dispatch.recommend import Due, SlotAdvice, recommend, usable
from dispatch.run_card import RunCard, Slot
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Unit
from incidents.terms import IncidentId
from tests.builders import an_engine, an_incident
from tests.dispatch.test_recommend import Took

ENGINE, LADDER, RESCUE = Capability.ENGINE, Capability.LADDER, Capability.RESCUE


def manned(
    name: str, can: Capability, crew: str | None = "red", status: UnitStatus = UnitStatus.AVAILABLE
) -> Unit:
    return replace(an_engine(name, status), capabilities=frozenset({can}), crew=crew)


def sent(unit: Unit, number: int = 7) -> Unit:
    return replace(
        unit,
        status=UnitStatus.EN_ROUTE,
        incident_id=IncidentId(UUID(int=number)),
        assignment_id=AssignmentId(UUID(int=8)),
        incident_number="2026-000007",
    )


E1, L1 = manned("E1", ENGINE), manned("L1", LADDER)
E2 = manned("E2", ENGINE, None)


def advice(card: RunCard, *units: Unit) -> tuple[SlotAdvice, ...]:
    travel = {unit.id: Took(100.0 + i) for i, unit in enumerate(units)}
    return recommend(Due(an_incident().id, card), units, travel, {})


def names(found: tuple[SlotAdvice, ...]) -> list[str | None]:
    return [each.choice.unit.name if each.choice else None for each in found]


def test_one_crew_is_never_proposed_for_two_slots() -> None:
    assert names(advice((Slot(ENGINE), Slot(LADDER)), E1, L1)) == ["E1", None]


def test_the_crew_takes_the_vehicle_nobody_else_has() -> None:
    assert names(advice((Slot(ENGINE), Slot(LADDER)), E1, L1, E2)) == ["E2", "L1"]


def test_a_crew_already_chosen_is_not_an_alternative_for_another_slot() -> None:
    found = advice((Slot(ENGINE), Slot(LADDER)), E1, L1, E2)
    assert [each.unit.name for each in found[0].alternatives] == []


@pytest.mark.parametrize("status", [UnitStatus.ON_SCENE, UnitStatus.RETURNING, UnitStatus.AT_HOSPITAL])
def test_when_the_crew_is_out_with_one_the_other_is_not_free(status: UnitStatus) -> None:
    out = replace(E1, status=status)
    assert [each.name for each in usable((Slot(ENGINE), Slot(LADDER)), [out, L1])] == (
        ["E1"] if status is UnitStatus.RETURNING else []
    )


@pytest.mark.parametrize("status", [UnitStatus.OUT_OF_SERVICE, UnitStatus.OFF_DUTY, UnitStatus.AVAILABLE])
def test_a_vehicle_in_the_workshop_keeps_the_crew_from_nothing(status: UnitStatus) -> None:
    assert L1 in usable((Slot(LADDER),), [replace(E1, status=status), L1])


def test_units_without_a_shared_crew_are_free_of_each_other() -> None:
    assert E2 in usable((Slot(ENGINE),), [sent(E1), E2])


def test_the_shortfall_says_with_which_unit_the_crew_is_out() -> None:
    found = shortfall(Slot(LADDER), [sent(E1), L1], frozenset())
    assert found.code == "all_busy"
    assert found.facts["units"] == [
        {"unit": "L1", "status": "en_route", "number": "2026-000007", "crew_with": "E1"}
    ]


def test_sending_the_other_vehicle_of_a_crew_that_is_out_is_refused() -> None:
    with pytest.raises(CrewIsOut, match=r"crew of L1 is out with E1"):
        require_crew(L1, [sent(E1)])
    require_crew(L1, [E1, sent(replace(E2, crew="blue"))])


def test_a_crews_vehicles_are_one_place_at_the_first_of_them() -> None:
    units = [E1, E2, L1]
    assert [[each.name for each in crew] for crew in vehicles_by_crew(units)] == [["E1", "L1"], ["E2"]]
    assert [each.name for each in one_a_crew(units)] == ["E1", "E2"]
    assert crews_of(units) == [frozenset({ENGINE, LADDER}), frozenset({ENGINE})]


def test_in_cover_a_crew_that_can_be_sent_counts_once_where_it_is() -> None:
    home = [E1, L1, E2]
    assert [each.name for each in free_crews(home)] == ["E1", "E2"]
    assert [each.name for each in free_crews([replace(E1, status=UnitStatus.OFF_DUTY), L1])] == ["L1"]
    assert free_crews([sent(E1), L1]) == []
    back = replace(L1, status=UnitStatus.RETURNING)
    assert free_crews([E1, back]) == [back], "in what it drives home, not in what stands there unmanned"


def test_who_calls_a_mayday_is_not_free_whatever_the_crew_says_and_mans_no_other_vehicle() -> None:
    calls = replace(E1, calls_mayday=True)
    assert [each.name for each in usable((Slot(ENGINE), Slot(LADDER)), [calls, L1, E2])] == ["E2"]
    assert free_crews([calls, L1, E2]) == [E2]
    told = {"unit": "E1", "status": "available", "number": None, "calls_mayday": True}
    why = shortfall(Slot(ENGINE), [calls], frozenset())
    assert (why.code, why.facts["units"]) == ("all_busy", [told]), "not free, and not out of service"
    with pytest.raises(CrewIsOut):
        require_crew(L1, [calls])


@pytest.mark.parametrize("on_scene", [False, True])
def test_who_calls_a_mayday_is_with_that_vehicle_whatever_was_pressed_on_the_other(on_scene: bool) -> None:
    """ "Returning" on the other, and it was proposed and sent with a crew that was being looked for."""
    calls = replace(sent(E1) if on_scene else E1, calls_mayday=True)
    back = replace(L1, status=UnitStatus.RETURNING)
    for both in ([calls, back], [back, calls]):
        assert usable((Slot(ENGINE), Slot(LADDER)), both) == []
        assert free_crews(both) == []
    with pytest.raises(CrewIsOut, match="crew of L1 is out with E1"):
        require_crew(back, [calls])
    with pytest.raises(CrewIsOut, match="crew of L1 is out with E1"):
        require_crew(sent(L1), [calls])
