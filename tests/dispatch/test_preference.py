"""Who is nearly as soon and bares less goes, and the closest is named beside."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dispatch.recommend import Due, SlotAdvice, Whereabouts, recommend
from dispatch.run_card import Slot
from dispatch.unit import Capability, Unit
from incidents.terms import IncidentId
from tests.dispatch.test_recommend import Took, a_unit, choices

ENGINE, LADDER = Capability.ENGINE, Capability.LADDER
FIRE = IncidentId(UUID(int=1))

Told = tuple[Unit, float | None, float]
"""A unit, seconds until it is there, people it leaves bare."""


def advice(band_s: float, *units: Told, slots: tuple[Slot, ...] = (Slot(ENGINE),)) -> tuple[SlotAdvice, ...]:
    return recommend(
        Due(FIRE, slots, band_s),
        [unit for unit, _, _ in units],
        {unit.id: Took(seconds) for unit, seconds, _ in units if seconds is not None},
        {unit.id: Whereabouts(100.0, 5.0, cover_lost=lost) for unit, _, lost in units},
    )


def test_who_is_nearly_as_soon_and_leaves_fewer_people_bare_goes() -> None:
    near, next_door = (a_unit("E1"), 100.0, 900.0), (a_unit("E2"), 140.0, 100.0)
    assert choices(advice(45.0, near, next_door)) == ["E2"]
    assert choices(advice(30.0, near, next_door)) == ["E1"]


def test_the_closest_stands_beside_with_what_each_costs() -> None:
    (slot,) = advice(45.0, (a_unit("E1"), 100.0, 900.0), (a_unit("E2"), 140.0, 100.0))
    assert slot.choice is not None
    saves = slot.choice.reasons[0]
    assert (saves.code, saves.facts) == ("saves_cover", {"unit": "E1", "later_s": 40.0, "people": 800})
    assert slot.alternatives[0].unit.name == "E1"
    assert slot.alternatives[0].cover_lost == 900.0


def test_the_second_engine_is_measured_by_the_second_soonest() -> None:
    units = [(a_unit("E1"), 100.0, 500.0), (a_unit("E2"), 400.0, 300.0), (a_unit("E3"), 430.0, 10.0)]
    assert choices(advice(60.0, *units, slots=(Slot(ENGINE, 2),))) == ["E1", "E3"]


def test_a_ladder_at_the_door_says_nothing_about_engines() -> None:
    units = [
        (a_unit("L1", LADDER), 10.0, 0.0),
        (a_unit("E1"), 300.0, 500.0),
        (a_unit("E2"), 350.0, 10.0),
    ]
    assert choices(advice(60.0, *units, slots=(Slot(ENGINE), Slot(LADDER)))) == ["E2", "L1"]


def test_whose_time_is_not_known_is_never_nearly_as_soon() -> None:
    far, unheard = (a_unit("E1"), 5000.0, 900.0), (a_unit("E2"), None, 0.0)
    assert choices(advice(120.0, far, unheard)) == ["E1"]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=1, max_size=8))
def test_without_a_band_cover_decides_ties_alone(told: list[tuple[int, int]]) -> None:
    units = [(a_unit(f"E{i}"), seconds, lost) for i, (seconds, lost) in enumerate(told)]
    soonest = min(range(len(told)), key=lambda i: (told[i], i))
    assert choices(advice(0.0, *units)) == [f"E{soonest}"]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=1, max_size=8))
def test_nobody_is_proposed_who_comes_later_than_the_band_allows(told: list[tuple[int, int]]) -> None:
    units = [(a_unit(f"E{i}"), seconds, lost) for i, (seconds, lost) in enumerate(told)]
    (slot,) = advice(90.0, *units)
    assert slot.choice is not None
    assert slot.choice.eta is not None
    assert slot.choice.eta.travel_s <= min(seconds for seconds, _ in told) + 90.0
