"""What is still due when some are on their way, and what is said when nobody is left."""

from dataclasses import replace
from uuid import UUID

from dispatch.recommend import SlotAdvice
from dispatch.run_card import Slot
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Unit
from incidents.terms import IncidentId
from tests.dispatch.test_recommend import ENGINE, FIRE, LADDER, a_unit, advice, choices

ELSEWHERE = IncidentId(UUID(int=7))


def on(incident: IncidentId, unit: Unit, status: UnitStatus = UnitStatus.EN_ROUTE) -> Unit:
    return replace(
        unit,
        status=status,
        incident_id=incident,
        assignment_id=AssignmentId(unit.id),
        incident_number=f"2026-{incident.int:06}",
    )


def filled(found: tuple[SlotAdvice, ...]) -> list[str | None]:
    return [each.filled_by.name if each.filled_by else None for each in found]


def test_a_sent_unit_with_two_skills_counts_where_nobody_else_can() -> None:
    """Matched alone it took the first slot, and the card cried for a ladder with an engine standing by."""
    sent, free = on(FIRE.id, a_unit("R1", ENGINE, LADDER)), a_unit("E1")
    found = advice((Slot(ENGINE), Slot(LADDER)), (sent, None), (free, 60.0))
    assert (filled(found), choices(found)) == ([None, "R1"], ["E1", None])


def test_a_sent_unit_is_never_passed_over_for_a_free_one_at_the_door() -> None:
    sent, free = on(FIRE.id, a_unit("E9")), a_unit("E1", status=UnitStatus.RETURNING)
    found = advice((Slot(ENGINE),), (sent, None), (free, 0.0))
    assert (filled(found), choices(found)) == (["E9"], [None])


def test_more_sent_than_due_leaves_nothing_due() -> None:
    found = advice((Slot(ENGINE),), *((on(FIRE.id, a_unit(name)), None) for name in ("E1", "E2")))
    assert filled(found) == ["E1"]
    assert found[0].shortfall is None


def shortfall(found: SlotAdvice) -> tuple[str, dict[str, object]]:
    assert found.shortfall is not None
    return found.shortfall.code, dict(found.shortfall.facts)


def test_those_this_incident_already_uses_are_not_called_busy() -> None:
    found = advice((Slot(ENGINE, 3),), (on(FIRE.id, a_unit("E1")), None), (a_unit("E2"), 50.0))
    code, facts = shortfall(found[2])
    assert (code, facts["units"], facts["here"]) == ("all_here", [], ["E1", "E2"])


def test_of_the_busy_the_one_about_to_be_free_is_named_first() -> None:
    busy = [
        on(ELSEWHERE, a_unit("E1"), UnitStatus.ON_SCENE),
        on(ELSEWHERE, a_unit("E2"), UnitStatus.AT_HOSPITAL),
        on(ELSEWHERE, a_unit("E3"), UnitStatus.ASSIGNED),
    ]
    code, facts = shortfall(advice((Slot(ENGINE),), *((unit, None) for unit in busy))[0])
    assert code == "all_busy"
    assert facts["units"] == [
        {"unit": "E2", "status": "at_hospital", "number": "2026-000007"},
        {"unit": "E3", "status": "assigned", "number": "2026-000007"},
        {"unit": "E1", "status": "on_scene", "number": "2026-000007"},
    ]


def test_those_out_of_service_are_told_apart_from_the_busy() -> None:
    code, facts = shortfall(
        advice((Slot(ENGINE),), (a_unit("E1", status=UnitStatus.OUT_OF_SERVICE), None))[0]
    )
    assert (code, facts["out_of_service"]) == ("none_in_service", ["E1"])


def test_a_skill_no_unit_has_is_said_without_naming_anyone() -> None:
    code, facts = shortfall(advice((Slot(Capability.HAZMAT),), (a_unit("E1"), 1.0))[0])
    assert (code, facts) == ("nobody_can", {"capability": "hazmat"})
