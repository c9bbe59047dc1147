"""The live picture as a simulated person sees it: the same feed as the boards, kept as cards."""

import asyncio
import json
from typing import Any

import structlog
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus, WebSocketException

from web.demo.client import Desk

Card = dict[str, Any]
AGAIN_S = 1.0

log = structlog.get_logger()


class Picture:
    """Cards by key, newest version wins; `changed` is set on every message."""

    def __init__(self) -> None:
        self._cards: dict[str, tuple[int, Card]] = {}
        self._seq: int | None = None
        self.changed = asyncio.Event()

    def of(self, kind: str) -> dict[str, Card]:
        """Cards of a kind by id."""
        start = f"{kind}:"
        return {key[len(start) :]: card for key, (_, card) in self._cards.items() if key.startswith(start)}

    def take(self, message: dict[str, Any]) -> None:
        if message.get("snapshot"):
            self._cards.clear()
        for each in message["cards"]:
            held = self._cards.get(each["key"])
            if each["card"] is None:
                self._cards.pop(each["key"], None)
            elif held is None or each["version"] >= held[0]:
                self._cards[each["key"]] = (each["version"], each["card"])
        self._seq = message["seq"]
        self.changed.set()

    async def follow(self, desk: Desk) -> None:
        """For ever; after a break it goes on from the last number it has."""
        address = str(desk.http.base_url).rstrip("/").replace("http", "ws", 1)
        while True:
            since = "" if self._seq is None else f"?since={self._seq}"
            headers = {"Cookie": desk.cookie}
            try:
                async with connect(f"{address}/api/live{since}", additional_headers=headers) as socket:
                    async for text in socket:
                        self.take(json.loads(text))
            except (OSError, TimeoutError, InvalidStatus, WebSocketException) as error:
                log.info("feed lost, coming back", error=type(error).__name__)
            await asyncio.sleep(AGAIN_S)
