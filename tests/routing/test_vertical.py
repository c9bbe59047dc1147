"""A crew's time from the kerb to the floor grows with the floor, and lifts and stairs are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.vertical import HEIGHTS, STAIRS_S_PER_FLOOR, climb


def test_the_ground_floor_costs_the_lobby_alone() -> None:
    assert climb(0).seconds == HEIGHTS[0].lobby_s
    assert climb(0, floors=60).seconds == HEIGHTS[-1].lobby_s


def test_low_floors_are_climbed_even_where_there_is_a_lift() -> None:
    first = climb(1, floors=30)
    assert (first.stairs_s, first.lift_s) == (STAIRS_S_PER_FLOOR, 0.0)
    tenth = climb(10, floors=30)
    assert tenth.stairs_s == 0.0
    assert tenth.lift_s > 0
    assert tenth.seconds == tenth.lobby_s + tenth.lift_wait_s + tenth.lift_s


def test_a_walk_up_or_a_lift_out_of_order_means_stairs_all_the_way() -> None:
    assert climb(5).stairs_s == 5 * STAIRS_S_PER_FLOOR
    assert climb(30, lift=False).stairs_s == 30 * STAIRS_S_PER_FLOOR
    assert climb(5, lift=True).stairs_s == 0.0


def test_a_basement_is_as_far_as_it_is_deep() -> None:
    assert climb(-2, floors=3).seconds == climb(2, floors=3).seconds


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from([None, True, False]))
@pytest.mark.parametrize("down", [1, -1])
def test_a_floor_farther_off_is_never_sooner(down: int, floor: int, floors: int, lift: bool | None) -> None:
    building = max(floor + 1, floors)
    assert climb(down * floor, building, lift).seconds <= climb(down * (floor + 1), building, lift).seconds
    assert climb(down * floor, building, True).seconds <= climb(down * floor, building, False).seconds
