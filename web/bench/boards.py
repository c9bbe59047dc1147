"""Boards that watch the live feed from a process of their own, and note when each card came.

They do what a board's socket does and no drawing: the load must not wait for the watching.
"""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.connection import Connection

import uvloop
from websockets.asyncio.client import connect

from web.bench.registry import BenchFailed
from web.security import COOKIE

CARD = re.compile(r'"key":"((?:incident|unit):[0-9a-f-]{36})","version":(\d+)')
"""A card's envelope on the wire; inside a card every quotation mark is escaped. Positions are left out:
their versions are a device's clock and no number of the log."""

READY_WITHIN_S = 60.0


@dataclass(slots=True)
class Board:
    """Card key → versions rising, and the instants they came, seconds since the epoch."""

    seen: dict[str, tuple[list[int], list[float]]] = field(default_factory=dict)

    def take(self, text: str, at: float) -> None:
        for key, version in cards_in(text):
            versions, times = self.seen.setdefault(key, ([], []))
            if not versions or version > versions[-1]:
                versions.append(version)
                times.append(at)


@lru_cache(maxsize=256)
def cards_in(text: str) -> tuple[tuple[str, int], ...]:
    """Keys and versions; kept, because the boards of one server are sent the same text."""
    return tuple((key, int(version)) for key, version in CARD.findall(text))


class Watching:
    """The boards as the bench sees them, from outside their process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def end(self) -> list[Board]:
        """What every board saw. Raises BenchFailed when one lost its link."""
        self._pipe.send("end")
        found = _received(self._pipe)
        if not isinstance(found, list):
            raise BenchFailed(f"the boards ended early: {found}")
        return found


@contextmanager
def watching(addresses: Sequence[str], cookie: str, count: int) -> Iterator[Watching]:
    """`count` boards, in turn over the servers, all with their first message. Raises BenchFailed."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_run, args=(list(addresses), cookie, count, theirs))
    process.start()
    theirs.close()
    try:
        if (said := _received(ours)) != "ready":
            raise BenchFailed(f"the boards could not join: {said}")
        yield Watching(ours)
    finally:
        process.terminate()
        process.join()


def _received(pipe: Connection) -> object:
    if not pipe.poll(READY_WITHIN_S):
        return "no word from them"
    try:
        return pipe.recv()
    except EOFError:
        return "their process ended"


def _run(addresses: list[str], cookie: str, count: int, pipe: Connection) -> None:
    try:
        pipe.send(uvloop.run(_watch(addresses, cookie, count, pipe)))
    except (OSError, ExceptionGroup) as error:
        pipe.send(f"{type(error).__name__}: {error}")


async def _watch(addresses: list[str], cookie: str, count: int, pipe: Connection) -> list[Board]:
    boards = [Board() for _ in range(count)]
    joined = asyncio.Barrier(count + 1)
    async with asyncio.TaskGroup() as group:
        links = [
            group.create_task(_follow(addresses[i % len(addresses)], cookie, board, joined))
            for i, board in enumerate(boards)
        ]
        await joined.wait()
        pipe.send("ready")
        await asyncio.to_thread(pipe.recv)
        for link in links:
            link.cancel()
    return boards


async def _follow(address: str, cookie: str, board: Board, joined: asyncio.Barrier) -> None:
    url = f"{address.replace('http', 'ws', 1)}/api/live"
    headers = {"Cookie": f"{COOKIE}={cookie}"}
    async with connect(url, additional_headers=headers, compression=None, max_size=None) as socket:
        board.take(str(await socket.recv()), time.time())
        await joined.wait()
        async for text in socket:
            board.take(str(text), time.time())
    raise ConnectionError("the server closed a board's socket")
