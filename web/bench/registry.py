"""Every bench by its name on the command line."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from web.bench.report import Report

Say = Callable[[str], None]
"""Told the step a bench is at."""


class BenchFailed(Exception):
    """The run is no measurement; the message says why."""


class Bench(Protocol):
    """What it measures is its docstring's first line. Raises BenchFailed."""

    def __call__(self, *, quick: bool, say: Say) -> Report:
        """`quick`: a few seconds, to see that it works; its figures mean little."""
        ...


# Each imports what it needs when it is called: the list of names should not wait for a compiler.


def _main_job(*, quick: bool, say: Say) -> Report:
    """Calls, recommendations and cards on the boards at the design load, over two server processes."""
    from web.bench.main_job import measure

    return measure(quick=quick, say=say)


def _routing(*, quick: bool, say: Say) -> Report:
    """The soonest units by road beside networkx, scipy and routingkit, in a city and in a country."""
    from web.bench.routing.measure import measure

    return measure(quick=quick, say=say)


def _policies(*, quick: bool, say: Say) -> Report:
    """How many calls are late under five ways of deciding who goes; no speed, the same calls each time."""
    from web.bench.policies import measure

    return measure(quick=quick, say=say)


def _decisions(*, quick: bool, say: Say) -> Report:
    """Deciding who goes: one incident and 1,000 units, 266 slots at once, a year of calls."""
    from web.bench.decisions import measure

    return measure(quick=quick, say=say)


def _feed(*, quick: bool, say: Say) -> Report:
    """Cards to 1,000 sockets and vehicles' fixes at their worst, beside redis pub/sub and nats-server."""
    from web.bench.feed.measure import measure

    return measure(quick=quick, say=say)


def _screens(*, quick: bool, say: Say) -> Report:
    """From Enter at the call desk until another browser's board has drawn it, and candidates as one types."""
    from web.bench.screens import measure

    return measure(quick=quick, say=say)


def _board(*, quick: bool, say: Say) -> Report:
    """A board of 2,000 units and 500 open incidents, all of it moving, beside that of a small town."""
    from web.bench.board import measure

    return measure(quick=quick, say=say)


def _candidates(*, quick: bool, say: Say) -> Report:
    """Places proposed while a call-taker types, in two cities, beside pg_trgm on the same database."""
    from web.bench.candidates import measure

    return measure(quick=quick, say=say)


BENCHES: Mapping[str, Bench] = MappingProxyType(
    {
        "main-job": _main_job,
        "feed": _feed,
        "routing": _routing,
        "policies": _policies,
        "decisions": _decisions,
        "screens": _screens,
        "board": _board,
        "candidates": _candidates,
    }
)
