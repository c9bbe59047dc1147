"""A vehicle is where its newest believable fix says; nothing else ever moves it on a screen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from dispatch.avl import Doubt, Track, follow, judge
from dispatch.status import UnitStatus
from dispatch.unit import Fix, UnitId
from routing.geo import Box, LatLon
from tests.builders import NOON

E1 = UnitId(UUID(int=1))
HERE = LatLon(22.19, 113.54)
NEXT_STREET = LatLon(22.1905, 113.54)
TAIPA, COLOANE = LatLon(22.155, 113.56), LatLon(22.12, 113.56)
PARKED, DRIVING = UnitStatus.AVAILABLE, UnitStatus.EN_ROUTE


def at(seconds: float, place: LatLon = HERE, **more: float) -> Fix:
    return Fix(unit_id=E1, position=place, at=NOON + timedelta(seconds=seconds), **more)


def heard(
    fixes: Sequence[Fix], now: datetime = NOON + timedelta(days=1), status: UnitStatus = PARKED
) -> tuple[LatLon | None, list[Doubt | None]]:
    """What is shown in the end, and how each fix was judged, in the order in which they came."""
    track: Track | None = None
    judged = []
    for each in fixes:
        judged.append(judge(track, each, now, status))
        track = follow(track, each, judged[-1])
    return track.shown.position if track else None, judged


def test_the_newest_device_time_wins_whatever_the_order_of_arrival() -> None:
    assert heard([at(20, NEXT_STREET), at(10)]) == (NEXT_STREET, [None, Doubt.OUT_OF_ORDER])


def test_a_clock_a_little_ahead_is_right_enough_and_one_far_ahead_never_freezes_the_marker() -> None:
    shown, judged = heard([at(31, NEXT_STREET), at(30), at(29, NEXT_STREET)], now=NOON)
    assert judged == [Doubt.FUTURE, None, Doubt.OUT_OF_ORDER]
    assert shown == HERE


def test_a_receiver_without_a_fix_is_not_in_the_gulf_of_guinea() -> None:
    assert heard([at(0), at(5, LatLon(0.0, 0.0))]) == (HERE, [None, Doubt.NULL_ISLAND])


MACAU = Box(west=113.52, south=22.10, east=113.60, north=22.22)
MADRID = Box(west=-3.9, south=40.3, east=-3.5, north=40.6)


@pytest.mark.parametrize(
    ("city", "place"),
    [
        (MACAU, LatLon(-22.19, 113.54)),  # the sign lost
        (MACAU, LatLon(52.5, 13.4)),  # a maker's own workshop
        (MACAU, LatLon(0.0, 113.54)),  # half of a fix
        (MADRID, LatLon(40.4, 3.7)),  # the sign lost, not far from Greenwich
        (MADRID, LatLon(-3.7, 40.4)),  # the wrong way round
    ],
)
def test_a_first_fix_in_another_part_of_the_world_is_no_truth(city: Box, place: LatLon) -> None:
    """It was believed wherever it was, and the unit's true fixes were held for jumps from there."""
    far = at(0, place)
    assert judge(None, far, NOON, PARKED, city) is Doubt.FAR_AWAY
    assert follow(None, far, Doubt.FAR_AWAY) is None
    assert judge(None, far, NOON, PARKED) is None, "where no city is known nothing is far from it"


def test_a_neighbours_unit_is_believed_from_its_first_fix_on() -> None:
    for place in (LatLon(22.28, 114.16), LatLon(23.13, 113.26), LatLon(26.0, 114.0), HERE):
        assert judge(None, at(0, place), NOON, PARKED, MACAU) is None


def test_a_unit_that_is_shown_is_held_against_the_city_no_more() -> None:
    track = follow(None, at(0, LatLon(26.0, 114.0)), None)
    north = at(3600, LatLon(27.0, 114.0))
    assert MACAU.distance_m(north.position) > 500_000
    assert judge(track, north, NOON + timedelta(days=1), PARKED, MACAU) is None


