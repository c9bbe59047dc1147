"""How fast a street is driven: class, limit, ground, humps on it."""

import pytest

from routing.access import CAR_KINDS
from routing.network import Flag
from routing.profile import CAR_KMH, WALKING_KMH
from tests.routing.ascii_town import a_town

ONE_STREET = "F--a--*"


@pytest.mark.parametrize(
    ("tags", "kmh"),
    [
        ("highway=primary", 45 / 0.7),
        ("highway=primary maxspeed=30", 24 / 0.7),
        ("highway=primary maxspeed=30~mph", 30 * 1.609344 * 0.8 / 0.7),
        ("highway=primary maxspeed:forward=30 maxspeed=80", 24 / 0.7),
        ("highway=primary maxspeed:backward=30 maxspeed=50", 40 / 0.7),
        ("highway=primary source:maxspeed=RU:urban", 48 / 0.7),
        ("highway=motorway maxspeed=120", 109.0),
        ("highway=service service=alley", 7.5 / 0.7),
        ("highway=secondary maxspeed:practical=10", 10 / 0.7),
        ("highway=residential surface=sand", 20.0),
        ("highway=residential surface=asphalt;mud", 10.0),
        ("highway=track tracktype=grade5 smoothness=horrible", 10.0),
        ("highway=track smoothness=very_horrible", WALKING_KMH),
        ("highway=primary surface=paving_stones maxspeed=100", 60.0),
        ("highway=path emergency=yes", 15.0),
    ],
)
def test_drives_as_fast_as_class_limit_and_ground_allow(tags: str, kmh: float) -> None:
    assert a_town(ONE_STREET, a=tags).seconds() == pytest.approx(500 * 3.6 / kmh, rel=1e-3)


@pytest.mark.parametrize(
    ("ground", "slow"), [("surface=mud", True), ("smoothness=very_bad", True), ("surface=gravel", False)]
)
def test_broken_ground_is_flagged(ground: str, slow: bool) -> None:
    assert bool(a_town(ONE_STREET, a=f"highway=track {ground}").flags("a") & Flag.DEAD_SLOW) is slow


def test_classes_a_car_drives_are_the_classes_with_a_speed() -> None:
    assert frozenset(CAR_KMH) == CAR_KINDS
