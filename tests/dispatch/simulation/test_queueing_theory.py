"""Where mathematics knows the answer, the simulator gives it: Erlang B and C, Larson's two-unit hypercube."""

from math import factorial

import numpy as np
import pytest

from dispatch.simulation.day import simulate
from dispatch.simulation.policy import Policy
from dispatch.simulation.world import Calls, Scenario, Units, World

CALLS = 20_000
HOUR = 60.0


def poisson_calls(per_service_time: float, seed: int, from_second_node: float = 0.0) -> Calls:
    """Exponential times between calls and on scene (mean an hour); a share of them from the second node."""
    draw = np.random.default_rng(seed)
    return Calls(
        name=tuple(str(i) for i in range(CALLS)),
        arrival_min=np.cumsum(draw.exponential(HOUR / per_service_time, CALLS)),
        node=(draw.random(CALLS) < from_second_node).astype(np.int64),
        turnout_min=np.zeros(CALLS),
        on_scene_min=draw.exponential(HOUR, CALLS),
        transport=np.zeros(CALLS, np.bool_),
        handover_min=np.zeros(CALLS),
    )


def a_centre(units: int, calls: Calls, apart_min: float = 0.0) -> Scenario:
    """Two nodes, each a station; units take turns over them."""
    return Scenario(
        world=World(
            xy=np.array([[0.0, 0.0], [1.0, 0.0]]),
            demand=np.ones(2),
            minutes=np.array([[0.0, apart_min], [apart_min, 0.0]]),
            stations=("A", "B"),
            station_node=np.array([0, 1]),
            hospital_node=np.empty(0, np.int64),
        ),
        units=Units(name=tuple(str(i) for i in range(units)), station=np.arange(units) % 2),
        calls=calls,
        policy=Policy(),
    )


def erlang_b(units: int, load: float) -> float:
    terms = [load**k / factorial(k) for k in range(units + 1)]
    return terms[-1] / sum(terms)


def erlang_c(units: int, load: float) -> float:
    lost = erlang_b(units, load)
    return lost / (1 - load / units * (1 - lost))


@pytest.mark.parametrize(("units", "load"), [(1, 0.5), (3, 2.0), (8, 7.0)])
def test_the_share_of_calls_lost_is_erlangs_b(units: int, load: float) -> None:
    done = simulate(a_centre(units, poisson_calls(load, seed=units)), calls_wait=False)
    assert 1 - len(done.answered) / CALLS == pytest.approx(erlang_b(units, load), abs=0.012)


@pytest.mark.parametrize(("units", "load"), [(1, 0.5), (3, 2.0), (8, 6.0)])
def test_the_share_of_calls_that_wait_is_erlangs_c_and_so_is_how_long(units: int, load: float) -> None:
    done = simulate(a_centre(units, poisson_calls(load, seed=units)))
    waits = erlang_c(units, load)
    assert done.summary().waited / CALLS == pytest.approx(waits, abs=0.025)
    mean_min = np.mean([each.waiting_min for each in done.answered])
    assert mean_min == pytest.approx(waits * HOUR / (units - load), rel=0.1)


def test_two_units_with_areas_of_their_own_are_as_busy_as_larsons_hypercube_says() -> None:
    """Calls are lost when both are busy. Per service time 0.8 from the first area and 0.4 from the second:
    P11 = 0.6 (P10 + P01), P10 + P01 = 1.2 P00, P10 = (0.8 P00 + P11) / 2.2, P01 = (0.4 P00 + P11) / 2.2."""
    scenario = a_centre(2, poisson_calls(1.2, seed=2, from_second_node=1 / 3), apart_min=1e-6)
    done = simulate(scenario, calls_wait=False)
    p00 = 1 / (1 + 1.2 + 0.72)
    p10, p01, p11 = (0.8 + 0.72) / 2.2 * p00, (0.4 + 0.72) / 2.2 * p00, 0.72 * p00
    first, second = done.summary().busy.values()
    assert first == pytest.approx(p10 + p11, abs=0.012)
    assert second == pytest.approx(p01 + p11, abs=0.012)
    abroad = np.mean([each.driving_min > 0 for each in done.answered])
    assert abroad == pytest.approx((2 / 3 * p10 + 1 / 3 * p01) / (1 - p11), abs=0.012)
