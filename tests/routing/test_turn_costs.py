"""What corners, signals and turning round cost a heavy vehicle."""

import numpy as np
import pytest

from routing.agency import AGENCY, Agency, Turning
from routing.bearings import Bearings, reverses
from routing.turn_costs import TurnCosts, corner_m_s, neighbours
from tests.routing.ascii_town import Town, a_town

STREET = "highway=secondary"
CROSS = """
        N
        |
    W---C---E
        |
        S
"""


def crossing(agency: Agency = AGENCY, **tags: str) -> Town:
    return a_town(CROSS, agency, **tags)


def cost_s(town: Town, agency: Agency, start: str, over: str, to: str) -> float:
    into = np.array([town.arc(over, to)])
    return float(TurnCosts(town.network, agency)(np.array([town.arc(start, over)]), into)[0]) / 1000


def test_angles_are_those_of_the_drawing() -> None:
    town = crossing()
    came = np.full(4, town.arc("W", "C"))
    into = np.array([town.arc("C", to) for to in "ENSW"])
    assert np.round(Bearings(town.network).turn_deg(came, into)).tolist() == [0, -90, 90, 180]
    assert reverses(town.network, came, into).tolist() == [False, False, False, True]


def test_going_straight_on_costs_nothing() -> None:
    assert cost_s(crossing(), AGENCY, "W", "C", "E") == 0


def test_the_near_turn_is_cheaper_than_the_one_across_the_others() -> None:
    right, left = (cost_s(crossing(), AGENCY, "W", "C", to) for to in "SN")
    assert left - right == pytest.approx(AGENCY.turning.across_s)
    assert right > 0


def test_in_macao_the_left_turn_is_the_near_one() -> None:
    macao = Agency(drives_on_left=True)
    right, left = (cost_s(crossing(macao), macao, "W", "C", to) for to in "SN")
    assert right - left == pytest.approx(macao.turning.across_s)


def test_the_loss_is_that_of_braking_for_the_corner_and_gathering_speed_again() -> None:
    """By hand: 35.7 km/h on residential streets, through a right angle at √(2 × 12) = 4.9 m/s."""
    cruising, corner = 25 / 0.7 / 3.6, 24**0.5
    by_hand = (cruising - corner) ** 2 / (2 * 2.0 * cruising) + (cruising - corner) ** 2 / (
        2 * 1.0 * cruising
    )
    assert cost_s(crossing(), AGENCY, "W", "C", "S") == pytest.approx(by_hand, abs=0.01)


def test_the_loss_is_that_of_a_drive_simulated_second_by_second() -> None:
    v, c, brake, dt = 15.0, 5.0, 2.0, 1e-4
    speed, driven, seconds = v, 0.0, 0.0
    while speed > c:
        driven, seconds, speed = driven + speed * dt, seconds + dt, speed - brake * dt
    assert (v - c) ** 2 / (2 * brake * v) == pytest.approx(seconds - driven / v, abs=0.01)


def test_a_tighter_corner_is_slower_and_a_slow_street_loses_nothing() -> None:
    speeds = corner_m_s(np.array([20.0, 45.0, 90.0, 135.0, 170.0]), AGENCY.turning)
    assert (np.diff(speeds) <= 0).all()
    assert speeds[0] > 2 * speeds[3]
    slow = dict.fromkeys("abcd", "highway=living_street")
    town = a_town(
        """
                N
                a
            W-b-C-c-E
                d
                S
    """,
        **slow,
    )
    assert cost_s(town, AGENCY, "W", "C", "S") == 0


def test_turning_round_costs_its_own_time_even_at_a_dead_end() -> None:
    town = crossing()
    assert cost_s(town, AGENCY, "W", "C", "W") == AGENCY.turning.u_turn_s
    assert cost_s(town, AGENCY, "C", "W", "C") == AGENCY.turning.u_turn_s


def test_a_bend_of_one_street_is_no_corner() -> None:
    town = a_town("""
        A---B
            |
            D
    """)
    assert cost_s(town, AGENCY, "A", "B", "D") == 0
    assert neighbours(town.network).tolist() == [1, 2, 1]


def test_signals_cost_less_with_a_siren_and_every_way_through_them() -> None:
    town = crossing(C="highway=traffic_signals")
    signals = AGENCY.turning.signal_s * AGENCY.turning.signal_siren
    assert cost_s(town, AGENCY, "W", "C", "E") == pytest.approx(signals)
    assert cost_s(town, AGENCY, "C", "E", "C") == AGENCY.turning.u_turn_s
    yielding = Agency(turning=Turning(signal_siren=0.0))
    assert cost_s(crossing(yielding, C="highway=traffic_signals"), yielding, "W", "C", "E") == 0


def test_whoever_boards_a_ferry_waits_for_it_once() -> None:
    town = a_town("A---B-f-C-f-D---E", f="route=ferry motor_vehicle=yes")
    assert cost_s(town, AGENCY, "A", "B", "C") == AGENCY.turning.ferry_wait_s
    assert cost_s(town, AGENCY, "B", "C", "D") == 0
    assert cost_s(town, AGENCY, "C", "D", "E") == 0


BLOCK = """
        F-a-+-a-+-a-+---+
        |   |   |   |
        b   |   |   c
        |   |   |   |
    +---+-d-+-d-+-d-*
"""


def test_of_ways_equally_long_the_one_with_the_fewest_and_easiest_turns_is_driven() -> None:
    """The rungs turn twice; b and d once, across those who come; a and c once, at the near side. Where
    one drives on the left it is the other way round."""
    town = a_town(BLOCK, **dict.fromkeys("abcd", "highway=residential"))
    for agency, way in ((AGENCY, "ac"), (Agency(drives_on_left=True), "bd")):
        town.with_turns(turn_cost=TurnCosts(town.network, agency))
        assert town.goes_by() == way


def test_many_turns_at_once_cost_what_each_costs_alone() -> None:
    town = crossing(C="highway=traffic_signals")
    costs = TurnCosts(town.network)
    came, into = (
        np.repeat([town.arc(x, "C") for x in "NESW"], 4),
        np.tile([town.arc("C", x) for x in "NESW"], 4),
    )
    together = costs(came, into)
    assert together.dtype == np.int64
    assert together.tolist() == [int(costs(came[i : i + 1], into[i : i + 1])[0]) for i in range(16)]
