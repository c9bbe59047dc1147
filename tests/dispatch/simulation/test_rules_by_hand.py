"""Each policy by hand on one road: whom it sends, what it takes over, where it waits."""

from dataclasses import replace

import numpy as np
import pytest

from dispatch.queue_order import aged
from dispatch.simulation.day import simulate
from dispatch.simulation.policy import Dispatch, Policy, Queue, Return
from dispatch.swap import MOST_SWAPS, takes_over
from tests.dispatch.simulation.lines import Call, Road, a_scenario, of_calls, run, who_went

PRECIOUS = Road(nodes=(0, 8.5, 9, 20), stations=(0, 20), units=(0, 20), demand=(10, 0, 0, 1))
"""The unit at 0 covers far more demand than the one at 20."""


def sends(dispatch: Dispatch, place: float, threshold_min: float = 5, *, in_time: bool = False) -> str:
    policy = Policy(dispatch=dispatch, threshold_min=threshold_min, busy_fraction=0.5, hybrid_in_time=in_time)
    (who,) = who_went(PRECIOUS, Call(at=0, place=place), policy=policy)
    return who


def test_hybrid_sends_the_unit_that_costs_least_cover_of_those_within_two_minutes() -> None:
    assert sends(Dispatch.CLOSEST, 9) == "U1"
    assert sends(Dispatch.HYBRID, 9) == "U2"  # 11 against 9 minutes: just within
    assert sends(Dispatch.HYBRID, 8.5) == "U1"  # 11.5 against 8.5


def test_hybrid_kept_in_time_makes_no_call_late_to_save_cover() -> None:
    assert sends(Dispatch.HYBRID, 9, threshold_min=11, in_time=True) == "U2"
    assert sends(Dispatch.HYBRID, 9, threshold_min=10.9, in_time=True) == "U1"
    assert sends(Dispatch.HYBRID, 9, threshold_min=8, in_time=True) == "U2"  # both are late


def test_hybrid_by_its_band_alone_looks_at_no_threshold() -> None:
    assert sends(Dispatch.HYBRID, 9, threshold_min=10.9) == "U2"


def test_cover_sends_the_unit_that_costs_least_cover_of_those_in_time() -> None:
    assert sends(Dispatch.COVER, 8.5, threshold_min=11.5) == "U2"
    assert sends(Dispatch.COVER, 8.5, threshold_min=11.4) == "U1"


def test_a_unit_is_in_time_only_with_its_turnout() -> None:
    policy = Policy(dispatch=Dispatch.COVER, threshold_min=12.5, busy_fraction=0.5)
    assert who_went(PRECIOUS, Call(at=0, place=8.5, turnout=1), policy=policy) == ["U2"]
    assert who_went(PRECIOUS, Call(at=0, place=8.5, turnout=1.5), policy=policy) == ["U1"]


def test_cover_sends_the_closest_when_nobody_is_in_time() -> None:
    assert sends(Dispatch.COVER, 9, threshold_min=8) == "U1"


def test_of_units_that_cost_as_much_cover_the_closest_goes() -> None:
    town = Road(nodes=(0, 9, 20), stations=(20, 0), units=(20, 0), demand=(3, 0, 3))
    policy = Policy(dispatch=Dispatch.COVER, threshold_min=11, busy_fraction=0.5)
    assert who_went(town, Call(at=0, place=9), policy=policy) == ["U2"]


def test_a_second_unit_at_a_station_costs_less_cover_than_the_only_one_at_another() -> None:
    town = Road(nodes=(0, 9, 20), stations=(0, 20), units=(0, 20, 20), demand=(3, 0, 4))
    policy = Policy(dispatch=Dispatch.HYBRID, threshold_min=5, busy_fraction=0.5)
    # lost: 3 × 0.5 for U1, 4 × 0.5 × 0.5 for either of the others
    assert who_went(town, Call(at=0, place=9), Call(at=0, place=9), policy=policy) == ["U2", "U1"]


def test_a_unit_on_its_way_home_covers_from_where_it_is_now() -> None:
    town = Road(nodes=(0, 30, 45, 60), stations=(0, 60), units=(0, 60), demand=(8, 1, 0, 4))
    policy = Policy(dispatch=Dispatch.COVER, threshold_min=15, busy_fraction=0.5)
    # U1 has just left 30: it covers 1 there, though it will cover 8 at home; U2 covers 4
    calls = [Call(at=0, place=30, on_scene=5), Call(at=36, place=45)]
    assert who_went(town, *calls, policy=policy) == ["U1", "U1"]


HOMES = Road(nodes=(0, 50, 100), stations=(100, 0), units=(0, 0), demand=(10, 0, 10))
DMEXCLP = Policy(home=Return.DMEXCLP, threshold_min=5, busy_fraction=0.5)


