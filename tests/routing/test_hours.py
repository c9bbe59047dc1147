"""Hours on signs: when they hold, and what may hold, holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.conditional import clauses
from routing.hours import DAY, WEEK, active, read_condition, read_hours

MO, TU, WE, TH, FR, SA, SU = range(7)


def holds(text: str, weekday: int, clock: str) -> bool:
    condition = read_hours(text)
    assert condition is not None
    hour, _, minute = clock.partition(":")
    return active(condition, weekday, int(hour) * 60 + int(minute))


RUSH = "Mo-Fr 07:00-09:00,16:00-19:00"


@pytest.mark.parametrize(
    ("text", "weekday", "clock", "then"),
    [
        (RUSH, MO, "07:00", True),
        (RUSH, MO, "08:59", True),
        (RUSH, MO, "09:00", False),
        (RUSH, FR, "16:00", True),
        (RUSH, SA, "08:00", False),
        ("Mo-Fr 7-18", MO, "17:59", True),
        ("Mo-Fr 7-18", MO, "18:00", False),
        ("22:00-06:00", WE, "23:00", True),
        ("22:00-06:00", WE, "05:59", True),
        ("22:00-06:00", WE, "06:00", False),
        ("Fr 22:00-06:00", SA, "05:00", True),
        ("Fr 22:00-06:00", FR, "05:00", False),
        ("Su 22:00-06:00", MO, "05:00", True),
        ("Fr-Mo", SU, "12:00", True),
        ("Fr-Mo", TH, "12:00", False),
        ("Mo,We 08:00-10:00", WE, "09:00", True),
        ("Mo,We 08:00-10:00", TU, "09:00", False),
        ("Mo-Fr 07:00-09:00, Sa 10:00-12:00", SA, "11:00", True),
        ("Mo-Fr 07:00-09:00, Sa 10:00-12:00", MO, "11:00", False),
        ("Mo-Fr 07:00-09:00; Sa,Su 10:00-12:00", SU, "11:00", True),
        ("Mo-Su 07:00-19:00; Su off", SU, "11:00", False),
        ("Mo-Su 07:00-19:00; Su off", SA, "11:00", True),
        ("24/7", SU, "23:59", True),
        ("00:00-24:00", SU, "23:59", True),
        ("20:00+", MO, "23:59", True),
        ("monday - friday 07:00-09:00", TH, "08:00", True),
        ("Mo-Fr: 07:00-09:00", TH, "08:00", True),
    ],
)
def test_a_sign_holds_at_its_hours(text: str, weekday: int, clock: str, then: bool) -> None:
    assert holds(text, weekday, clock) is then


def test_hours_of_holidays_hold_on_every_day_because_any_may_be_one() -> None:
    assert holds("Mo-Fr,PH 07:00-09:00", SU, "08:00")
    assert holds("PH 10:00-12:00", WE, "11:00")


def test_an_exception_for_holidays_is_passed_over() -> None:
    assert holds("Mo-Fr 07:00-09:00; PH off", MO, "08:00")
    assert not holds("Mo-Fr 07:00-09:00; PH off", SU, "08:00")


@pytest.mark.parametrize(
    "text",
    [
        *("", "wet", "sunset-sunrise", "Nov-Mar", "Mo[1] 07:00-09:00", "weight>3.5", "off", "Su off"),
        *("Mo-Fr 07:00", "Summer 07:00-09:00", "week 10-20", "7" * 10_000, "Mo-Fr 07:00-09:00 emergency"),
    ],
)
def test_what_is_no_week_is_not_read(text: str) -> None:
    assert read_hours(text) is None


def test_of_several_conditions_the_hours_are_read_and_the_rest_taken_to_hold() -> None:
    read = read_condition("(Mo-Fr 07:00-09:00 AND weight>3.5)")
    assert read.condition == read_hours("Mo-Fr 07:00-09:00")
    assert not read.whole
    both = read_condition("Mo-Fr AND 07:00-09:00")
    assert both.condition == read_hours("Mo-Fr 07:00-09:00")
    assert both.whole
    assert read_condition("wet").condition is None


@given(
    st.integers(0, 6), st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1439), st.integers(0, WEEK - 1)
)
def test_any_days_and_hours_hold_as_counted_minute_by_minute(
    first: int, last: int, start: int, end: int, at: int
) -> None:
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    text = f"{names[first]}-{names[last]} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    condition = read_hours(text)
    assert condition is not None
    length = (end - start) % DAY or DAY
    days = {(first + i) % 7 for i in range((last - first) % 7 + 1)}
    expected = any((at - day * DAY - start) % WEEK < length for day in days)
    assert active(condition, at // DAY, at % DAY) is expected


@given(st.text(max_size=40))
def test_nothing_a_mapper_writes_breaks_the_reader(text: str) -> None:
    read_hours(text)
    read_condition(text)
    clauses(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no_left_turn @ (Mo-Fr 07:00-09:00)", [("no_left_turn", "Mo-Fr 07:00-09:00")]),
        (
            "no_left_turn @ (Mo 07:00-09:00; Tu 10:00-12:00); no_u_turn @ (22:00-06:00)",
            [("no_left_turn", "Mo 07:00-09:00; Tu 10:00-12:00"), ("no_u_turn", "22:00-06:00")],
        ),
        ("no_u_turn @ Mo 07:00-09:00; Tu 08:00-10:00", [("no_u_turn", "Mo 07:00-09:00; Tu 08:00-10:00")]),
        ("no_u_turn", [("no_u_turn", "")]),
        ("", []),
    ],
)
def test_clauses_are_taken_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert clauses(text) == found
