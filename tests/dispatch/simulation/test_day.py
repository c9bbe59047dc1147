"""A unit's day by hand: turnout, drive, scene, hospital, the next call or the way home."""

import pytest

from dispatch.simulation.policy import Policy
from tests.dispatch.simulation.lines import Call, Road, of_calls, run, who_went

ONE = Road(nodes=(0, 10, 20, 30), stations=(0,), units=(0,))
HALF_SPEED_HOME = Policy(return_speed_factor=0.5)


def test_a_call_is_reached_after_turnout_and_drive_and_done_after_the_scene() -> None:
    (call,) = of_calls(ONE, Call(at=5, place=20, turnout=1.5, on_scene=7))
    assert (call.driving_min, call.waiting_min, call.response_min) == (20, 0, 21.5)
    assert call.finished_min == 5 + 1.5 + 20 + 7


def test_a_patient_is_driven_to_the_hospital_with_the_least_time_and_handed_over() -> None:
    town = Road(nodes=(0, 10, 14, 30), stations=(0,), units=(0,), hospitals=(30, 0))
    first, second = of_calls(town, Call(at=0, place=14, on_scene=5, handover=8), Call(at=1, place=10))
    assert first.finished_min == 14 + 5 + 14 + 8
    assert second.driving_min == 10  # from the hospital at 0, not the one at 30


def test_of_hospitals_as_near_the_earlier_is_driven_to() -> None:
    town = Road(nodes=(0, 10, 20), stations=(0,), units=(0,), hospitals=(20, 0))
    _, second = of_calls(town, Call(at=0, place=10, on_scene=5, handover=8), Call(at=1, place=20))
    assert second.driving_min == 0


def test_of_two_units_as_close_the_earlier_goes() -> None:
    town = Road(nodes=(0, 10, 20), stations=(0, 20), units=(20, 0))
    assert who_went(town, Call(at=0, place=10)) == ["U1"]
    assert who_went(town, Call(at=0, place=10), Call(at=1, place=10)) == ["U1", "U2"]


def test_the_closest_unit_goes() -> None:
    town = Road(nodes=(0, 9, 20), stations=(0, 20), units=(20, 0))
    assert who_went(town, Call(at=0, place=9)) == ["U2"]


def test_a_unit_that_finishes_takes_the_head_of_the_queue_at_once_from_where_it_is() -> None:
    first, second, third = of_calls(
        ONE, Call(at=0, place=20, on_scene=5), Call(at=1, place=30, on_scene=5), Call(at=2, place=20)
    )
    assert first.finished_min == 25
    assert (second.waiting_min, second.driving_min, second.response_min) == (24, 10, 34)
    assert second.finished_min == 40
    assert (third.waiting_min, third.driving_min, third.response_min) == (38, 10, 48)


def test_a_unit_that_finishes_in_the_minute_of_a_call_is_free_for_it() -> None:
    _, second = of_calls(ONE, Call(at=0, place=20, on_scene=5), Call(at=25, place=30))
    assert (second.waiting_min, second.driving_min) == (0, 10)


def test_of_two_units_that_finish_in_one_minute_the_earlier_takes_the_call_that_waits_longer() -> None:
    town = Road(nodes=(0, 10), stations=(0, 10), units=(0, 10))
    both = [Call(at=0, place=10, on_scene=20), Call(at=0, place=0, on_scene=20)]
    assert who_went(town, *both, Call(at=1, place=0), Call(at=2, place=0)) == ["U2", "U1", "U1", "U2"]


def second_call(at: float, policy: Policy = HALF_SPEED_HOME) -> float:
    """Minutes driven to a second call at 30, when the first was at 30 too and was finished at minute 35."""
    _, second = of_calls(ONE, Call(at=0, place=30, on_scene=5), Call(at=at, place=30), policy=policy)
    return second.driving_min


def test_a_unit_on_its_way_home_leaves_from_the_node_nearest_to_where_it_is() -> None:
    assert second_call(35) == 0
    assert second_call(35 + 9) == 0  # at 25.5
    assert second_call(35 + 11) == 10  # at 24.5
    assert second_call(35 + 20) == 10  # at 20
    assert second_call(35 + 49) == 20  # at 5.5


def test_of_two_nodes_as_near_to_the_unit_the_earlier_counts() -> None:
    assert second_call(35 + 10) == 10  # at 25: of 20 and 30
    assert second_call(35 + 30) == 20  # at 15: of 10 and 20


def test_driving_home_takes_the_time_divided_by_the_factor() -> None:
    assert second_call(35 + 51) == 30  # at 4.5
    assert second_call(35 + 24, Policy()) == 20  # at 6 with the siren's speed
    assert second_call(35 + 26, Policy()) == 30
    assert second_call(1000) == 30


def test_a_unit_called_off_its_way_home_drives_home_anew_from_the_next_scene() -> None:
    calls = [
        Call(at=0, place=30, on_scene=5),
        Call(at=55, place=30, on_scene=5),
    ]  # leaves 20 at 55, done at 70
    last = of_calls(ONE, *calls, Call(at=70 + 20, place=30), policy=HALF_SPEED_HOME)[-1]
    assert last.driving_min == 10


def test_busy_is_from_assignment_to_finish_over_the_time_until_the_last_finish() -> None:
    town = Road(nodes=(0, 10, 20), stations=(0, 20), units=(0, 20))
    summary = run(town, Call(at=5, place=10, on_scene=5), Call(at=6, place=20, on_scene=19)).summary()
    assert summary.busy == {"U1": 15 / 25, "U2": 19 / 25}


def test_the_summary_tells_times_of_response_and_who_waited() -> None:
    policy = Policy(threshold_min=20)
    calls = [Call(at=0, place=20, on_scene=5), Call(at=24, place=30), Call(at=500, place=10)]
    summary = run(ONE, *calls, policy=policy).summary()  # responses 20, 11, 10
    assert (summary.calls, summary.waited) == (3, 1)
    assert summary.mean_min == 41 / 3
    percentiles = (summary.p50_min, summary.p90_min, summary.p95_min)
    assert percentiles == pytest.approx((11, 11 + 0.8 * 9, 11 + 0.9 * 9))
    assert summary.within_threshold == 1
    late = run(ONE, *calls, policy=Policy(threshold_min=19)).summary()
    assert late.within_threshold == 2 / 3


def test_a_day_without_calls_has_nothing_to_tell() -> None:
    summary = run(ONE).summary()
    assert (summary.calls, summary.mean_min, summary.busy) == (0, None, {"U1": 0.0})
