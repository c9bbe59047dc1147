"""The cases of the bench: a crowd listens, something happens, rivals carry the same."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import UUID

import uvloop

from data.engine import make_engine
from data.event_log import newest
from dispatch.unit import UnitId
from web.bench.callers import callers
from web.bench.desk import desks
from web.bench.feed.cpu import cpu_s
from web.bench.feed.crowd import Heard, Place, crowd
from web.bench.feed.lags import lags_ms
from web.bench.feed.load import Answers, Vehicles, crews_speak
from web.bench.feed.replay import replay
from web.bench.feed.rivals import Rival, nats, redis
from web.bench.feed.scribe import Message, scribe
from web.bench.fleet import Fleet
from web.bench.lag import facts_between
from web.bench.pace import Pace, arrivals
from web.bench.registry import BenchFailed
from web.bench.story import Story, tell_all
from web.bench.throwaway import CENTRE

SETTLE_S = 1.5
"""More than the second within which the log is read even when every bell is lost."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """A centre with one server process."""

    url: str
    place: Place
    session: str
    pid: int
    units: Sequence[tuple[str, float, float]]
    home: Path
    rivals: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """What one server did with a load."""

    lags_ms: Sequence[float]
    cpu_us_per_delivery: float
    crowd_cpu_us_per_delivery: float
    deliveries: int


@dataclass(frozen=True, slots=True)
class Case:
    ours: Carried
    rivals: Mapping[str, Carried] = field(default_factory=dict)


Happening = Callable[[Pace], Awaitable[None]]


def fan_out(stage: Stage, sockets: int, happening: Happening, *, sleepers: int = 0) -> Case:
    """The same bytes through Farol and, where they are here, its rivals. Raises BenchFailed."""
    with crowd(stage.place, sockets, sleepers) as listening:
        listening.begin()
        before = cpu_s([stage.pid])
        messages, said = uvloop.run(_happens(stage, happening))
        used_s = cpu_s([stage.pid]) - before
        ours = _carried(listening.end(), said, used_s)
    if not stage.rivals or sleepers:
        return Case(ours)
    return Case(ours, {name: _by_rival(start, stage, sockets, messages) for name, start in RIVALS.items()})


Start = Callable[[Path], AbstractContextManager[Rival]]
RIVALS: Mapping[str, Start] = {"redis": redis, "nats": nats}


def _by_rival(start: Start, stage: Stage, sockets: int, messages: Sequence[Message]) -> Carried:
    with ExitStack() as stack:
        rival = stack.enter_context(start(stage.home))
        listening = stack.enter_context(crowd(rival.listen, sockets))
        listening.begin()
        before = cpu_s([rival.pid])
        said = uvloop.run(replay(rival, messages))
        used_s = cpu_s([rival.pid]) - before
        return _carried(listening.end(), said, used_s)


def _carried(heard: Heard, said: Mapping[int, float], used_s: float) -> Carried:
    if not heard.messages:
        raise BenchFailed("nothing was delivered")
    return Carried(
        lags_ms=lags_ms(heard, said),
        cpu_us_per_delivery=used_s / heard.messages * 1e6,
        crowd_cpu_us_per_delivery=heard.cpu_s / heard.messages * 1e6,
        deliveries=heard.messages,
    )


async def _happens(stage: Stage, happening: Happening) -> tuple[Sequence[Message], Mapping[int, float]]:
    """What a screen was sent, and each number with the instant of its commit."""
    engine = make_engine(stage.url, pool=2)
    try:
        async with scribe(stage.place) as kept:
            async with engine.connect() as connection:
                first = await newest(connection, CENTRE)
            await happening(Pace(0.0))
            async with engine.connect() as connection:
                last = await newest(connection, CENTRE)
            await asyncio.sleep(SETTLE_S)
        facts = await facts_between(engine, CENTRE, first, last)
        return kept.messages, {seq: at.timestamp() for seq, (at, keys) in facts.items() if keys}
    finally:
        await engine.dispose()


def words_of_crews(stage: Stage, per_s: float, seconds: float) -> Happening:
    moments = arrivals(per_s, seconds, Random(SEED))

    async def happen(pace: Pace) -> None:
        engine = make_engine(stage.url, pool=4)
        try:
            ids = [UnitId(UUID(id)) for id, _, _ in stage.units]
            await crews_speak(engine, ids, moments, pace)
        finally:
            await engine.dispose()

    return happen


def with_vehicles(stage: Stage, vehicles: Vehicles, seconds: float, happening: Happening) -> Happening:
    async def happen(pace: Pace) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(vehicles.report(stage.place, seconds, Random(SEED)))
            await happening(pace)

    return happen


def incidents(stage: Stage, per_s: float, seconds: float) -> Happening:
    """Whole incidents from call to close; what is not over in time is cut short."""
    host, port = stage.place.address

    async def happen(pace: Pace) -> None:
        chance = Random(SEED)
        async with desks([f"http://{host}:{port}"], stage.session) as people:
            units = (await people.ask("/api/units"))["units"]
            said = await callers(people, chance)
            stories = Story(people, Pace(0.0), Fleet(units, chance), chance)
            telling = asyncio.ensure_future(tell_all(stories, said, arrivals(per_s, seconds, chance)))
            await asyncio.wait([telling], timeout=seconds)
            telling.cancel()
            await asyncio.wait([telling])
            if not telling.cancelled() and (error := telling.exception()) is not None:
                raise error

    return happen


@dataclass(frozen=True, slots=True)
class Taken:
    answers: Answers
    cpu_share: float
    """Cores: 1.0 is one of them wholly."""


def positions(stage: Stage, vehicles: Vehicles, seconds: float) -> Taken:
    """Raises BenchFailed."""
    before, began = cpu_s([stage.pid]), perf_counter()
    answers = uvloop.run(vehicles.report(stage.place, seconds, Random(SEED)))
    return Taken(answers, (cpu_s([stage.pid]) - before) / (perf_counter() - began))
