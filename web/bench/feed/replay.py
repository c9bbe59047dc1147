"""A rival carries the very messages that Farol sent, at the same distances in time."""

import asyncio
from collections.abc import Mapping, Sequence
from time import time

from web.bench.feed.rivals import Rival
from web.bench.feed.scribe import Message


async def replay(rival: Rival, messages: Sequence[Message]) -> Mapping[int, float]:
    """Number → when its first message was published, seconds since the epoch."""
    reader, writer = await asyncio.open_connection(*rival.publish)
    swallowing = asyncio.create_task(_swallow(reader))
    if rival.listen.kind == "nats":
        writer.write(b'CONNECT {"verbose":false,"pedantic":false}\r\n')
    published: dict[int, float] = {}
    began, first = time(), messages[0].at
    for each in messages:
        await asyncio.sleep(max(0.0, began + each.at - first - time()))
        published.setdefault(each.seq, time())
        writer.write(rival.framed(each.payload))
    await writer.drain()
    await asyncio.sleep(1.0)
    swallowing.cancel()
    writer.close()
    return published


async def _swallow(reader: asyncio.StreamReader) -> None:
    while await reader.read(65536):
        pass
