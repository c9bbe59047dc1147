"""A street is closed, slowed and opened again while units drive; nothing of it stays behind."""

from datetime import UTC, datetime, timedelta
from math import cos, sin
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.closures import SHUT, Closure, Overlay, next_change
from routing.geo import LatLon
from routing.network import CLOSED_MS
from routing.travel_time import Planner
from tests.routing.grids import STEP, a_grid

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_closure(
    number: int = 1,
    factor: float | None = SHUT,
    *,
    name: str | None = None,
    streets: tuple[int, ...] = (),
    area: tuple[LatLon, ...] = (),
    until: datetime | None = None,
) -> Closure:
    return Closure(
        id=UUID(int=number),
        factor=factor,
        from_at=NOON,
        until_at=until,
        street_name=name,
        street_ids=streets,
        area=area,
    )


def test_a_street_closed_by_its_name_is_driven_around_at_once_and_opened_exactly() -> None:
    town = a_grid(4, 4, seed=3)
    planner, overlay = Planner(town), Overlay(town)
    start, to = LatLon(22.0, 113.0), LatLon(22.0, 113.0 + 3 * STEP)
    before, weights = planner.route(start, to), np.array(town.weight_ms)
    shut = overlay.apply([a_closure(name=before.streets[0])], NOON)
    around = planner.route(start, to)
    assert len(shut) == 2
    assert before.streets[0] not in around.streets[:1] or around.seconds > before.seconds
    assert overlay.apply([], NOON + HOUR).tolist() == shut.tolist()
    assert np.array_equal(town.weight_ms, weights)
    assert planner.route(start, to) == before


def test_a_flooded_square_closes_every_street_that_enters_it() -> None:
    town = a_grid(4, 4)
    middle = [(0.9, 0.9), (0.9, 1.1), (1.1, 1.1), (1.1, 0.9)]
    corners = tuple(LatLon(22.0 + y * STEP, 113.0 + x * STEP) for y, x in middle)
    shut = Overlay(town).apply([a_closure(area=corners)], NOON)
    junction = 5
    touching = {arc for arc in range(town.arc_count) if junction in town.edge_of(arc)[:2]}
    assert set(shut.tolist()) == touching
    assert all(town.weight_ms[arc] == CLOSED_MS for arc in touching)


def test_a_slowed_street_takes_so_many_times_longer() -> None:
    town = a_grid(3, 3)
    (one, other) = Overlay(town).apply([a_closure(factor=2.5, streets=(4,))], NOON).tolist()
    for arc in (one, other):
        assert town.weight_ms[arc] == round(int(town.arrays.base_ms[arc]) * 2.5)


def test_a_closure_holds_from_its_hour_until_its_hour() -> None:
    town = a_grid(3, 3)
    overlay, closure = Overlay(town), a_closure(streets=(4,), until=NOON + HOUR)
    assert len(overlay.apply([closure], NOON - HOUR)) == 0
    assert len(overlay.apply([closure], NOON)) == 2
    assert len(overlay.apply([closure], NOON + HOUR / 2)) == 0
    assert len(overlay.apply([closure], NOON + HOUR)) == 2
    assert np.array_equal(town.weight_ms, town.arrays.base_ms)
    assert next_change([closure], NOON - HOUR) == NOON
    assert next_change([closure], NOON) == NOON + HOUR
    assert next_change([closure], NOON + HOUR) is None


factors = st.sampled_from([SHUT, 1.0, 1.5, 4.0])
closures = st.lists(
    st.tuples(st.integers(1, 4), factors, st.sets(st.integers(0, 11), max_size=4)), max_size=5
)


