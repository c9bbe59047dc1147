"""The plan is the best of all plans: every layout of small cases is counted out."""

from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatch.arrays import Bools
from dispatch.cover import Cover
from dispatch.mexclp import counted, placed
from dispatch.mexclp_proof import plan

LONG_S = 60.0


def drawn(seed: int, sites: int, cells: int, q: float) -> tuple[Cover, Bools]:
    """Sites and cells on a plane, in time within a quarter of its side."""
    draw = np.random.default_rng(seed)
    site, cell = draw.random((sites, 1, 2)), draw.random((1, cells, 2))
    covers = np.hypot(*(site - cell).transpose(2, 0, 1)) < 0.25
    return Cover(demand=draw.uniform(0, 9, cells), busy_fraction=q), covers


some = st.builds(
    drawn, st.integers(0, 2**32), st.just(12), st.integers(1, 40), st.sampled_from([0.0, 0.4, 0.8])
)


def best_of_all(cover: Cover, covers: Bools, units: int) -> float:
    layouts = combinations_with_replacement(range(len(covers)), units)
    return max(cover.worth(covers[list(each)].sum(axis=0)) for each in layouts)


@settings(max_examples=40, deadline=None)
@given(some, st.integers(1, 4))
def test_the_plan_is_the_best_of_every_layout_over_twelve_sites(
    case: tuple[Cover, Bools], units: int
) -> None:
    cover, covers = case
    found = plan(cover, covers, units, LONG_S)
    assert sum(found.layout) == units
    assert found.objective == pytest.approx(best_of_all(cover, covers, units), rel=1e-9, abs=1e-9)
    assert found.objective == cover.worth(counted(covers, np.array(found.layout)))
    assert found.bound == found.objective


@settings(max_examples=40, deadline=None)
@given(some, st.integers(1, 8))
def test_after_greedy_and_moves_no_single_move_covers_more(case: tuple[Cover, Bools], units: int) -> None:
    cover, covers = case
    layout = placed(cover, covers, units)
    assert layout.sum() == units
    worth = cover.worth(counted(covers, layout))
    for giver in np.flatnonzero(layout):
        for taker in range(len(layout)):
            moved = layout.copy()
            moved[giver] -= 1
            moved[taker] += 1
            assert cover.worth(counted(covers, moved)) <= worth + 2 * cover.even


def test_moves_mend_what_greedy_alone_gets_wrong() -> None:
    """Greedy takes the middle, which covers most of both sides; two units do better on the sides."""
    cover = Cover(demand=np.array([3.0, 4.0, 4.0, 3.0]), busy_fraction=0.0)
    middle, left, right = [False, True, True, False], [True, True, False, False], [False, False, True, True]
    assert placed(cover, np.array([middle, left, right]), 1).tolist() == [1, 0, 0]
    assert placed(cover, np.array([middle, left, right]), 2).tolist() == [0, 1, 1]


def test_without_time_for_a_proof_the_plan_is_the_placed_one_and_the_bound_is_not_below_it() -> None:
    cover, covers = drawn(7, 40, 300, 0.5)
    found = plan(cover, covers, 15, 1e-6)
    proven = plan(cover, covers, 15, LONG_S)
    assert proven.bound == proven.objective
    assert found.objective <= proven.objective <= found.bound + cover.even
    assert sum(found.layout) == 15


def test_where_nobody_can_be_reached_units_still_have_a_station() -> None:
    cover = Cover(demand=np.ones(3), busy_fraction=0.5)
    found = plan(cover, np.zeros((2, 3), np.bool_), 3, LONG_S)
    assert (sum(found.layout), found.objective, found.bound) == (3, 0.0, 0.0)


def test_no_units_cover_nobody() -> None:
    cover = Cover(demand=np.ones(3), busy_fraction=0.5)
    assert plan(cover, np.ones((2, 3), np.bool_), 0, LONG_S).layout == (0, 0)
