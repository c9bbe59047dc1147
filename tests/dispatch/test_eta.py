"""When a unit will be there, and how sure that is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dispatch.eta import DRIFT_AT_MOST_S, TURNOUT_EMS_S, TURNOUT_FIRE_S, TURNOUT_PATROL_S, Eta, eta
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Unit
from tests.builders import an_engine


def crew(can: Capability, status: UnitStatus = UnitStatus.AVAILABLE) -> Unit:
    return replace(an_engine("U1", status), capabilities=frozenset({can}))


ENGINE = crew(Capability.ENGINE)


def drive(unit: Unit = ENGINE, fix_age_s: float | None = 0.0, *, approximate: bool = False) -> Eta:
    return eta(unit, 100.0, approximate=approximate, fix_age_s=fix_age_s)


def width(one: Eta) -> float:
    return one.high_s - one.low_s


def test_a_crew_in_its_station_needs_its_turnout_before_it_rolls() -> None:
    assert drive(crew(Capability.LADDER)).seconds == TURNOUT_FIRE_S + 100.0
    assert drive(crew(Capability.AMBULANCE)).seconds == TURNOUT_EMS_S + 100.0
    assert drive(crew(Capability.PATROL)).seconds == TURNOUT_PATROL_S + 100.0


def test_a_crew_driving_home_needs_no_turnout() -> None:
    assert drive(crew(Capability.ENGINE, UnitStatus.RETURNING)).turnout_s == 0.0


def test_a_free_crew_heard_moving_needs_no_turnout() -> None:
    assert eta(ENGINE, 100.0, approximate=False, fix_age_s=5.0, speed_kmh=40.0).turnout_s == 0.0


def test_a_crew_that_rolls_out_of_its_bay_or_moved_long_ago_still_needs_it() -> None:
    for age, speed_kmh in ((5.0, 3.0), (900.0, 40.0), (None, 40.0), (5.0, None)):
        told = eta(ENGINE, 100.0, approximate=False, fix_age_s=age, speed_kmh=speed_kmh)
        assert told.turnout_s == TURNOUT_FIRE_S


def test_an_older_position_makes_a_wider_range() -> None:
    assert width(drive(fix_age_s=0.0)) < width(drive(fix_age_s=60.0)) < width(drive(fix_age_s=300.0))


def test_a_straight_line_makes_a_wider_range_than_a_road() -> None:
    assert width(drive(approximate=True)) > width(drive(approximate=False))


def test_a_tracker_silent_for_a_week_does_not_widen_it_without_end() -> None:
    assert drive(fix_age_s=604_800.0).high_s - drive().high_s == DRIFT_AT_MOST_S


@given(
    st.floats(0, 36_000), st.none() | st.floats(-60, 1e9), st.booleans(), st.sampled_from(sorted(Capability))
)
def test_the_range_holds_the_time_and_never_begins_before_now(
    travel_s: float, age: float | None, approximate: bool, can: Capability
) -> None:
    told = eta(crew(can), travel_s, approximate=approximate, fix_age_s=age)
    assert 0.0 <= told.low_s <= told.seconds <= told.high_s


def test_who_is_expected_at_the_target_is_there_in_time_half_of_the_days() -> None:
    assert drive().chance_within(TURNOUT_FIRE_S + 100.0) == 0.5


def test_the_chance_to_be_in_time_grows_with_the_target_and_is_none_while_still_turning_out() -> None:
    chances = [drive().chance_within(TURNOUT_FIRE_S + s) for s in (-1.0, 50.0, 100.0, 120.0, 200.0)]
    assert chances == sorted(chances)
    assert chances[0] == 0.0
    assert chances[3] > 0.8  # one standard deviation late
    assert chances[4] > 0.99


def test_an_old_fix_makes_an_early_arrival_less_certain() -> None:
    target_s = TURNOUT_FIRE_S + 150.0
    assert drive(fix_age_s=600.0).chance_within(target_s) < drive().chance_within(target_s)


def test_who_is_there_already_is_in_time() -> None:
    assert eta(ENGINE, 0.0, approximate=False, fix_age_s=0.0).chance_within(TURNOUT_FIRE_S + 1.0) == 1.0


def test_the_way_up_is_part_of_the_time_and_not_of_the_target() -> None:
    at_door, upstairs = [
        eta(an_engine(), 100.0, approximate=False, fix_age_s=None, vertical_s=up_s) for up_s in (0.0, 70.0)
    ]
    assert upstairs.seconds == at_door.seconds + 70
    assert (upstairs.low_s, upstairs.high_s) == (at_door.low_s + 70, at_door.high_s + 70)
    assert upstairs.kerb_s == at_door.seconds
    assert 0 < upstairs.chance_within(185) == at_door.chance_within(185) < 1
