"""Many incidents, few units: the whole is answered best, not the first in the queue."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from dispatch.arrays import Floats
from dispatch.surge import UNFILLED_S, Need, costs, stands_alone, together
from incidents.terms import Priority

NOTHING_LOST = np.zeros(3)


def a_need(incident: str, priority: Priority = Priority.P2, waiting_s: float = 0.0) -> Need:
    return Need(incident=incident, priority=priority, mandatory=True, waiting_s=waiting_s)


def total(needs: list[Need], eta_s: Floats, lost_s: Floats, chosen: dict[int, int]) -> float:
    table = costs(needs, eta_s, lost_s)
    units = eta_s.shape[1]
    return float(sum(table[row, chosen.get(row, units + row)] for row in range(len(needs))))


def some_surge(chance: np.random.Generator, needs: int, units: int) -> tuple[list[Need], Floats, Floats]:
    due = [
        Need(
            incident=str(i // 2),
            priority=Priority(int(chance.integers(1, 5))),
            mandatory=bool(chance.random() < 0.7),
            waiting_s=float(chance.integers(0, 1800)),
        )
        for i in range(needs)
    ]
    eta_s = chance.integers(60, 1800, (needs, units)).astype(np.float64)
    eta_s[chance.random((needs, units)) < 0.4] = np.inf
    return due, eta_s, chance.integers(0, 120, units).astype(np.float64)


def test_the_first_does_not_take_what_the_second_needs_more() -> None:
    needs = [a_need("first"), a_need("second")]
    eta_s = np.array([[100.0, 110.0], [100.0, 900.0]])
    assert together(needs, eta_s, np.zeros(2)) == {0: 1, 1: 0}


def test_the_life_threatening_call_keeps_the_closest() -> None:
    needs = [a_need("fall", Priority.P3), a_need("arrest", Priority.P1)]
    eta_s = np.array([[100.0, 400.0], [100.0, 300.0]])
    assert together(needs, eta_s, np.zeros(2))[1] == 0


def test_who_has_waited_long_enough_comes_first() -> None:
    eta_s = np.array([[100.0], [100.0]])
    fresh = [a_need("old", Priority.P3), a_need("new", Priority.P2)]
    assert together(fresh, eta_s, np.zeros(1)) == {1: 0}
    aged = [a_need("old", Priority.P3, waiting_s=1801.0), a_need("new", Priority.P2)]
    assert together(aged, eta_s, np.zeros(1)) == {0: 0}


def test_a_unit_that_cannot_do_it_is_not_sent() -> None:
    eta_s = np.array([[np.inf, np.inf, np.inf]])
    assert together([a_need("one")], eta_s, NOTHING_LOST) == {}


def test_nothing_is_due_and_nobody_goes() -> None:
    assert together([], np.zeros((0, 3)), NOTHING_LOST) == {}


def test_of_two_as_close_the_one_that_bares_less_goes() -> None:
    eta_s = np.array([[100.0, 100.0, 100.0]])
    assert together([a_need("one")], eta_s, np.array([30.0, 5.0, 20.0])) == {0: 1}


def test_a_mandatory_slot_is_filled_from_however_far() -> None:
    eta_s = np.array([[UNFILLED_S - 1.0]])
    assert together([a_need("one")], eta_s, np.zeros(1)) == {0: 0}


def test_a_lone_call_is_not_kept_for_a_batch() -> None:
    assert stands_alone([a_need("one"), a_need("one")])
    assert not stands_alone([a_need("one"), a_need("two")])


@given(st.integers(0, 2**32 - 1))
def test_equals_trying_everything(seed: int) -> None:
    chance = np.random.default_rng(seed)
    needs, eta_s, lost_s = some_surge(chance, 3, int(chance.integers(1, 4)))
    table = costs(needs, eta_s, lost_s)
    every = permutations(range(table.shape[1]), len(needs))
    best = min(sum(table[row, column] for row, column in enumerate(columns)) for columns in every)
    assert total(needs, eta_s, lost_s, together(needs, eta_s, lost_s)) == pytest.approx(best)


def test_equals_an_integer_programme_two_hundred_times() -> None:
    chance = np.random.default_rng(7)
    for _ in range(200):
        needs, eta_s, lost_s = some_surge(chance, 14, 12)
        ours = total(needs, eta_s, lost_s, together(needs, eta_s, lost_s))
        assert ours == pytest.approx(by_integers(costs(needs, eta_s, lost_s)))


def by_integers(table: Floats) -> float:
    """The same question to HiGHS: each row one column, each column one row at most."""
    rows, columns = table.shape
    open_to = np.isfinite(table).ravel()
    one_each = np.kron(np.eye(rows), np.ones(columns))
    at_most_one = np.kron(np.ones(rows), np.eye(columns))
    found = milp(
        np.where(open_to, table.ravel(), 0.0),
        constraints=[LinearConstraint(one_each, 1, 1), LinearConstraint(at_most_one, 0, 1)],
        integrality=np.ones(rows * columns),
        bounds=Bounds(0, open_to.astype(float)),
    )
    assert found.success
    return float(found.fun)
