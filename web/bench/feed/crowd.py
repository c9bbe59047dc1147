"""Hundreds of listening sockets in a process of their own, whose CPU is measured apart."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import process_time, time

import uvloop

from web.bench.feed.wires import (
    Listener,
    NatsListener,
    OurListener,
    RedisListener,
    Sleeper,
    small_socket,
    upgrade,
)
from web.bench.registry import BenchFailed

LISTENERS: Mapping[str, type[Listener]] = {
    "farol": OurListener,
    "redis": RedisListener,
    "nats": NatsListener,
}
READY_WITHIN_S = 60.0
HAND_S = 0.002
"""Between two joins, so that the listening queue of no server overflows."""

Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Which server, where, as whom."""

    kind: str
    address: Address
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """`sockets`: of each, the numbers rising and when they came, seconds since the epoch."""

    sockets: Sequence[tuple[Sequence[int], Sequence[float]]]
    messages: int
    """Since the crowd was told to begin."""
    cpu_s: float
    """Of the crowd's own process, meanwhile."""


class Crowd:
    """As the bench sees it, from outside."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def begin(self) -> None:
        """What comes from now on is counted."""
        self._said("begin")

    def end(self) -> Heard:
        """Raises BenchFailed when a socket was lost."""
        found = self._said("end")
        if not isinstance(found, Heard):
            raise BenchFailed(f"the crowd ended early: {found}")
        return found

    def _said(self, word: str) -> object:
        self._pipe.send(word)
        return _received(self._pipe)


@contextmanager
def crowd(place: Place, count: int, sleepers: int = 0) -> Iterator[Crowd]:
    """`count` sockets, all joined, and some that join and never read. Raises BenchFailed."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_run, args=(place, count, sleepers, theirs))
    process.start()
    theirs.close()
    try:
        if (said := _received(ours)) != "ready":
            raise BenchFailed(f"the crowd could not join {place.kind}: {said}")
        yield Crowd(ours)
    finally:
        process.terminate()
        process.join()


def _received(pipe: Connection) -> object:
    if not pipe.poll(READY_WITHIN_S):
        return "no word from it"
    try:
        return pipe.recv()
    except EOFError:
        return "its process ended"


def _run(place: Place, count: int, sleepers: int, pipe: Connection) -> None:
    try:
        uvloop.run(_listen(place, count, sleepers, pipe))
    except OSError as error:
        pipe.send(f"{type(error).__name__}: {error}")


async def _listen(place: Place, count: int, sleepers: int, pipe: Connection) -> None:
    loop = asyncio.get_running_loop()
    sockets = await _joined(place, count)
    asleep = [await _asleep(place) for _ in range(sleepers)]
    pipe.send("ready")
    await loop.run_in_executor(None, pipe.recv)
    began, cpu_s, before = time(), process_time(), sum(each.messages for each in sockets)
    pipe.send("begun")
    await loop.run_in_executor(None, pipe.recv)
    heard = Heard(
        sockets=[(each.seqs, each.times) for each in sockets],
        messages=sum(each.messages for each in sockets) - before,
        cpu_s=process_time() - cpu_s,
    )
    lost = sum(each.lost for each in sockets)
    pipe.send(f"{lost} sockets were lost within {time() - began:.0f} s" if lost else heard)
    for transport in asleep:
        transport.abort()


async def _joined(place: Place, count: int) -> list[Listener]:
    loop, waiting, all_here = asyncio.get_running_loop(), count, asyncio.Event()

    def one_more() -> None:
        nonlocal waiting
        waiting -= 1
        if waiting == 0:
            all_here.set()

    sockets = []
    for _ in range(count):
        made = LISTENERS[place.kind](place.cookie, one_more)
        await loop.create_connection(lambda made=made: made, *place.address)  # type: ignore[misc]  # bound now
        sockets.append(made)
        await asyncio.sleep(HAND_S)
    await all_here.wait()
    return sockets


async def _asleep(place: Place) -> asyncio.Transport:
    made = await asyncio.to_thread(small_socket, place.address)
    transport, _ = await asyncio.get_running_loop().create_connection(Sleeper, sock=made)
    transport.write(upgrade("/api/live", place.cookie))
    return transport
