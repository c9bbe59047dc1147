"""Expected cover is what the formulas of Daskin and Jagtenberg say, counted out cell by cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.arrays import Bools
from dispatch.cover import Cover, count


def drawn(seed: int, units: int, cells: int, q: float) -> tuple[Cover, Bools]:
    draw = np.random.default_rng(seed)
    return Cover(demand=draw.uniform(0, 9, cells), busy_fraction=q), draw.random((units, cells)) < 0.5


some = st.builds(
    drawn, st.integers(0, 2**32), st.integers(1, 6), st.integers(1, 9), st.sampled_from([0.0, 0.3, 0.9])
)


@given(some)
def test_what_sending_a_unit_loses_is_the_difference_in_worth(case: tuple[Cover, Bools]) -> None:
    cover, covers = case
    counts = count(covers)
    whole = cover.worth(counts)
    expected = [whole - cover.worth(counts - covers[unit]) for unit in range(len(covers))]
    assert cover.lost(covers, counts) == pytest.approx(np.array(expected))


@given(some)
def test_what_a_base_gains_is_the_difference_in_worth(case: tuple[Cover, Bools]) -> None:
    cover, covers = case
    others = count(covers[1:])
    expected = [cover.worth(others + base) - cover.worth(others) for base in covers]
    assert cover.gained(covers, others) == pytest.approx(np.array(expected))


def test_by_hand() -> None:
    cover = Cover(demand=np.array([10.0, 4.0, 2.0]), busy_fraction=0.5)
    covers = np.array([[True, True, False], [True, False, False]])
    counts = count(covers)
    assert counts.tolist() == [2, 1, 0]
    assert cover.worth(counts) == 10 * 0.75 + 4 * 0.5
    assert cover.lost(covers, counts).tolist() == [10 * 0.25 + 4 * 0.5, 10 * 0.25]
    assert cover.gained(covers, counts).tolist() == [10 * 0.125 + 4 * 0.25, 10 * 0.125]


def test_of_bases_as_good_the_earlier_is_best_whatever_rounding_says() -> None:
    cover = Cover(demand=np.array([0.1, 0.2, 0.3, 0.6]), busy_fraction=0.5)
    apart, whole = [True, True, True, False], [False, False, False, True]
    nobody = np.zeros(4, np.int64)
    assert cover.best_base(np.array([whole, apart]), nobody) == 0
    assert cover.best_base(np.array([apart, whole]), nobody) == 0
    assert cover.best_base(np.array([apart, whole]), np.array([0, 0, 1, 0])) == 1
