"""Percentiles are durations that were measured, by nearest rank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.bench.spread import percentile

DURATIONS = st.lists(st.floats(0, 1e6), min_size=1, max_size=400)
SHARES = st.floats(0.001, 1.0)


def test_of_three_hundred_calls_the_p99_is_the_fourth_slowest() -> None:
    ms = [float(each) for each in range(300, 0, -1)]
    assert percentile(ms, 0.99) == 297.0
    assert sum(each > 297.0 for each in ms) == 3


def test_the_median_of_an_even_number_is_one_of_them() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0


def test_one_call_is_every_percentile_of_itself() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.99) == 7.0


@given(DURATIONS, SHARES)
def test_enough_are_no_slower_and_no_smaller_figure_would_do(ms: list[float], share: float) -> None:
    found = percentile(ms, share)
    assert found in ms
    assert sum(each <= found for each in ms) >= share * len(ms)
    assert sum(each < found for each in ms) < share * len(ms)


@pytest.mark.parametrize(("ms", "share"), [([], 0.5), ([1.0], 0.0), ([1.0], 1.1)])
def test_nothing_measured_has_no_percentile(ms: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(ms, share)
