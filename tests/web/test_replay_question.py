"""What `farol replay` is asked: days by the city's clock, rules in words; and when a telling is believed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.simulation.replay.comparison import Agreement
from web.replay_question import NoSpan, NoSuchDay, NoSuchHour, NoSuchRule, NotYet, Question, between, rules_of
from web.replay_words import believed

MACAO = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""One in the morning of the 26th in Macao."""


def asked(day: str, from_: str = "00:00", until: str = "24:00", now: Policy | None = None) -> Question:
    return Question(
        day=day,
        from_=from_,
        until=until,
        speed=1.0,
        as_it_was=Policy(),
        now=now or Policy(),
        one_more=(),
        can=(),
        without=(),
        closed=(),
        within_min=8.0,
    )


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_a_day_is_the_citys_from_midnight_to_midnight() -> None:
    assert between(asked("2026-11-24"), NOW, MACAO) == (utc(23, 16), utc(24, 16))
    assert between(asked("today"), NOW, MACAO) == (utc(25, 16), utc(26, 16))
    assert between(asked("Yesterday", "07:30", "08:00"), NOW, MACAO) == (utc(24, 23, 30), utc(25, 0))


def test_a_day_on_which_the_clocks_change_is_as_long_as_it_was() -> None:
    start, end = between(asked("2026-10-25"), NOW, ZoneInfo("Europe/Lisbon"))
    assert end - start == timedelta(hours=25)


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        (asked("2026-13-01"), NoSuchDay),
        (asked("tomorrow"), NoSuchDay),
        (asked("9999-12-31"), NoSuchDay),
        (asked("0001-01-01"), NoSuchDay),
        (asked("2026-11-24", "7:30"), NoSuchHour),
        (asked("2026-11-24", "24:30"), NoSuchHour),
        (asked("2026-11-24", "09:00", "08:00"), NoSpan),
        (asked("2026-11-27"), NotYet),
        (asked("2026-11-26", "01:01"), NotYet),
    ],
)
def test_what_is_no_time_is_refused(question: Question, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        between(question, NOW, MACAO)


def test_rules_are_told_in_words_in_any_order() -> None:
    found = rules_of("dmexclp, Hybrid swap=2.5", Policy(threshold_min=8))
    assert found == Policy(dispatch=Dispatch.HYBRID, home=Return.DMEXCLP, swap_gain_min=2.5, threshold_min=8)
    for words in ("", "fifo", "swap=", "swap=two"):
        with pytest.raises(NoSuchRule):
            rules_of(words, Policy())


def test_nothing_is_changed_until_something_is() -> None:
    assert asked("today").changes_nothing
    assert not asked("today", now=Policy(swap_gain_min=2)).changes_nothing


@pytest.mark.parametrize(
    ("off_min", "recorded_min", "well"),
    [(1.0, 3.0, True), (1.1, 3.0, False), (2.0, 8.0, True), (2.1, 8.0, False)],
)
def test_a_telling_is_believed_within_a_minute_or_a_quarter_of_the_record(
    off_min: float, recorded_min: float, well: bool
) -> None:
    agreement = Agreement(calls=9, mean_absolute_error_min=off_min, bias_min=0.0, same_unit=1.0)
    assert believed(agreement, recorded_min) is well
