"""An emptied area is covered from where units abound, and no donor is bared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dispatch.arrays import Bools
from dispatch.cover import Cover, count
from dispatch.move_up import MOST, move_ups

HALF_BUSY = 0.5


def cover(*people: float) -> Cover:
    return Cover(demand=np.array(people), busy_fraction=HALF_BUSY)


def who(*rows: str) -> Bools:
    """ "110": covers the first two of three cells."""
    return np.array([[each == "1" for each in row] for row in rows])


def test_one_of_two_that_stand_together_goes_to_the_empty_area() -> None:
    (move,) = move_ups(cover(100, 100), who("10", "10"), np.array([True, True]), who("10", "01"))
    assert (move.unit, move.station) == (0, 1)
    # the second of two adds 100 (1 - q) q = 25 at home, the first adds 100 (1 - q) = 50 there
    assert move.people == pytest.approx(25)
    assert (move.bare_before, move.bare_after) == (100, 0)


def test_the_last_unit_of_an_area_stays_however_much_larger_the_empty_one_is() -> None:
    assert move_ups(cover(1, 1000), who("10"), np.array([True]), who("10", "01")) == []


def test_a_unit_that_may_not_move_stays() -> None:
    assert move_ups(cover(100, 100), who("10", "10"), np.array([False, False]), who("01")) == []


def test_nobody_is_moved_to_where_its_vehicle_does_not_fit() -> None:
    pair = (cover(100, 100), who("10", "10"), np.array([True, True]), who("10", "01"))
    (move,) = move_ups(*pair, who("01", "00"))
    assert (move.unit, move.station) == (1, 1)
    assert move_ups(*pair, who("01", "01")) == []


def test_nobody_is_sent_about_for_nothing() -> None:
    assert move_ups(cover(1000, 1), who("10", "10", "10"), np.ones(3, np.bool_), who("01")) == []


@given(arrays(np.bool_, (5, 6)), arrays(np.bool_, (4, 6)), arrays(np.int64, 6, elements=st.integers(0, 50)))
def test_no_move_ever_takes_the_last_unit_from_anybody_and_each_gains(
    units: Bools, stations: Bools, people: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> None:
    whole = Cover(demand=people.astype(np.float64), busy_fraction=0.3)
    standing = units.copy()
    moves = move_ups(whole, units, np.ones(5, np.bool_), stations)
    assert len(moves) <= MOST
    assert len({each.unit for each in moves}) == len(moves)
    for each in moves:
        before = count(standing)
        standing[each.unit] = stations[each.station]
        after = count(standing)
        assert not ((after == 0) & (before > 0) & (people > 0)).any()
        assert whole.worth(after) - whole.worth(before) == pytest.approx(each.people)
        assert each.people > 0
