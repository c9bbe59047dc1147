"""When it happened, by a clock that may be wrong: nothing takes place before what it is about.

A word from the field is never refused for its hour. It takes place at the earliest instant it can, and the
fact keeps what the sender's clock said (`Fact.said_at`).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from incidents.ports import Command

FIRST_WORD_WITHIN = timedelta(hours=48)
"""A desk may be without its line for a shift of 24 h, the longest that is common, and get it back in the one
after; what is said to be older comes from a clock that was never set. Assumed."""


def not_before(command: Command, *about: datetime | None) -> Command:
    """The command, at the last of the instants of what it is about where it was said to be earlier."""
    earliest = max((each for each in about if each is not None), default=command.at)
    return command if command.at >= earliest else _at(command, earliest)


def first_word(command: Command, now: datetime) -> Command:
    """A command that follows from nothing we know of, clocked by us where it is said to be far too old."""
    return command if command.at >= now - FIRST_WORD_WITHIN else _at(command, now)


def _at(command: Command, at: datetime) -> Command:
    return replace(command, at=at, said_at=command.said_at or command.at)
