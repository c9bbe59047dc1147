"""Who sends and never reads: a socket of its own costs the server no more than one that does both."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import httpx
import pytest

from tests.site import Site
from web.live import wire
from web.live.wire import FramedSocket

PING = b"\x89\xfd" + bytes(4) + b"x" * 125
EMPTY_PIECE = b"\x00\x80" + bytes(4)
FLOOD_BYTES = 10_000_000
MOST_BYTES = 1_000_000
"""Buffers of the transport beyond its mark: what one reading may bring."""


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[FramedSocket]:
    """The server's ends of its sockets, in the order they came."""
    found: list[FramedSocket] = []
    begin = FramedSocket.handle_connect

    def noted(self: FramedSocket, event: object) -> None:
        found.append(self)
        begin(self, event)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(FramedSocket, "handle_connect", noted)
    return found


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> list[FramedSocket]:
    """Those whose reader has been behind, if only until the kernel made room for more."""
    found: list[FramedSocket] = []
    pause = FramedSocket.pause_writing

    def noted(self: FramedSocket) -> None:
        found.append(self)
        pause(self)

    monkeypatch.setattr(FramedSocket, "pause_writing", noted)
    return found


@asynccontextmanager
async def deaf(
    client: httpx.AsyncClient, site: Site, path: str
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A socket whose owner reads nothing once it stands."""
    at = urlsplit(site.address)
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    await asyncio.get_running_loop().sock_connect(raw, (at.hostname, at.port))
    reader, writer = await asyncio.open_connection(sock=raw, limit=1024)
    cookie = f"farol_session={client.cookies['farol_session']}"
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: {at.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        f"Cookie: {cookie}\r\n\r\n".encode()
    )
    assert b"101" in await reader.readline()
    writer.transport.pause_reading()  # type: ignore[attr-defined]  # a transport of a socket has it
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def sent(writer: asyncio.StreamWriter, frame: bytes) -> None:
    some = frame * (100_000 // len(frame))
    for _ in range(FLOOD_BYTES // len(some)):
        writer.write(some)
        await writer.drain()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110  # the server's end has no event for it
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("path", ["/api/positions", "/api/live"])
async def test_pings_of_one_that_never_reads_are_not_answered_into_our_memory(
    site: Site, accepted: list[FramedSocket], paused: list[FramedSocket], path: str
) -> None:
    """Sixty megabytes of pings were sixty megabytes of pongs, for as long as the peer cared to stay."""
    async with deaf(await site.sign_in("ana"), site, path) as (_, writer):
        with suppress(ConnectionError):  # the feed lets go of who is behind for long
            await sent(writer, PING)
        (ours,) = accepted
        assert ours.transport.get_write_buffer_size() < MOST_BYTES
        assert paused, "it was never behind: nothing is proved"
        ours.keepalive_timeout()
        await until(lambda: ours.disconnected)


async def test_one_that_is_behind_and_reads_again_is_told_the_latest(
    site: Site, accepted: list[FramedSocket]
) -> None:
    async with deaf(await site.sign_in("ana"), site, "/api/positions") as (reader, writer):
        await sent(writer, PING)
        writer.write(b"\x89\x84" + bytes(4) + b"last")
        await until(lambda: accepted[0]._late_pong == b"\x8a\x04last")
        writer.transport.resume_reading()  # type: ignore[attr-defined]  # as above
        async with asyncio.timeout(5):
            while not (await reader.read(65536)).endswith(b"\x8a\x04last"):
                pass


async def test_one_that_says_goodbye_and_never_reads_is_let_go(
    site: Site, accepted: list[FramedSocket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LEAVES_WITHIN_S", 0.1)
    async with deaf(await site.sign_in("ana"), site, "/api/positions") as (_, writer):
        await sent(writer, PING)
        writer.write(b"\x88\x82" + bytes(4) + b"\x03\xe8")
        await until(lambda: accepted[0].disconnected)


async def test_a_message_in_endless_empty_pieces_is_cut_off(site: Site, accepted: list[FramedSocket]) -> None:
    async with deaf(await site.sign_in("ana"), site, "/api/positions") as (_, writer):
        writer.write(b"\x01\x80" + bytes(4) + EMPTY_PIECE * 2000)
        await until(lambda: accepted[0].disconnected)