def test_a_cleared_unit_drives_to_the_base_where_it_adds_most_cover() -> None:
    far = Call(at=500, place=100)
    assert of_calls(HOMES, Call(at=0, place=50), far)[1].driving_min == 100
    assert of_calls(HOMES, Call(at=0, place=50), far, policy=DMEXCLP)[1].driving_min == 0


def test_a_unit_on_its_way_counts_at_the_base_it_drives_to() -> None:
    calls = [Call(at=0, place=50, on_scene=5), Call(at=0, place=50, on_scene=6)]
    both = [Call(at=500, place=0), Call(at=500, place=100)]
    assert [each.driving_min for each in of_calls(HOMES, *calls, *both, policy=DMEXCLP)[2:]] == [0, 0]


def test_busy_units_do_not_count_towards_cover() -> None:
    town = Road(nodes=(0, 50, 100), stations=(100, 0), units=(0, 0), demand=(10, 0, 6))
    # with U2 busy at 0 nobody covers anything: 0 is worth 5, 100 is worth 3
    calls = [Call(at=0, place=50, on_scene=5), Call(at=0, place=0, on_scene=400)]
    assert of_calls(town, *calls, Call(at=300, place=0), policy=DMEXCLP)[2].driving_min == 0


SWAPS = Road(nodes=(0, 10, 80, 90, 100), stations=(0, 100), units=(0, 100))
NEAR, FAR = Call(at=0, place=90, on_scene=5), Call(at=1, place=80)
"""U2 is at 90 and free at minute 15; until then U1 is on its way to 80, at 81."""


def test_a_freed_unit_takes_over_a_call_it_reaches_enough_sooner() -> None:
    policy = Policy(swap_gain_min=56)  # 25 instead of 81
    second = of_calls(SWAPS, NEAR, FAR, policy=policy)[1]
    assert (second.unit, second.driving_min, second.waiting_min, second.response_min) == (1, 10, 0, 24)
    assert second.finished_min == 35


@pytest.mark.parametrize("gain_min", [0, 56.5])
def test_without_enough_gain_the_unit_sent_goes_on(gain_min: float) -> None:
    second = of_calls(SWAPS, NEAR, FAR, policy=Policy(swap_gain_min=gain_min))[1]
    assert (second.unit, second.response_min) == (0, 80)


def test_the_released_unit_is_free_at_the_node_nearest_to_where_it_turned_off() -> None:
    third = of_calls(SWAPS, NEAR, FAR, Call(at=15, place=10), policy=Policy(swap_gain_min=2))[2]
    assert (third.unit, third.driving_min) == (0, 0)  # it had come to 14


def test_the_released_unit_was_busy_until_then() -> None:
    busy = run(SWAPS, NEAR, FAR, policy=Policy(swap_gain_min=2)).summary().busy
    assert busy == {"U1": 14 / 35, "U2": 1.0}


def test_a_unit_that_has_arrived_is_not_swapped_out() -> None:
    town = Road(nodes=(0, 15, 20), stations=(0, 20), units=(0, 20))
    calls = [Call(at=0, place=20, on_scene=15), Call(at=0, place=15, on_scene=30)]
    assert who_went(town, *calls, policy=Policy(swap_gain_min=0.001)) == ["U2", "U1"]


def test_turnout_of_the_unit_that_would_take_over_counts() -> None:
    slow = Call(at=1, place=80, turnout=3)  # 28 instead of 84
    assert who_went(SWAPS, NEAR, slow, policy=Policy(swap_gain_min=56)) == ["U2", "U2"]
    assert who_went(SWAPS, NEAR, slow, policy=Policy(swap_gain_min=56.5)) == ["U2", "U1"]


def test_a_unit_still_turning_out_can_be_swapped_out_where_it_stands() -> None:
    slow = Call(at=1, place=80, turnout=60)
    third = Call(at=15, place=0)
    outcomes = of_calls(SWAPS, NEAR, slow, third, policy=Policy(swap_gain_min=2))
    assert [(each.unit, each.driving_min) for each in outcomes[1:]] == [(1, 10), (0, 0)]


def test_the_queue_goes_before_a_swap() -> None:
    waiting = Call(at=2, place=90)  # taken at 15 and done at 25; only then is the other call taken over
    calls = of_calls(SWAPS, NEAR, FAR, waiting, policy=Policy(swap_gain_min=2))
    assert [each.response_min for each in calls] == [10, 34, 13]


def test_a_released_unit_may_take_over_in_its_turn() -> None:
    town = Road(nodes=(-80, -10, 0, 50, 60), stations=(60, 0, -80), units=(60, 0, -80))
    calls = [
        Call(at=0, place=60, on_scene=4),  # U1, free at 4
        Call(at=1, place=50),  # U2, at 3 by then: U1 is there 37 minutes sooner
        Call(at=2, place=-10),  # U3, to be there at 72: U1 would not be sooner, U2 is
    ]
    assert who_went(town, *calls, policy=Policy(swap_gain_min=2)) == ["U1", "U1", "U2"]


