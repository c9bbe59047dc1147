"""Streets take longer at some hours; what is learned replaces what is assumed."""

from math import nan

import numpy as np
import pytest

from routing.hours_of_week import ASSUMED_WEEK, FLAT, HOURS, SpeedTable, by_class, weights_at, with_learned
from routing.network import CLOSED_MS, KINDS, StreetNetwork
from tests.routing.ascii_town import a_town

MONDAY_8, SUNDAY_8 = 8, 6 * 24 + 8


def town() -> StreetNetwork:
    return a_town("F--a--B--b--*", a="highway=primary", b="highway=residential").network


def test_a_flat_week_changes_nothing() -> None:
    network = town()
    for hour in range(HOURS):
        assert (weights_at(network.arrays, FLAT, hour) == network.arrays.base_ms).all()


def test_main_streets_are_slow_in_the_rush_hour_and_fast_at_night() -> None:
    a = town().arrays
    rush, sunday, night = (weights_at(a, ASSUMED_WEEK, hour) for hour in (MONDAY_8, SUNDAY_8, 3))
    main = a.kind == KINDS.index("primary")
    assert (rush[main] == np.rint(a.base_ms[main] * 1.3)).all()
    assert (rush[~main] == np.rint(a.base_ms[~main] * 1.1)).all()
    assert (sunday == a.base_ms).all()
    assert (night < a.base_ms).all()


def test_a_factor_is_given_by_class() -> None:
    week = [1.0] * HOURS
    week[MONDAY_8] = 2.0
    a = town().arrays
    slowed = weights_at(a, by_class({"primary": week}), MONDAY_8)
    main = a.kind == KINDS.index("primary")
    assert (slowed[main] == 2 * a.base_ms[main]).all()
    assert (slowed[~main] == a.base_ms[~main]).all()


def test_what_is_learned_for_a_street_counts_and_what_is_not_stays_assumed() -> None:
    a = town().arrays
    seconds = [42.5] * HOURS
    seconds[MONDAY_8], seconds[3] = nan, -1
    table = with_learned(ASSUMED_WEEK, {1: seconds})
    assert weights_at(a, table, SUNDAY_8)[1] == 42_500
    assert weights_at(a, table, MONDAY_8)[1] == weights_at(a, ASSUMED_WEEK, MONDAY_8)[1]
    assert weights_at(a, table, 3)[1] == weights_at(a, ASSUMED_WEEK, 3)[1]
    assert (
        weights_at(a, table, SUNDAY_8)[[0, 2, 3]] == weights_at(a, ASSUMED_WEEK, SUNDAY_8)[[0, 2, 3]]
    ).all()
    assert (weights_at(a, with_learned(table, {}), 5) == weights_at(a, ASSUMED_WEEK, 5)).all()


def test_a_closed_street_is_opened_by_no_hour() -> None:
    a = town().arrays
    a.base_ms[0] = CLOSED_MS
    for table in (FLAT, ASSUMED_WEEK, with_learned(FLAT, {0: [10.0] * HOURS})):
        assert weights_at(a, table, 3)[0] == CLOSED_MS
        assert (weights_at(a, table, 3)[1:] < CLOSED_MS).all()


def test_weights_of_an_hour_are_what_the_network_takes() -> None:
    network = town()
    network.write_all(weights_at(network.arrays, ASSUMED_WEEK, MONDAY_8))
    assert network.weight_ms.dtype == np.int64
    assert (network.weight_ms > network.arrays.base_ms).all()


@pytest.mark.parametrize("hour", [-1, HOURS])
def test_an_hour_beyond_the_week_is_refused(hour: int) -> None:
    with pytest.raises(IndexError):
        weights_at(town().arrays, FLAT, hour)


def test_a_table_of_another_shape_or_with_impossible_factors_is_refused() -> None:
    with pytest.raises(ValueError, match="168"):
        SpeedTable(np.ones((3, 5)))
    with pytest.raises(ValueError, match="between"):
        SpeedTable(np.zeros((len(KINDS), HOURS)))
    with pytest.raises(ValueError, match="between"):
        SpeedTable(np.full((len(KINDS), HOURS), nan))
    with pytest.raises(ValueError, match="airway"):
        by_class({"airway": [1.0] * HOURS})
    with pytest.raises(ValueError, match="learned"):
        with_learned(FLAT, {0: [1.0] * 5})
