"""The rivals of the routing bench are asked the same question, and a wrong answer of ours is counted."""

import numpy as np
import pytest

from routing.network import CLOSED_MS
from routing.travel_time import Planner
from tests.routing.grids import a_grid, ways
from web.bench.routing.country import GATES, SIDE, a_country
from web.bench.routing.questions import K, a_fleet, mismatches, questions, states_of
from web.bench.routing.rivals import ByNetworkx, ByRoutingkit, ByScipy


@pytest.fixture(scope="module")
def planner() -> Planner:
    town = a_grid(9, 9, oneway=frozenset(range(0, 60, 3)), seed=4)
    made = Planner(town, ways(town, 5, 20))
    made.prepare()
    return made


@pytest.mark.parametrize("rival", ["networkx", "scipy", "routingkit"])
def test_every_rival_finds_what_we_find(planner: Planner, rival: str) -> None:
    engine: ByNetworkx | ByScipy | ByRoutingkit
    match rival:
        case "networkx":
            engine = ByNetworkx(planner.view)
        case "scipy":
            engine = ByScipy(planner.view)
        case _:
            engine = ByRoutingkit(planner.view, planner.hierarchy.topology)
    stands = a_fleet(planner, 20, 1)
    for each in questions(planner, 20, 2):
        times = engine.times(each.goals, states_of(planner.view, stands))
        assert mismatches(planner.soonest(each.goal, stands, K), times) == 0


def test_a_wrong_a_missing_and_a_needless_answer_are_each_counted() -> None:
    times = np.array([30, CLOSED_MS, 10, 20])
    assert mismatches([("a", 10), ("b", 20), ("c", 30)], times) == 0
    assert mismatches([("a", 10), ("b", 21), ("c", 30)], times) == 1
    assert mismatches([("a", 10), ("b", 20)], times) == 1
    assert mismatches([("a", 10), ("b", 20), ("c", 30), ("d", 40)], times) == 1


def test_the_made_country_has_its_towns_and_highways_and_is_the_same_each_time() -> None:
    country = a_country(2)
    assert country.node_count == 4 * SIDE * SIDE
    assert np.array_equal(country.weight_ms, a_country(2).weight_ms)
    towns = country.arrays.node // (SIDE * SIDE)
    between = towns[country.arrays.tail] != towns[country.arrays.head]
    assert int(between.sum()) == 4 * len(GATES) * 2
