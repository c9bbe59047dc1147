"""Calls only some units can do, calls more urgent than others, nodes nobody can drive between: by hand."""

from dataclasses import replace

import numpy as np

from dispatch.simulation.day import simulate
from dispatch.simulation.outcome import Outcomes
from dispatch.simulation.policy import Policy, Queue, Return
from dispatch.simulation.world import Scenario
from tests.dispatch.simulation.lines import Call, Road, a_scenario

ROAD = Road(nodes=(0, 5, 10), stations=(0, 10), units=(0, 10))


def where_only(scenario: Scenario, may: list[list[int]]) -> Scenario:
    return replace(scenario, calls=replace(scenario.calls, may=np.array(may, np.bool_)))


def where_urgent(scenario: Scenario, *priority: int) -> Scenario:
    return replace(scenario, calls=replace(scenario.calls, priority=np.array(priority)))


def who_when(done: Outcomes) -> list[tuple[str, float] | None]:
    """One a call: the unit that came and its response; None: nobody."""
    return [None if each is None else (done.units[each.unit], each.response_min) for each in done.outcomes]


def test_the_closest_of_those_that_can_goes() -> None:
    scenario = a_scenario(ROAD, [Call(at=0, place=0)])
    assert who_when(simulate(where_only(scenario, [[0, 1]]))) == [("U2", 10)]
    assert who_when(simulate(where_only(scenario, [[1, 1]]))) == [("U1", 0)]


def test_a_call_waits_for_a_unit_that_can_though_others_are_free() -> None:
    scenario = a_scenario(ROAD, [Call(at=0, place=0, on_scene=30), Call(at=1, place=5)])
    assert who_when(simulate(where_only(scenario, [[1, 0], [1, 0]]))) == [("U1", 0), ("U1", 34)]


def test_a_freed_unit_leaves_what_it_cannot_do_waiting_and_takes_what_it_can() -> None:
    calls = [
        Call(at=0, place=0, on_scene=30),
        Call(at=0, place=10, on_scene=10),
        Call(at=1, place=5),  # only U1 can
        Call(at=2, place=10),
    ]
    scenario = where_only(a_scenario(ROAD, calls), [[1, 0], [0, 1], [1, 0], [1, 1]])
    assert who_when(simulate(scenario)) == [("U1", 0), ("U2", 0), ("U1", 34), ("U2", 8)]


def test_a_call_nobody_can_do_is_answered_by_nobody() -> None:
    scenario = a_scenario(ROAD, [Call(at=0, place=0), Call(at=1, place=5)])
    assert who_when(simulate(where_only(scenario, [[0, 0], [1, 1]]))) == [None, ("U1", 5)]


def test_of_those_that_wait_the_most_urgent_goes_first_and_then_the_earlier() -> None:
    road = Road(nodes=(0,), stations=(0,), units=(0,))
    calls = [Call(at=0, place=0), *(Call(at=minute, place=0) for minute in (1, 2, 3))]
    for queue in Queue:
        scenario = where_urgent(a_scenario(road, calls, Policy(queue=queue)), 4, 2, 1, 1)
        assert [each and each[1] for each in who_when(simulate(scenario))] == [0, 29, 8, 17]


def test_nobody_is_sent_where_there_is_no_way_until_one_is_free_who_has_one() -> None:
    scenario = a_scenario(ROAD, [Call(at=0, place=10, on_scene=12), Call(at=1, place=5)])
    cut = np.array([[0, 1, 1], [1, 0, 0], [1, 0, 0]], np.bool_)
    scenario = replace(scenario, world=replace(scenario.world, no_way=cut))
    assert who_when(simulate(scenario)) == [("U2", 0), ("U2", 16)]


def test_nobody_takes_over_what_he_cannot_do() -> None:
    calls = [Call(at=0, place=10, on_scene=1), Call(at=0.5, place=10, on_scene=1)]
    scenario = a_scenario(ROAD, calls, Policy(swap_gain_min=2))
    assert who_when(simulate(scenario)) == [("U2", 0), ("U2", 0.5)]
    assert who_when(simulate(where_only(scenario, [[1, 1], [1, 0]]))) == [("U2", 0), ("U1", 10)]


def test_only_units_of_its_kind_count_where_a_unit_covers_most() -> None:
    """Demand is at 0 most; U2 lives at 0 too. For U1 alone of its kind 0 is bare."""
    road = Road(nodes=(0, 5, 10), stations=(10, 0), units=(10, 0), demand=(3, 0, 2))
    policy = Policy(home=Return.DMEXCLP, threshold_min=1, busy_fraction=0.1)
    scenario = a_scenario(road, [Call(at=0, place=10, on_scene=1), Call(at=20, place=0, on_scene=1)], policy)
    scenario = where_only(scenario, [[1, 0], [1, 0]])
    assert who_when(simulate(scenario))[1] == ("U1", 10), "U2 covers 0, so it went back to 10"
    kinds = replace(scenario, units=replace(scenario.units, alike=np.eye(2, dtype=np.bool_)))
    assert who_when(simulate(kinds))[1] == ("U1", 0), "of its kind nobody covers 0"
