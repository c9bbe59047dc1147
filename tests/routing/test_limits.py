"""Heights, weights and widths are read as signs and mappers write them."""

from math import inf

import pytest

from routing.limits import BELOW_DEFAULT_M, limits_of, read_length_m, read_weight_t
from tests.routing.ascii_town import tagged


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("3.5 m", 3.5),
        ("3.5m", 3.5),
        ("350 cm", 3.5),
        ("12'6\"", 3.81),
        ("12' 6\"", 3.81),
        ("12'6", 3.81),
        ("13'8\"", 4.1656),
        ("12'", 3.6576),
        ("12 ft", 3.6576),
        ("12 ft 6 in", 3.81),
        ("12′6″", 3.81),
        ("6'-7\"", 2.0066),
        ("4.0;3.5", 3.5),
        ("none", inf),
        ("default", inf),
        ("no_indications", inf),
        ("unsigned", inf),
        ("below_default", BELOW_DEFAULT_M),
        ("0", None),
        ("low", None),
        ("3.5 t", None),
        ("3.5;low", None),
        ("9" * 500, None),
    ],
)
def test_a_height_is_read(text: str, metres: float | None) -> None:
    assert read_length_m(text) == (None if metres is None else pytest.approx(metres))


@pytest.mark.parametrize(
    ("text", "tons"),
    [
        ("3.5", 3.5),
        ("3.5 t", 3.5),
        ("7,5t", 7.5),
        ("3500 kg", 3.5),
        ("16000 lbs", 7.257),
        ("16000 lb", 7.257),
        ("12 st", 10.886),
        ("10 lt", 10.160),
        ("none", inf),
        ("unsigned", inf),
        ("12;26", 12.0),
        ("12'6\"", None),
        ("heavy", None),
    ],
)
def test_a_weight_is_read(text: str, tons: float | None) -> None:
    assert read_weight_t(text) == (None if tons is None else pytest.approx(tons, abs=0.001))


def test_what_stands_and_what_is_signed_both_count() -> None:
    found = limits_of(
        tagged("highway=service maxheight=4 maxheight:physical=3.8 maxwidth=3 width=2.4 maxweight=12")
    )
    assert (found.height_m, found.width_m, found.weight_t) == (3.8, 2.4, 12)


def test_what_cannot_be_read_holds_nobody_back_and_is_reported() -> None:
    found = limits_of(tagged("highway=service maxheight=low maxweight=12"))
    assert (found.height_m, found.weight_t, found.unread) == (inf, 12, ("maxheight=low",))


def test_a_post_is_no_gap() -> None:
    assert limits_of(tagged("barrier=bollard width=0.2")).width_m == inf