def test_of_calls_under_way_the_one_with_most_gain_is_taken_over_and_of_even_ones_the_earlier() -> None:
    fresh = np.zeros(3, np.int64)
    assert takes_over(np.array([3.0, 5.0, 5.0]), fresh, 2.0) == 1
    assert takes_over(np.array([3.0, 1.0, -5.0]), fresh, 3.0) == 0
    assert takes_over(np.array([3.0, 1.0, -5.0]), fresh, 3.1) is None
    assert takes_over(np.empty(0), fresh[:0], 2.0) is None


def test_of_calls_as_much_sooner_the_one_that_came_first_is_taken_over() -> None:
    town = Road(nodes=(-100, -10, 0, 10, 100), stations=(100, -100, 0), units=(100, -100, 0))
    calls = [Call(at=0, place=0, on_scene=5), Call(at=1, place=-10, on_scene=99), Call(at=1, place=10)]
    assert who_went(town, *calls, policy=Policy(swap_gain_min=2)) == ["U3", "U3", "U1"]


def test_a_call_changes_hands_at_most_twice() -> None:
    assert takes_over(np.array([9.0]), np.array([MOST_SWAPS - 1]), 2.0) == 0
    assert takes_over(np.array([9.0, 4.0]), np.array([MOST_SWAPS, 0]), 2.0) == 1
    assert takes_over(np.array([9.0]), np.array([MOST_SWAPS]), 2.0) is None


def test_a_third_unit_does_not_take_a_call_over() -> None:
    places = (100.0, 80.0, 60.0, 40.0)
    town = Road(nodes=(0, *places), stations=places, units=places)
    short = [
        Call(at=0, place=place, on_scene=on_scene)
        for place, on_scene in zip(places[1:], (5, 6, 7), strict=True)
    ]
    # U1 would be there at 101, U2 at 85, U3 at 66, U4 at 47
    last = of_calls(town, *short, Call(at=1, place=0), policy=Policy(swap_gain_min=2))[-1]
    assert (last.unit, last.response_min) == (2, 65)


def test_a_unit_that_got_its_call_back_is_done_with_it_once() -> None:
    """Turning off, it stands where there is a short way; the finish worked out before the swaps is void."""
    town = Road(nodes=(0, 90, 96, 100), stations=(100, 90), units=(100, 90))
    calls = [
        Call(at=0, place=90, on_scene=5),  # U2, free at 5
        Call(at=1, place=0),  # U1, to be done at 111; over to U2 at 5; back to U1, done at 20
        Call(at=30, place=100, on_scene=200),  # U1 or U2, whichever is closer
        Call(at=30, place=100, on_scene=200),
        Call(at=31, place=100),  # waits for the first that is done
    ]
    scenario = a_scenario(town, calls, Policy(swap_gain_min=2))
    minutes = scenario.world.minutes.copy()
    minutes[:, 0] = (0, 88, 5, 100)  # from 96, where U1 has come to, there is a tunnel
    scenario = replace(scenario, world=replace(scenario.world, minutes=minutes))
    outcomes = simulate(scenario).answered
    second, *_, last = outcomes[1:]
    assert (second.unit, second.driving_min) == (0, 5)
    assert last.waiting_min >= 199


def test_four_minutes_of_waiting_make_up_for_one_of_driving() -> None:
    driving_min = np.array([15.0, 40.0])
    assert aged(driving_min, np.array([0.0, 99.0])) == 0
    assert aged(driving_min, np.array([0.0, 100.0])) == 0  # even: the earlier
    assert aged(driving_min, np.array([0.0, 101.0])) == 1


@pytest.mark.parametrize(
    ("queue", "order"),
    [(Queue.FIFO, [100, 140]), (Queue.AGED, [130, 100])],
)
def test_the_queue_is_in_order_of_arrival_or_nearest_less_a_quarter_of_the_waiting(
    queue: Queue, order: list[float]
) -> None:
    town = Road(nodes=(0, 15, 40), stations=(0,), units=(0,))
    # free at 100: 40 - 90 / 4 = 17.5 for the first that waits, 15 - 10 / 4 = 12.5 for the second
    calls = [
        Call(at=0, place=0, on_scene=100),
        Call(at=10, place=40, on_scene=0),
        Call(at=90, place=15, on_scene=15),
    ]
    assigned = [
        each.waiting_min + call.at
        for each, call in zip(of_calls(town, *calls, policy=Policy(queue=queue)), calls, strict=True)
    ]
    assert assigned[1:] == order
