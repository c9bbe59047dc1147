"""In which order calls are served."""

from math import nan

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dispatch.queue_order import UNKNOWN_MIN, WAITING_COUNTS, aged, in_order

Call = tuple[int, float, float]


def order(*calls: Call) -> list[int]:
    """Priority, minutes of driving, minutes waited; in order of arrival."""
    priority, driving, waiting = zip(*calls, strict=True)
    found = in_order(np.array(priority), np.array(driving, float), np.array(waiting, float))
    return [int(each) for each in found]


def test_the_nearest_is_served_first_unless_another_has_waited_four_times_longer() -> None:
    assert order((2, 10.0, 0.0), (2, 4.0, 0.0)) == [1, 0]
    assert order((2, 10.0, 26.0), (2, 4.0, 0.0)) == [0, 1]


def test_nothing_that_has_waited_for_ever_comes_before_a_life_at_risk() -> None:
    assert order((2, 1.0, 10_000.0), (1, 20.0, 0.0), (4, 0.0, 1e9), (1, nan, 0.0)) == [1, 3, 0, 2]


def test_a_call_nobody_can_be_timed_to_comes_later_and_still_rises() -> None:
    assert order((1, nan, 0.0), (1, UNKNOWN_MIN - 1, 0.0)) == [1, 0]
    assert order((1, nan, 120.0), (1, 5.0, 0.0)) == [0, 1]


def test_of_even_calls_the_earlier_is_first() -> None:
    assert order((3, 5.0, 4.0), (3, 4.0, 0.0), (3, 5.0, 4.0)) == [0, 1, 2]


CALL = st.tuples(st.integers(1, 4), st.one_of(st.just(nan), st.floats(0, 120)), st.floats(0, 10_000))


@given(st.lists(CALL, min_size=1, max_size=30))
def test_the_order_is_that_of_a_plain_sort(calls: list[Call]) -> None:
    def worth(i: int) -> tuple[int, float, int]:
        priority, driving, waiting = calls[i]
        return priority, (UNKNOWN_MIN if driving != driving else driving) - WAITING_COUNTS * waiting, i

    assert order(*calls) == sorted(range(len(calls)), key=worth)


@given(st.lists(st.tuples(st.floats(0, 120), st.floats(0, 1000)), min_size=1, max_size=30))
def test_a_simulated_unit_takes_the_head_of_the_same_queue(calls: list[tuple[float, float]]) -> None:
    driving, waiting = (np.array(each, float) for each in zip(*calls, strict=True))
    assert aged(driving, waiting) == order(*((2, d, w) for d, w in calls))[0]
