"""A limit is read in every spelling signs and mappers give it."""

import pytest

from routing.access import Direction
from routing.maxspeed import limit_kmh, read_limit
from tests.routing.ascii_town import tagged

FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD


@pytest.mark.parametrize(
    ("text", "kmh"),
    [
        ("50", 50.0),
        ("50 km/h", 50.0),
        ("30 mph", 48.28),
        ("30mp/h", 48.28),
        ("10 knots", 18.52),
        ("walk", 5.0),
        ("zone:30", 30.0),
        ("zone30", 30.0),
        ("DE:zone:30", 30.0),
        ("DE:zone30", 30.0),
        ("FR:30", 30.0),
        ("BE-VLG:70", 70.0),
        ("DE:urban", 50.0),
        ("PT:rural", 90.0),
        ("PT:trunk", 100.0),
        ("RU:urban", 60.0),
        ("RU:living_street", 20.0),
        ("MO:urban", 60.0),
        ("FI:urban", 50.0),
        ("FI:rural", 80.0),
        ("GB:nsl_single", 96.56),
        ("uk:nsl_dual", 112.65),
        ("JP:urban", 50.0),
        ("JP:rural", None),
        ("DE:motorway", None),
        ("none", None),
        ("signals", None),
        ("variable", None),
        ("implicit", None),
        ("sign", None),
        ("signals;60", 60.0),
        ("60; 40", 60.0),
        ("60|80", 60.0),
        ("0", None),
        ("-30", None),
        ("999", None),
        ("", None),
        (";" * 10_000, None),
    ],
)
def test_a_limit_is_read(text: str, kmh: float | None) -> None:
    assert read_limit(text) == (None if kmh is None else pytest.approx(kmh, abs=0.01))


@pytest.mark.parametrize(
    ("tags", "kmh"),
    [
        ("maxspeed=50 maxspeed:type=DE:rural", 50.0),
        ("maxspeed:type=DE:rural", 100.0),
        ("source:maxspeed=sign zone:maxspeed=DE:30", 30.0),
        ("zone:traffic=FI:urban", 50.0),
        ("maxspeed:lanes=60|80|none", 80.0),
        ("maxspeed=signals maxspeed:type=DE:rural", None),
        ("surface=asphalt", None),
    ],
)
def test_the_posted_number_comes_before_the_kind_of_limit(tags: str, kmh: float | None) -> None:
    assert limit_kmh(tagged(tags)) == kmh


def test_each_direction_has_its_own_limit() -> None:
    tags = tagged("maxspeed=50 maxspeed:forward=30 maxspeed:backward=70")
    assert (limit_kmh(tags), limit_kmh(tags, FORWARD), limit_kmh(tags, BACKWARD)) == (50, 30, 70)


NIGHT = {
    "maxspeed": "100",
    "maxspeed:conditional": "60 @ (22:00-06:00); 80 @ wet; 70 @ (22:00-06:00 AND wet)",
}


@pytest.mark.parametrize(("hour", "kmh"), [(None, 100.0), (3, 60.0), (12, 100.0), (22, 60.0)])
def test_a_limit_of_the_night_holds_at_night_and_one_for_rain_is_left_out(
    hour: int | None, kmh: float
) -> None:
    if hour is None:
        assert limit_kmh(NIGHT) == kmh
    else:
        assert limit_kmh(NIGHT, None, 2, hour * 60) == kmh
        assert limit_kmh(NIGHT, FORWARD, 2, hour * 60) == kmh


def test_a_school_limit_of_one_direction_counts_for_that_direction() -> None:
    tags = {"maxspeed": "50", "maxspeed:forward:conditional": "30 @ (Mo-Fr 07:00-17:00)"}
    assert limit_kmh(tags, FORWARD, 0, 8 * 60) == 30
    assert limit_kmh(tags, BACKWARD, 0, 8 * 60) == 50
    assert limit_kmh(tags, FORWARD, 6, 8 * 60) == 50
