"""Reads that cost much wait for their turn, so that a write, health and the feed never wait behind them."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import ParamSpec, TypeVar

AT_ONCE = 2
"""Fewer than the threads there are (Python makes four more than there are cores): a call's place is found in
one of the rest. More at a time would end none of them sooner on the cores of a small machine."""

P = ParamSpec("P")
T = TypeVar("T")


class Turns:
    """Of one process. First come, first served."""

    def __init__(self, connections: int) -> None:
        """`connections`: how many to the database there are at most; readers take half of them to sign in."""
        self.signing_in = asyncio.Semaphore(max(1, connections // 2))
        self._heavy = asyncio.Semaphore(AT_ONCE)

    async def take(self, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives or raises, once it is its turn."""
        async with self._heavy:
            return await work()

    async def think(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """In a thread, once it is its turn."""
        return await self.take(partial(asyncio.to_thread, work, *args, **kwargs))
