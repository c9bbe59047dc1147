"""Crews that man one of several units at a time, by hand; and that nobody is ever in two places."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dispatch.simulation.day import simulate
from dispatch.simulation.policy import Dispatch, Policy, Queue, Return
from dispatch.simulation.world import Scenario
from tests.dispatch.simulation.chance import a_chance_scenario
from tests.dispatch.simulation.lines import Call, Road, a_scenario
from tests.dispatch.simulation.test_skills import where_only, where_urgent, who_when

ROAD = Road(nodes=(0, 5, 10, 40), stations=(0, 40), units=(0, 0, 40))
"""U1 and U2 stand at 0, U3 at 40."""


def with_crews(scenario: Scenario, *crew: int) -> Scenario:
    return replace(scenario, units=replace(scenario.units, crew=np.array(crew)))


def test_while_a_crew_is_out_with_one_unit_the_other_does_not_go() -> None:
    scenario = a_scenario(ROAD, [Call(at=0, place=5), Call(at=1, place=5)])
    assert who_when(simulate(scenario)) == [("U1", 5), ("U2", 5)]
    assert who_when(simulate(with_crews(scenario, 0, 0, 1))) == [("U1", 5), ("U3", 35)]
    assert who_when(simulate(with_crews(scenario, 0, 1, 1))) == [("U1", 5), ("U2", 5)]


def test_what_only_the_other_unit_can_do_waits_until_the_crew_is_home() -> None:
    """On scene at 5, free at 15, home at 20, there at 30; U1 takes what it can do from where it is."""
    calls = [Call(at=0, place=5), Call(at=1, place=10)]
    scenario = with_crews(where_only(a_scenario(ROAD, calls), [[1, 0, 0], [0, 1, 0]]), 0, 0, 1)
    assert who_when(simulate(scenario)) == [("U1", 5), ("U2", 29)]
    slow = replace(scenario, policy=Policy(return_speed_factor=0.5))
    assert who_when(simulate(slow)) == [("U1", 5), ("U2", 34)]
    assert who_when(simulate(where_only(scenario, [[1, 0, 0], [1, 1, 0]]))) == [("U1", 5), ("U1", 19)]


def test_a_crew_driving_home_goes_with_the_unit_it_drives_and_with_no_other() -> None:
    """Home would be 20; at 17 it stands at 5 still, nearest to the 3 minutes it has left."""
    calls = [Call(at=0, place=5), Call(at=17, place=10), Call(at=18, place=10)]
    scenario = with_crews(where_only(a_scenario(ROAD, calls), [[1, 0, 0], [1, 0, 0], [0, 1, 0]]), 0, 0, 1)
    assert who_when(simulate(scenario)) == [("U1", 5), ("U1", 5), ("U2", 32 + 10 + 10 - 18)]


def test_at_home_again_the_other_unit_is_as_free_as_before() -> None:
    calls = [Call(at=0, place=5), Call(at=20, place=5)]
    scenario = where_only(a_scenario(ROAD, calls), [[1, 0, 0], [0, 1, 1]])
    assert who_when(simulate(with_crews(scenario, 0, 0, 1))) == [("U1", 5), ("U2", 5)]


def test_a_crew_that_comes_home_takes_the_most_urgent_call_of_those_its_units_can_do() -> None:
    road = Road(nodes=(0, 5), stations=(0,), units=(0, 0, 0))
    calls = [Call(at=0, place=5), Call(at=1, place=0), Call(at=2, place=0)]
    for queue in Queue:
        scenario = where_only(a_scenario(road, calls, Policy(queue=queue)), [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
        scenario = with_crews(scenario, 0, 0, 0)
        assert who_when(simulate(scenario)) == [("U1", 5), ("U2", 19), ("U3", 28)]
        urgent = where_urgent(scenario, 2, 3, 1)
        assert who_when(simulate(urgent)) == [("U1", 5), ("U2", 29), ("U3", 18)]


def test_a_crew_that_comes_home_takes_a_call_over_where_its_other_unit_is_there_enough_sooner() -> None:
    """U3 leaves 40 at 5 for 10 and would be there at 35; the crew is home at 12, its U2 there at 22."""
    calls = [Call(at=0, place=5, on_scene=2), Call(at=5, place=10)]
    scenario = a_scenario(ROAD, calls, Policy(swap_gain_min=2))
    scenario = with_crews(where_only(scenario, [[1, 0, 0], [0, 1, 1]]), 0, 0, 1)
    assert who_when(simulate(scenario)) == [("U1", 5), ("U2", 17)]
    assert who_when(simulate(replace(scenario, policy=Policy(swap_gain_min=14)))) == [("U1", 5), ("U3", 30)]


def test_a_crew_goes_back_to_its_other_units_wherever_cover_is_better() -> None:
    road = Road(nodes=(0, 5, 10), stations=(0, 10), units=(0, 0), demand=(0, 0, 9))
    policy = Policy(home=Return.DMEXCLP, threshold_min=1, busy_fraction=0.1)
    calls = [Call(at=0, place=5), Call(at=90, place=0)]
    scenario = where_only(a_scenario(road, calls, policy), [[1, 0], [1, 0]])
    assert who_when(simulate(scenario))[1] == ("U1", 10), "demand drew it to 10"
    assert who_when(simulate(with_crews(scenario, 0, 0)))[1] == ("U1", 0)


def test_a_crew_counts_once_in_what_sending_it_would_leave_bare() -> None:
    """Both at 0 cover its people: counted as two, either goes for nearly nothing; as one crew, U3 goes."""
    road = Road(nodes=(0, 5, 6), stations=(0, 6), units=(0, 0, 6), demand=(9, 0, 4))
    policy = Policy(dispatch=Dispatch.COVER, threshold_min=5, busy_fraction=0.1)
    scenario = a_scenario(road, [Call(at=0, place=5)], policy)
    assert who_when(simulate(scenario)) == [("U1", 5)]
    assert who_when(simulate(with_crews(scenario, 0, 0, 1))) == [("U3", 1)]


@given(st.integers(0, 2**32), st.integers(2, 7), st.integers(0, 60), st.integers(1, 4))
def test_no_crew_is_out_twice_at_once(seed: int, units: int, calls: int, crews: int) -> None:
    scenario = a_chance_scenario(seed, 8, units, calls)
    crew = np.arange(units) % crews
    done = simulate(with_crews(scenario, *crew.tolist()))
    assert len(done.answered) == calls, "nobody is forgotten in the queue"
    for one in range(crews):
        spans = sorted(
            (float(arrival) + each.waiting_min, each.finished_min, each.unit)
            for arrival, each in zip(scenario.calls.arrival_min, done.answered, strict=True)
            if crew[each.unit] == one
        )
        for (_, ends, before), (starts, _, after) in pairwise(spans):
            assert starts >= ends - 1e-9
            assert before == after or starts > ends - 1e-9


@given(st.integers(0, 2**32), st.integers(1, 6), st.integers(0, 40))
def test_a_unit_with_a_crew_of_its_own_is_as_one_without(seed: int, units: int, calls: int) -> None:
    scenario = a_chance_scenario(seed, 8, units, calls)
    assert simulate(with_crews(scenario, *range(units))) == simulate(scenario)
