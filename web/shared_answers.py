"""Answers that many boards ask for at the same time, worked out once for all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")


class SharedAnswers:
    """Of each kind one is worked out at a time, and all who ask meanwhile share the next: it begins after
    they asked, so whatever they did before is in it. A hundred boards cost what two do."""

    def __init__(self) -> None:
        self._running: dict[object, asyncio.Task[Any]] = {}
        self._next: dict[object, asyncio.Task[Any]] = {}

    async def get(self, kind: object, work: Callable[[], Awaitable[T]]) -> T:
        """Raises what the work raises, to each who shares it. `work` is only called when it is its turn; of
        one kind any asker's must do."""
        if kind not in self._next:
            self._next[kind] = asyncio.create_task(self._in_turn(kind, work))
            self._next[kind].add_done_callback(_heard)
        answer: T = await asyncio.shield(self._next[kind])
        return answer

    async def _in_turn(self, kind: object, work: Callable[[], Awaitable[T]]) -> T:
        if kind in self._running:
            await asyncio.wait([self._running[kind]])
        self._running[kind] = self._next.pop(kind)
        try:
            return await work()
        finally:
            del self._running[kind]


def _heard(task: asyncio.Task[Any]) -> None:
    """Nobody may be left to be told of an error: those who asked may all have gone."""
    if not task.cancelled():
        task.exception()
