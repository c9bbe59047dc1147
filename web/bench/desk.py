"""The people and vehicles of a load, as HTTP clients of the servers, in turn over them."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle
from typing import Any
from uuid import uuid4

import httpx

from web.bench.registry import BenchFailed
from web.security import COOKIE

Json = dict[str, Any]
LINKS = httpx.Limits(max_connections=100, max_keepalive_connections=100, keepalive_expiry=4.0)
"""Shorter than the server keeps an idle link (5 s), so that none is used as it closes."""

AGAIN = frozenset({"/problems/stale", "/problems/database-away"})
"""Refusals that say: repeat with the same id. The time until the last answer is what counts."""
AGAIN_S = 0.1
UNANSWERED_S = 30.0
"""Then the run is no measurement: the machine has not the power for this load, or others have it."""
AT_MOST = 50
"""Repeats of one press before the run is given up. Assumed."""


class Desks:
    """Whoever asks next is served by the next process, as behind a load balancer."""

    def __init__(self, clients: Sequence[httpx.AsyncClient]) -> None:
        self._turn: Iterator[httpx.AsyncClient] = cycle(clients)
        self.repeats = 0
        """How often something had to be sent again."""

    async def ask(self, path: str, **query: str) -> Json:
        return _object(await self._asked("GET", path, params=query))

    async def send(self, path: str, body: Mapping[str, object]) -> Json:
        """With a new id of the sender's. Raises BenchFailed unless it is done in the end."""
        return _object(await self._pressed(path, body))

    async def assign(self, incident: str, body: Mapping[str, object]) -> bool:
        """False when another dispatcher has the unit: an answer, and no failure."""
        answer = await self._pressed(f"/api/incidents/{incident}/assignments", body)
        return answer.status_code != httpx.codes.CONFLICT and bool(_object(answer))

    async def report(self, fixes: Sequence[Json]) -> None:
        """Not repeated: the next batch is newer."""
        await self._asked("POST", "/api/positions", json={"positions": fixes})

    async def _asked(self, method: str, path: str, **what: Any) -> httpx.Response:
        try:
            return await next(self._turn).request(method, path, **what)
        except httpx.TransportError as error:
            raise BenchFailed(
                f"{method} {path} was not answered within {UNANSWERED_S:.0f} s ({type(error).__name__}): "
                "this machine, or what others leave of it, is too small for the load"
            ) from error

    async def _pressed(self, path: str, body: Mapping[str, object]) -> httpx.Response:
        whole = {"id": str(uuid4()), **body}
        for _ in range(AT_MOST):
            answer = await self._asked("POST", path, json=whole)
            if answer.is_success or answer.json().get("type") not in AGAIN:
                return answer
            self.repeats += 1
            await asyncio.sleep(AGAIN_S)
        return answer


@asynccontextmanager
async def desks(addresses: Sequence[str], cookie: str) -> AsyncIterator[Desks]:
    async with AsyncExitStack() as doors:
        clients = [
            httpx.AsyncClient(base_url=address, cookies={COOKIE: cookie}, limits=LINKS, timeout=UNANSWERED_S)
            for address in addresses
        ]
        for each in clients:
            await doors.enter_async_context(each)
        yield Desks(clients)


def _object(answer: httpx.Response) -> Json:
    if not answer.is_success:
        raise BenchFailed(
            f"{answer.request.method} {answer.url.path}: {answer.status_code} {answer.text[:300]}"
        )
    found: Json = answer.json()
    return found
