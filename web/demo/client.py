"""One simulated person's browser: signs in, asks, and sends again what was not answered."""

import asyncio
from collections.abc import Mapping
from typing import Any, Self
from uuid import uuid4

import httpx
import structlog

PATIENCE_S = 120.0
"""How long an unanswered write is sent again, with the same id, before the person gives up. Assumed."""

AGAIN_S = 1.0
Json = dict[str, Any]

log = structlog.get_logger()


class Desk:
    """Raises nothing for refusals of a write: they are answers, and come back as None."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self.name = name
        self._password = password
        self.http = httpx.AsyncClient(base_url=address, timeout=10.0)

    async def __aenter__(self) -> Self:
        await self._sign_in()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.http.aclose()

    async def _sign_in(self) -> None:
        body = {"name": self.name, "password": self._password}
        answer = await self._until_answered("POST", "/api/session", body)
        answer.raise_for_status()

    @property
    def cookie(self) -> str:
        return f"farol_session={self.http.cookies['farol_session']}"

    async def ask(self, path: str, **query: str) -> Json | None:
        """None where there is no answer yet, such as a route before the streets are read."""
        answer = await self._until_answered("GET", path, None, query)
        return _object(answer) if answer.is_success else None

    async def send(self, path: str, body: Mapping[str, object]) -> Json | None:
        answer = await self._until_answered("POST", path, {"id": str(uuid4()), **body})
        if answer.is_success:
            return _object(answer)
        log.info("refused", who=self.name, what=path, why=answer.json().get("type"))
        return None

    async def send_positions(self, fixes: list[Json]) -> None:
        """Not repeated: the next batch is newer."""
        try:
            await self.http.post("/api/positions", json={"positions": fixes})
        except httpx.HTTPError as error:
            log.info("positions not sent", error=type(error).__name__)

    async def _until_answered(
        self, method: str, path: str, body: object, query: Mapping[str, str] | None = None
    ) -> httpx.Response:
        deadline = asyncio.get_running_loop().time() + PATIENCE_S
        while True:
            try:
                answer = await self.http.request(method, path, json=body, params=query)
                if answer.status_code != 503:
                    return answer
            except httpx.TransportError:
                if asyncio.get_running_loop().time() > deadline:
                    raise
            await asyncio.sleep(AGAIN_S)


def _object(answer: httpx.Response) -> Json:
    found: Json = answer.json()
    return found
