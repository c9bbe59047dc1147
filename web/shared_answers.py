"""Answers that many boards ask for at the same time, worked out and written as JSON once for all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import Response
from pydantic_core import to_json

from web.turns import Turns


class SharedAnswers:
    """Of each kind one is worked out at a time, and all who ask meanwhile share the next: it begins after
    they asked, so whatever they did before is in it. A hundred boards cost what two do."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._running: dict[object, asyncio.Task[bytes]] = {}
        self._next: dict[object, asyncio.Task[bytes]] = {}

    async def get(self, kind: object, work: Callable[[], Awaitable[object]]) -> Response:
        """Raises what the work raises, to each who shares it. `work` is only called when it is its turn; of
        one kind any asker's must do."""
        if kind not in self._next:
            self._next[kind] = asyncio.create_task(self._in_turn(kind, work))
            self._next[kind].add_done_callback(_heard)
        return Response(await asyncio.shield(self._next[kind]), media_type="application/json")

    async def _in_turn(self, kind: object, work: Callable[[], Awaitable[object]]) -> bytes:
        if kind in self._running:
            await asyncio.wait([self._running[kind]])
        return await self._turns.take(partial(self._begun, kind, work))

    async def _begun(self, kind: object, work: Callable[[], Awaitable[object]]) -> bytes:
        self._running[kind] = self._next.pop(kind)
        try:
            return to_json(await work(), inf_nan_mode="null")
        finally:
            del self._running[kind]


def _heard(task: asyncio.Task[bytes]) -> None:
    """Nobody may be left to be told of an error: those who asked may all have gone."""
    if not task.cancelled():
        task.exception()
