"""The simulator and a slow one written apart from it tell the same day; and what holds on every day."""

from dataclasses import astuple, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatch.simulation.day import simulate
from dispatch.simulation.policy import Dispatch, Policy, Queue, Return
from dispatch.simulation.world import Scenario
from tests.dispatch.simulation.by_events import SlowDay
from tests.dispatch.simulation.chance import some_scenarios

policies = st.builds(
    Policy,
    dispatch=st.sampled_from(Dispatch),
    home=st.sampled_from(Return),
    queue=st.sampled_from(Queue),
    swap_gain_min=st.sampled_from([0.0, 0.5, 2.0]),
    threshold_min=st.sampled_from([3.0, 8.0]),
    busy_fraction=st.sampled_from([0.0, 0.4]),
    return_speed_factor=st.sampled_from([0.95, 1.0]),
)


@settings(max_examples=300, deadline=None)
@given(some_scenarios)
def test_closest_own_base_first_come_is_what_the_slow_day_tells(scenario: Scenario) -> None:
    expected = SlowDay(scenario).run()
    for call, each in enumerate(simulate(scenario).answered):
        mine = astuple(each)[1:]
        assert mine == pytest.approx(tuple(expected[call]), abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(some_scenarios, policies)
def test_the_same_scenario_is_the_same_day(scenario: Scenario, policy: Policy) -> None:
    scenario = replace(scenario, policy=policy)
    assert simulate(scenario) == simulate(scenario)


@settings(max_examples=300, deadline=None)
@given(some_scenarios, policies)
def test_every_call_is_answered_and_no_unit_is_at_two_at_once(scenario: Scenario, policy: Policy) -> None:
    done = simulate(replace(scenario, policy=policy))
    calls = scenario.calls
    assert None not in done.outcomes
    stays: dict[int, list[tuple[float, float]]] = {}
    for call, each in enumerate(done.answered):
        there_min = calls.arrival_min[call] + each.response_min
        stays.setdefault(each.unit, []).append((there_min - each.driving_min, each.finished_min))
        assert each.waiting_min >= 0
        assert each.response_min >= calls.turnout_min[call] + each.driving_min - 1e-9
        assert each.finished_min >= there_min + calls.on_scene_min[call] - 1e-9
    for unit in stays.values():
        unit.sort()
        for (_, before), (after, _) in pairwise(unit):
            assert before <= after + 1e-9


@settings(max_examples=200, deadline=None)
@given(some_scenarios)
def test_a_swap_never_brings_the_call_it_is_offered_for_later(scenario: Scenario) -> None:
    """Not so for the calls after it; but the first swap of a day changes nothing before it."""
    without = simulate(scenario).answered
    swapping = replace(scenario, policy=replace(scenario.policy, swap_gain_min=1.0))
    for before, after in zip(without, simulate(swapping).answered, strict=True):
        if before != after:
            assert after.response_min <= before.response_min - 1.0 + 1e-9 or after.waiting_min > 0
            break
