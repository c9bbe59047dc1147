"""What `farol replay` is asked: which hours of which day, what is changed, by which rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dispatch.simulation.policy import Dispatch, Policy, Return
from dispatch.unit import Capability
from incidents.errors import Refused

MIDNIGHT = "24:00"


class NoSuchDay(Refused):
    """{day!r} is no day; give YYYY-MM-DD, today or yesterday."""


class NoSuchHour(Refused):
    """{hour!r} is no time of day; give HH:MM between 00:00 and 24:00."""


class NoSpan(Refused):
    """From {start} until {end} there is no time; the end comes after the start."""


class NotYet(Refused):
    """{day} {start} has not come yet; a day is told again once it has happened."""


class NoSuchRule(Refused):
    """{word!r} is no rule; as it was is told by closest, hybrid or cover, own or dmexclp, swap=MINUTES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    day: str
    from_: str
    until: str
    speed: float
    as_it_was: Policy
    now: Policy
    one_more: Sequence[str]
    can: Sequence[Capability]
    without: Sequence[str]
    closed: Sequence[str]
    exercises: bool = False
    """Of the day's exercises, not of its real work."""
    within_min: float
    """In time is within so many minutes."""

    @property
    def changes_nothing(self) -> bool:
        return self.now == self.as_it_was and not (self.one_more or self.without or self.closed)


def rules_of(words: str, given: Policy) -> Policy:
    """`closest own swap=2`, in any order, the rest as given. Raises NoSuchRule."""
    for word in re.split(r"[\s,]+", words.strip().casefold()):
        swap = re.fullmatch(r"swap=(\d+(?:\.\d+)?)", word)
        if word in set(Dispatch):
            given = replace(given, dispatch=Dispatch(word))
        elif word in set(Return):
            given = replace(given, home=Return(word))
        elif swap:
            given = replace(given, swap_gain_min=float(swap.group(1)))
        else:
            raise NoSuchRule(word=word)
    return given


def between(question: Question, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The two instants, UTC. Raises NoSuchDay, NoSuchHour, NoSpan, NotYet."""
    day = _day(question.day, now.astimezone(zone).date())
    start, end = (_at(day, hour, zone) for hour in (question.from_, question.until))
    if start >= end:
        raise NoSpan(start=question.from_, end=question.until)
    if start > now:
        raise NotYet(day=day.isoformat(), start=question.from_)
    return start, end


def _day(text: str, today: date) -> date:
    match text.casefold():
        case "today":
            return today
        case "yesterday":
            return today - timedelta(days=1)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NoSuchDay(day=text) from error


def _at(day: date, hour: str, zone: tzinfo) -> datetime:
    try:
        if not re.fullmatch(r"\d\d:\d\d", hour):
            raise ValueError(hour)
        if hour == MIDNIGHT:
            return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        return datetime.combine(day, time.fromisoformat(hour), zone).astimezone(UTC)
    except OverflowError as error:  # the last day there is has no midnight after it
        raise NoSuchDay(day=day.isoformat()) from error
    except ValueError as error:
        raise NoSuchHour(hour=hour) from error