@settings(max_examples=150, deadline=None)
@given(st.lists(closures, max_size=6))
def test_whatever_was_laid_over_before_the_weights_are_those_of_what_holds_now(
    turns: list[list[tuple[int, float, set[int]]]],
) -> None:
    town, fresh = a_grid(3, 3, seed=1), a_grid(3, 3, seed=1)
    overlay = Overlay(town)
    now: list[Closure] = []
    for turn in turns:
        # an id keeps its streets for life, as a closure in the log does
        now = [
            a_closure(n << 12 | sum(1 << each for each in s), f, streets=tuple(sorted(s))) for n, f, s in turn
        ]
        now = list({each.id: each for each in now}.values())
        overlay.apply(now, NOON)
    Overlay(fresh).apply(now, NOON)
    held = {each.id: each for each in now}
    assert len(held) == len(now)
    assert np.array_equal(town.weight_ms, fresh.weight_ms)


def test_other_travel_times_underneath_leave_the_closures_standing() -> None:
    town = a_grid(3, 3)
    overlay = Overlay(town)
    shut = overlay.apply([a_closure(streets=(4,))], NOON)
    overlay.base(town.arrays.base_ms * 2)
    assert all(town.weight_ms[arc] == CLOSED_MS for arc in shut)
    overlay.apply([], NOON)
    assert np.array_equal(town.weight_ms, town.arrays.base_ms * 2)


@pytest.mark.parametrize("factor", [0.5, -1.0, float("nan")])
def test_a_closure_makes_no_street_faster(factor: float) -> None:
    with pytest.raises(ValueError, match="faster"):
        a_closure(factor=factor)


def test_a_name_nobody_has_closes_nothing() -> None:
    town = a_grid(3, 3)
    assert len(Overlay(town).apply([a_closure(name="nowhere")], NOON)) == 0


def test_a_feed_slows_streets_beside_closures_and_is_taken_back_exactly() -> None:
    town = a_grid(4, 4, seed=3)
    overlay, weights = Overlay(town), np.array(town.weight_ms)
    a, b = town.arrays.street_id[[0, 9]].tolist()
    changed = overlay.feed({a: 3.0, b: 2.0, 10**9: 5.0})
    of_a = town.arrays.street_id == a
    assert np.array_equal(town.weight_ms[of_a], 3 * weights[of_a])
    assert set(town.arrays.street_id[changed].tolist()) == {a, b}
    overlay.apply([a_closure(1, 2.0, streets=(a,)), a_closure(2, streets=(b,))], NOON)
    assert np.array_equal(town.weight_ms[of_a], 3 * weights[of_a])
    assert (town.weight_ms[town.arrays.street_id == b] == CLOSED_MS).all()
    overlay.feed({})
    assert np.array_equal(town.weight_ms[of_a], 2 * weights[of_a])
    overlay.apply([], NOON)
    assert np.array_equal(town.weight_ms, weights)


@pytest.mark.parametrize("factor", [0.5, 0.0, -1.0, float("inf"), float("nan")])
def test_a_feed_makes_no_street_faster_nor_closes_it(factor: float) -> None:
    overlay = Overlay(a_grid(3, 3))
    with pytest.raises(ValueError, match="slower"):
        overlay.feed({1: factor})


def test_an_area_whose_sides_cross_means_all_that_lies_between_its_corners() -> None:
    """Mending a star of 500 corners kept a server busy for minutes."""
    town = a_grid(4, 4)
    corners = tuple(
        LatLon(22.0 + (1.5 + 1.4 * sin(i * 2.4)) * STEP, 113.0 + (1.5 + 1.4 * cos(i * 2.4)) * STEP)
        for i in range(500)
    )
    assert len(Overlay(town).arcs_of(a_closure(area=corners))) > 0


def test_a_bow_tie_means_what_the_square_of_its_corners_does() -> None:
    """The streets that lie outside both its loops too."""
    overlay = Overlay(a_grid(6, 6))
    here = [
        LatLon(22.0 + y * STEP, 113.0 + x * STEP) for x, y in ((0.2, 0.2), (4.8, 4.8), (0.2, 4.8), (4.8, 0.2))
    ]
    tie, square = tuple(here), (here[0], here[2], here[1], here[3])
    meant = overlay.arcs_of(a_closure(area=tie)).tolist()
    assert meant == overlay.arcs_of(a_closure(area=square)).tolist()
    assert meant
