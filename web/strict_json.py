"""Bodies read as JSON with one meaning: a name given twice is refused, and so is a number JSON lacks.

Of `{"unit_id": A, "unit_id": B}` a lenient reader takes the last and a proxy may check the first; an order
must not depend on who reads it.
"""

import json
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute


class OneMeaning(APIRoute):
    """The route class of every router that takes a body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return strict


class _StrictRequest(Request):
    async def json(self) -> Any:
        """UTF-8 only (RFC 8259 §8.1). Raises ValueError, which FastAPI turns into status 400 or 422."""
        return one_meaning((await self.body()).decode("utf-8"))


def one_meaning(text: str) -> Any:
    """The value. Raises ValueError, and RecursionError where it is nested too deeply."""
    return json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse)


def _once_each(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
