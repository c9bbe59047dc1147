"""The main job under its design load: a call answered, a unit recommended, a card on a hundred boards."""

import asyncio
from dataclasses import dataclass
from random import Random

import uvloop
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import make_engine
from data.event_log import newest
from web.bench.bare import RIVAL, bare, inserts_per_s
from web.bench.boards import watching
from web.bench.callers import Callers, callers
from web.bench.desk import Desks, desks
from web.bench.fleet import Fleet
from web.bench.lag import Facts, facts_between, lags_ms
from web.bench.machine import machine
from web.bench.pace import Pace, arrivals
from web.bench.registry import Say
from web.bench.report import Report, Row, spread_rows
from web.bench.servers import serving
from web.bench.story import CALL, RECOMMENDATION, Story, tell_all
from web.bench.sustained import per_second
from web.bench.throwaway import CENTRE, furnish, session_cookie, throwaway_database, throwaway_home

SEED = 1
"""The same callers at the same moments in every run."""
LAST_ANSWERS_S = 5.0
"""The load goes on so long after the last call, so that the last ones meet it too and are answered."""
SETTLE_S = 2.0
"""Twice the second within which the log is read even when every bell is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of it; in all sizes the load is the design load of a centre, 2 incidents a second."""

    incidents_per_s: float = 2.0
    grow_s: float = 30.0
    """The first incidents are closed within this; only what is meant to happen later is measured."""
    measured_s: float = 150.0
    """300 calls: the p99 is the fourth slowest."""
    sustained_s: float = 15.0
    writers: int = 8
    units: int = 200
    servers: int = 2
    boards: int = 100


QUICK = Size(grow_s=0.0, measured_s=6.0, sustained_s=1.0)


@dataclass(frozen=True, slots=True)
class Figures:
    pace: Pace
    repeats: int
    """Presses sent again under the design load; 0 unless the machine is too small for it."""
    facts: Facts
    calls_per_s: float
    inserts_per_s: float


def measure(*, quick: bool, say: Say) -> Report:
    """Raises BenchFailed."""
    size = QUICK if quick else Size()
    with throwaway_home() as home, throwaway_database(home) as url:
        say("a city with units")
        about, cookie = uvloop.run(_furnished(url, size))
        say("servers and boards")
        with (
            serving(url, home, size.servers) as addresses,
            watching(addresses, cookie, size.boards) as boards,
        ):
            try:
                found = uvloop.run(_figures(url, addresses, cookie, size, say))
            except ExceptionGroup as group:
                raise _first(group) from group
            seen = boards.end()
    rows = [
        Row(case="load", metric="repeats", value=found.repeats, unit="count"),
        *spread_rows(CALL, found.pace.ms[CALL], RIVAL, found.pace.ms[RIVAL]),
        *spread_rows(RECOMMENDATION, found.pace.ms[RECOMMENDATION]),
        *spread_rows("commit-to-card", lags_ms(found.facts, seen)),
        Row(
            case="calls-per-second",
            metric="per_s",
            value=round(found.calls_per_s, 1),
            unit="1/s",
            rival=RIVAL,
            rival_value=round(found.inserts_per_s, 1),
        ),
    ]
    return Report(bench="main-job", machine=about, rows=rows)


def _first(group: ExceptionGroup[Exception]) -> Exception:
    """The first failure of things done side by side; the rest follow from it."""
    first = group.exceptions[0]
    return _first(first) if isinstance(first, ExceptionGroup) else first


async def _furnished(url: str, size: Size) -> tuple[dict[str, str | int | float], str]:
    """The machine, and the cookie of a session."""
    engine = make_engine(url)
    try:
        about = await machine(engine)
        await furnish(engine, size.units)
        return about, await session_cookie(engine)
    finally:
        await engine.dispose()


async def _figures(url: str, addresses: list[str], cookie: str, size: Size, say: Say) -> Figures:
    engine = make_engine(url, pool=1)
    try:
        async with desks(addresses, cookie) as people:
            chance = Random(SEED)
            said = await callers(people, chance)
            say(f"{size.incidents_per_s:g} incidents a second for {size.grow_s + size.measured_s:.0f} s")
            pace, first, last = await _under_load(engine, url, people, said, size, chance)
            repeats = people.repeats
            facts = await facts_between(engine, CENTRE, first, last)
            say(f"{size.writers} writers for {size.sustained_s:.0f} s")
            calls = await _calls_per_s(people, said, size)
            say(f"{size.writers} bare writers for {size.sustained_s:.0f} s")
            inserts = await inserts_per_s(url, said, size.writers, size.sustained_s)
            await asyncio.sleep(SETTLE_S)
            return Figures(pace, repeats, facts, calls, inserts)
    finally:
        await engine.dispose()


async def _under_load(
    engine: AsyncEngine, url: str, people: Desks, said: Callers, size: Size, chance: Random
) -> tuple[Pace, int, int]:
    """How it went, and the log's numbers where measuring began and ended."""
    units = (await people.ask("/api/units"))["units"]
    end_s = size.grow_s + size.measured_s
    moments = arrivals(size.incidents_per_s, end_s, chance)
    between = arrivals(size.incidents_per_s, end_s, chance)
    pace, fleet = Pace(size.grow_s), Fleet(units, chance)
    async with bare(url, said) as rival, asyncio.TaskGroup() as group:
        stories = Story(people, pace, fleet, chance)
        loads = [
            group.create_task(tell_all(stories, said, moments)),
            group.create_task(rival.insert_all(pace, between)),
            group.create_task(fleet.report(people, pace, end_s + LAST_ANSWERS_S)),
        ]
        await pace.until(size.grow_s)
        first = await _newest(engine)
        await pace.until(end_s)
        last = await _newest(engine)
        await pace.until(end_s + LAST_ANSWERS_S)
        for load in loads:  # what is left of the stories is not measured
            load.cancel()
    return pace, first, last


async def _newest(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return await newest(connection, CENTRE)


async def _calls_per_s(people: Desks, said: Callers, size: Size) -> float:
    async def take() -> None:
        await people.send("/api/calls", said.call())

    return await per_second([take] * size.writers, size.sustained_s)