def test_the_same_fix_sent_twice_is_a_duplicate() -> None:
    assert heard([at(0), at(0)])[1] == [None, Doubt.DUPLICATE]


def test_two_places_at_one_instant_show_the_first() -> None:
    assert heard([at(0), at(0, NEXT_STREET)]) == (HERE, [None, Doubt.OUT_OF_ORDER])


def test_no_vehicle_is_across_the_sea_five_seconds_later() -> None:
    assert heard([at(0), at(5, TAIPA)]) == (HERE, [None, Doubt.TELEPORT])


def test_one_jump_does_not_hide_the_way_home() -> None:
    shown, judged = heard([at(0), at(5, TAIPA), at(10, NEXT_STREET)])
    assert (shown, judged) == (NEXT_STREET, [None, Doubt.TELEPORT, None])


def test_a_jump_as_wide_as_the_receiver_doubts_itself_is_believed() -> None:
    near = LatLon(HERE.lat + 0.004, HERE.lon)
    assert heard([at(0), at(1, near)])[1] == [None, Doubt.TELEPORT]
    assert heard([at(0), at(1, near, accuracy_m=400)])[1] == [None, None]
    assert heard([at(0), at(1, TAIPA, accuracy_m=1e6)])[1] == [None, Doubt.TELEPORT]


def test_a_fast_drive_is_no_jump() -> None:
    ahead = [LatLon(HERE.lat + 0.0003 * i, HERE.lon) for i in range(60)]
    assert set(heard([at(i, place) for i, place in enumerate(ahead)])[1]) == {None}


def test_fixes_that_agree_elsewhere_are_believed_in_the_end() -> None:
    """The first fix was the wrong one: without this the marker would stay there for the whole shift."""
    shown, judged = heard([at(0), at(5, TAIPA), at(10, TAIPA), at(20, TAIPA)])
    assert judged == [None, Doubt.TELEPORT, Doubt.TELEPORT, None]
    assert shown == TAIPA


def test_fixes_that_jump_about_are_never_believed() -> None:
    places = [TAIPA, COLOANE] * 10
    shown, judged = heard([at(0), *(at(5 + i, place) for i, place in enumerate(places))])
    assert shown == HERE
    assert set(judged[1:]) == {Doubt.TELEPORT}


@pytest.mark.parametrize(
    ("seconds", "status", "speed_kmh", "doubt"),
    [
        (29, PARKED, 40.0, None),
        (31, PARKED, 40.0, Doubt.FROZEN),
        (31, PARKED, 2.0, None),
        (170, DRIVING, 0.0, None),
        (181, DRIVING, 0.0, Doubt.FROZEN),
        (11 * 3600, PARKED, 0.0, None),
        (13 * 3600, PARKED, 0.0, Doubt.FROZEN),
    ],
)
def test_the_same_place_is_frozen_when_the_unit_moves_or_far_too_long(
    seconds: float, status: UnitStatus, speed_kmh: float, doubt: Doubt | None
) -> None:
    fixes = [at(0, speed_kmh=speed_kmh), at(seconds, speed_kmh=speed_kmh)]
    assert heard(fixes, status=status)[1] == [None, doubt]


def test_a_receiver_that_wakes_is_believed_again() -> None:
    shown, judged = heard([at(0, speed_kmh=40), at(60, speed_kmh=40), at(65, NEXT_STREET, speed_kmh=40)])
    assert (shown, judged) == (NEXT_STREET, [None, Doubt.FROZEN, None])


def test_a_wait_in_between_is_not_counted_against_the_next_standstill() -> None:
    fixes = [at(0, speed_kmh=40), at(20, NEXT_STREET, speed_kmh=40), at(45, NEXT_STREET, speed_kmh=40)]
    assert heard(fixes)[1] == [None, None, None]
