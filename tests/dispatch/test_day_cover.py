"""Who was free at a moment of the day, as the record has it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dispatch.day_cover import STEP, free_at, moments
from dispatch.status import UnitStatus
from dispatch.unit_hours import Timeline

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def a_timeline(unit: str, *changes: tuple[int, UnitStatus], crew: str | None = None) -> Timeline:
    """Changes by minutes after noon."""
    told = tuple((NOON + timedelta(minutes=at), status) for at, status in changes)
    return Timeline(unit=unit, capabilities=frozenset(), crew=crew, changes=told)


def test_a_moment_of_which_nothing_is_known_is_not_a_moment_without_units() -> None:
    timelines = [a_timeline("E1", (10, UnitStatus.AVAILABLE))]
    assert free_at(timelines, NOON) is None
    assert free_at(timelines, NOON + timedelta(minutes=10)) == frozenset({"E1"})
    assert free_at([], NOON) is None


def test_when_everybody_is_out_nobody_is_free_and_that_is_known() -> None:
    assert free_at([a_timeline("E1", (0, UnitStatus.ON_SCENE))], NOON) == frozenset()


def test_a_vehicle_whose_crew_is_out_with_another_is_not_free() -> None:
    out = a_timeline("E1", (0, UnitStatus.ON_SCENE), crew="C1")
    left = a_timeline("L1", (0, UnitStatus.AVAILABLE), crew="C1")
    assert free_at([out, left], NOON) == frozenset()
    home = replace(out, changes=[(NOON, UnitStatus.RETURNING)])
    assert free_at([home, left], NOON) == frozenset({"E1"})


def test_moments_begin_with_the_day_and_end_before_now() -> None:
    found = list(moments(NOON, NOON + 2 * STEP))
    assert found == [NOON, NOON + STEP]
