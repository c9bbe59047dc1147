"""Which streets an emergency vehicle drives, which way, and how fast: tag by tag."""

import pytest

from routing.profile import CAR_KMH, SIREN_TIME, drivable, limit_kmh, siren_speed_kmh

BOTH, FORWARD, BACKWARD, NEITHER = (True, True), (True, False), (False, True), (False, False)


def way(tags: str) -> dict[str, str]:
    """ "highway=service access=no" as a mapping."""
    return dict(tag.split("=", 1) for tag in tags.split())


@pytest.mark.parametrize(
    ("tags", "open_ways"),
    [
        ("highway=residential", BOTH),
        ("highway=primary_link", BOTH),
        ("highway=pedestrian", BOTH),
        ("highway=living_street", BOTH),
        ("highway=busway", BOTH),
        ("highway=residential oneway=yes", FORWARD),
        ("highway=residential oneway=1", FORWARD),
        ("highway=residential oneway=-1", BACKWARD),
        ("highway=residential oneway=no", BOTH),
        ("highway=residential oneway=alternating", BOTH),
        ("highway=residential oneway=reversible", NEITHER),
        ("highway=residential oneway=yes oneway:emergency=no", BOTH),
        ("highway=residential oneway=yes oneway:bicycle=no", FORWARD),
        ("highway=motorway", FORWARD),
        ("highway=motorway oneway=no", BOTH),
        ("highway=motorway_link", BOTH),
        ("highway=tertiary junction=roundabout", FORWARD),
        ("highway=tertiary junction=circular", FORWARD),
        ("highway=residential access=private", BOTH),
        ("highway=service motor_vehicle=no", BOTH),
        ("highway=pedestrian vehicle=no oneway=yes", FORWARD),
        ("highway=residential emergency=no", NEITHER),
        ("highway=residential emergency=no access=yes", NEITHER),
        ("highway=footway", NEITHER),
        ("highway=footway access=yes", NEITHER),
        ("highway=footway motor_vehicle=yes", BOTH),
        ("highway=path emergency=yes", BOTH),
        ("highway=cycleway emergency=designated", BOTH),
        ("highway=cycleway motor_vehicle=no emergency=yes", BOTH),
        ("highway=steps emergency=yes", NEITHER),
        ("highway=construction", NEITHER),
        ("highway=proposed motor_vehicle=yes", NEITHER),
        ("highway=track smoothness=impassable", NEITHER),
        ("highway=pedestrian area=yes", NEITHER),
        ("building=yes", NEITHER),
        ("railway=rail emergency=yes", NEITHER),
        ("", NEITHER),
    ],
)
def test_a_street_is_open_as_its_tags_say(tags: str, open_ways: tuple[bool, bool]) -> None:
    found = drivable(way(tags))
    assert (found.forward, found.backward) == open_ways


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ("highway=residential", ""),
        ("highway=footway", "highway=footway"),
        ("highway=steps", "highway=steps"),
        ("building=yes", "not a street"),
        ("highway=service access=private", "access=private, opened by siren"),
        ("highway=service access=private motor_vehicle=yes", ""),
        ("highway=service access=yes motor_vehicle=no", "motor_vehicle=no, opened by siren"),
        ("highway=primary emergency=no", "emergency=no"),
    ],
)
def test_it_says_why_a_street_is_shut_or_opened(tags: str, reason: str) -> None:
    assert drivable(way(tags)).reason == reason


@pytest.mark.parametrize(
    ("posted", "limit"),
    [
        ("50", 50.0),
        (" 50 km/h ", 50.0),
        ("50kmh", 50.0),
        ("30 mph", 48.28),
        ("30mph", 48.28),
        ("60;40", 60.0),
        ("DE:zone:30", 30.0),
        ("DE:30", 30.0),
        ("walk", 5.0),
        ("none", None),
        ("signals", None),
        ("RO:urban", 50.0),
        ("-5", None),
        ("0", None),
        ("5000", None),
        ("٥٠", 50.0),
        ("50" * 5000, None),
        ("", None),
    ],
)
def test_a_posted_limit_is_read_as_people_write_it(posted: str, limit: float | None) -> None:
    assert limit_kmh({"maxspeed": posted}) == (None if limit is None else pytest.approx(limit, abs=0.01))


def test_nothing_posted_is_no_limit() -> None:
    assert limit_kmh({"highway": "primary"}) is None


@pytest.mark.parametrize("highway", sorted(CAR_KMH))
def test_a_siren_takes_seven_tenths_of_the_cars_time(highway: str) -> None:
    assert CAR_KMH[highway] / siren_speed_kmh(highway, None) == pytest.approx(SIREN_TIME)


def test_a_link_is_as_fast_as_its_class_and_an_unknown_class_as_a_road() -> None:
    assert siren_speed_kmh("trunk_link", None) == siren_speed_kmh("trunk", None)
    assert siren_speed_kmh("bridleway", None) == siren_speed_kmh("road", None)


@pytest.mark.parametrize(("limit", "siren_kmh"), [(50.0, 57.14), (120.0, 137.14), (5.0, 7.14), (None, 35.71)])
def test_a_posted_limit_says_more_than_the_class(limit: float | None, siren_kmh: float) -> None:
    assert siren_speed_kmh("residential", limit) == pytest.approx(siren_kmh, abs=0.01)


@pytest.mark.parametrize("limit", [0.0, -10.0, 0.001])
def test_no_limit_makes_a_street_take_forever(limit: float) -> None:
    assert siren_speed_kmh("service", limit) >= 7.0
