"""What one screen was sent, to the byte, and when: the rivals are given the same to carry."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import time

from websockets.asyncio.client import connect

from web.bench.feed.crowd import Place

HEAD = re.compile(r'\{"seq":(\d+),"cards":\[(?!\])')
"""Of a message with cards: heartbeats are left out."""


@dataclass(frozen=True, slots=True)
class Message:
    at: float
    """Seconds since the epoch."""
    seq: int
    payload: bytes


@dataclass(slots=True)
class Scribe:
    messages: list[Message] = field(default_factory=list)

    def take(self, text: str) -> None:
        if found := HEAD.match(text):
            self.messages.append(Message(time(), int(found[1]), text.encode()))


@asynccontextmanager
async def scribe(place: Place) -> AsyncIterator[Scribe]:
    """Writes down what comes after the first message."""
    host, port = place.address
    kept = Scribe()
    headers = {"Cookie": place.cookie}
    url = f"ws://{host}:{port}/api/live"
    async with connect(url, additional_headers=headers, compression=None, max_size=None) as socket:
        await socket.recv()

        async def listen() -> None:
            async for text in socket:
                kept.take(str(text))

        listening = asyncio.create_task(listen())
        try:
            yield kept
        finally:
            listening.cancel()


def mean_bytes(messages: Sequence[Message]) -> float:
    return sum(len(each.payload) for each in messages) / len(messages)
