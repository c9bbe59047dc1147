"""Who is silent in the middle of something is let go, and who is only slow is not."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from tests.site import Site
from web import spoken_http
from web.serving import server_config

SHORT_S = 0.3
KEPT_S = 2
ENDS_WITHIN_S = 5.0
"""Generous, for a busy machine; kept for ever is longer."""

ASKED = b"GET / HTTP/1.1\r\nHost: farol\r\n\r\n"
HANDSHAKE = b"GET /api/live HTTP/1.1\r\nHost: farol\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
TOO_LARGE_TO_WAIT = 20_000_000
"""Bytes of an answer that no buffer of the kernel takes whole."""


def posted(length: int) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: farol\r\nContent-Length: %d\r\n\r\n" % length


async def slow_echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Says how many bytes it was told, after a while longer than any wait here."""
    told, more = 0, True
    while more:
        message = await receive()
        told, more = told + len(message.get("body", b"")), message.get("more_body", False)
    if scope["path"] == "/slow":
        await asyncio.sleep(SHORT_S * 3)
    said = b"x" * TOO_LARGE_TO_WAIT if scope["path"] == "/large" else b"%d" % told
    length = (b"content-length", b"%d" % len(said))
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": said})


@dataclass(frozen=True)
class Peer:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def the_rest(self) -> bytes:
        """What comes until the server ends the connection."""
        return await asyncio.wait_for(self.reader.read(), ENDS_WITHIN_S)

    async def answered(self, body: bytes) -> bool:
        said = await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n" + body), ENDS_WITHIN_S)
        return said.startswith(b"HTTP/1.1 200 ")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_http, "HEAD_WITHIN_S", SHORT_S)
    monkeypatch.setattr(spoken_http, "BODY_MOVES_WITHIN_S", SHORT_S)


@pytest.fixture
async def server() -> AsyncIterator[uvicorn.Server]:
    how = server_config(slow_echo, log_level="error", lifespan="off")
    how.timeout_keep_alive = KEPT_S
    server = uvicorn.Server(how)
    listening = socket.create_server(("127.0.0.1", 0))
    task = asyncio.create_task(server.serve([listening]))
    while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield server
    server.should_exit = True
    await task


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[Peer]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
    try:
        yield Peer(reader, writer)
    finally:
        writer.transport.abort()


@pytest.fixture
async def peer(server: uvicorn.Server) -> AsyncIterator[Peer]:
    async with connected(server.servers[0].sockets[0].getsockname()[1]) as peer:
        yield peer


@pytest.mark.parametrize("said", [b"", b"GET / HT", ASKED[:-2], HANDSHAKE, b"\r\n"])
async def test_who_says_nothing_or_half_a_head_is_let_go(peer: Peer, said: bytes) -> None:
    """Each was still there after 75 s, and would have stayed."""
    peer.writer.write(said)
    assert await peer.the_rest() == b""


@pytest.mark.parametrize("next", [b"GET / HT", b"\r\n"])
async def test_half_a_head_after_an_answer_is_let_go_too(peer: Peer, next: bytes) -> None:
    peer.writer.write(ASKED)
    assert await peer.answered(b"0")
    peer.writer.write(next)
    assert await peer.the_rest() == b""


async def test_a_head_is_not_prolonged_by_dribbling(peer: Peer) -> None:
    async def dribbled() -> None:
        while True:
            peer.writer.write(b"x")
            await asyncio.sleep(SHORT_S / 10)

    peer.writer.write(b"GET /")
    dribbling = asyncio.create_task(dribbled())
    try:
        assert b"200" not in await peer.the_rest()
    except ConnectionResetError:
        pass
    finally:
        dribbling.cancel()


@pytest.mark.parametrize("some", [b"", b"half"])
async def test_a_body_that_stops_is_told_so_and_let_go(peer: Peer, some: bytes) -> None:
    peer.writer.write(posted(8) + some)
    head, _, body = (await peer.the_rest()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in head
    assert orjson.loads(body)["type"] == "/problems/body-too-slow"


async def test_a_body_that_is_slow_but_moves_is_taken(peer: Peer) -> None:
    peer.writer.write(posted(12))
    for _ in range(12):
        await asyncio.sleep(SHORT_S / 4)
        peer.writer.write(b"x")
    assert await peer.answered(b"12")


async def test_a_body_that_dribbles_for_ever_ends(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_http, "BODY_WITHIN_S", SHORT_S * 2)
    peer.writer.write(posted(1000))

    async def dribbled() -> None:
        while not peer.reader.at_eof():
            peer.writer.write(b"x")
            await asyncio.sleep(SHORT_S / 10)

    dribbling = asyncio.create_task(dribbled())
    try:
        assert (await peer.the_rest()).startswith(b"HTTP/1.1 408 ")
    finally:
        dribbling.cancel()


async def test_an_idle_connection_is_kept_and_answers_again(peer: Peer) -> None:
    for _ in range(2):
        peer.writer.write(ASKED)
        assert await peer.answered(b"0")
        await asyncio.sleep(SHORT_S * 3)
    assert not peer.reader.at_eof()


async def test_who_waits_for_a_slow_answer_is_not_cut_off(peer: Peer) -> None:
    """Nor when the next request has begun, or something more than the body was sent."""
    peer.writer.write(ASKED.replace(b"/", b"/slow", 1) + ASKED[:-2])
    assert await peer.answered(b"0")
    peer.writer.write(b"\r\n")
    assert await peer.answered(b"0")


LINE = b"x: " + b"a" * 8000 + b"\r\n"


@pytest.mark.parametrize(
    "begun", [b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nx: ", b"GET /", b"\r\n", ASKED + b"GET /"]
)
async def test_a_head_without_an_end_is_refused_before_it_is_kept(
    peer: Peer, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line of 80 MB was joined piece by piece for 14 s, and everybody else waited."""
    monkeypatch.setattr(spoken_http, "HEAD_WITHIN_S", ENDS_WITHIN_S * 2)
    endless = b"\r\n" if begun == b"\r\n" else LINE if begun.endswith(b"\r\n") else b"a"
    peer.writer.write(begun)
    if begun.startswith(ASKED):
        assert await peer.answered(b"0")
    peer.writer.write(endless * (spoken_http.HEAD_BYTES // len(endless) + 1))
    head, _, body = (await peer.the_rest()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 431 ")
    assert orjson.loads(body)["type"] == "/problems/head-too-large"


@pytest.mark.parametrize("endless", [b"0\r\n", b"1;"])
async def test_neither_lines_after_a_body_nor_words_between_its_pieces_go_on_for_ever(
    peer: Peer, endless: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_http, "BODY_MOVES_WITHIN_S", ENDS_WITHIN_S * 2)
    peer.writer.write(b"POST / HTTP/1.1\r\nHost: farol\r\nTransfer-Encoding: chunked\r\n\r\n" + endless)
    for _ in range(spoken_http.HEAD_BYTES // 8000 + 2):
        peer.writer.write(LINE if endless.startswith(b"0") else b"a" * 8000)
        await asyncio.sleep(0.01)
    with suppress(ConnectionError):
        assert await peer.the_rest() == b""


async def test_a_large_body_in_small_pieces_is_no_large_head(peer: Peer) -> None:
    head = b"POST / HTTP/1.1\r\nHost: farol\r\nTransfer-Encoding: chunked\r\n\r\n"
    pieces = spoken_http.HEAD_BYTES
    peer.writer.write(head + b"1\r\nx\r\n" * pieces + b"0\r\n\r\n")
    assert await peer.answered(b"%d" % pieces)


async def test_who_never_reads_an_answer_is_let_go(peer: Peer, server: uvicorn.Server) -> None:
    peer.writer.transport.pause_reading()  # type: ignore[attr-defined]  # a transport of a socket has it
    peer.writer.write(ASKED.replace(b"/", b"/large", 1))
    async with asyncio.timeout(ENDS_WITHIN_S):
        while not server.server_state.total_requests:  # noqa: ASYNC110  # the server has no event for it
            await asyncio.sleep(0.01)
        while server.server_state.connections:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.01)


async def test_who_never_reads_an_answer_after_which_we_close_is_let_go(
    peer: Peer, server: uvicorn.Server
) -> None:
    """A connection that is closed waits for its reader, and nothing looked at it any more."""
    peer.writer.transport.pause_reading()  # type: ignore[attr-defined]  # as above
    peer.writer.write(ASKED.replace(b"/", b"/large", 1)[:-2] + b"Connection: close\r\n\r\n")
    async with asyncio.timeout(ENDS_WITHIN_S):
        while not server.server_state.total_requests:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.01)
        while server.server_state.connections:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("kept", [b"keep-alive", b"close"])
async def test_who_reads_a_large_answer_slowly_gets_all_of_it(server: uvicorn.Server, kept: bytes) -> None:
    """It was cut off as idle 75 s after its answer was made, and as one who does not read where the kernel's
    queue is so long that ours stands still meanwhile."""
    loop = asyncio.get_running_loop()
    with socket.socket() as peer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
        peer.setblocking(False)
        await loop.sock_connect(peer, server.servers[0].sockets[0].getsockname())
        asked = ASKED.replace(b"/", b"/large", 1)[:-2] + b"Connection: %s\r\n\r\n" % kept
        await loop.sock_sendall(peer, asked)
        read, until = 0, loop.time() + KEPT_S * 2
        while loop.time() < until:
            read += len(await loop.sock_recv(peer, 4096))
            await asyncio.sleep(0.01)
        assert read < TOO_LARGE_TO_WAIT / 4, "this was no slow reader"
        async with asyncio.timeout(ENDS_WITHIN_S * 4):
            while read < TOO_LARGE_TO_WAIT:
                some = await loop.sock_recv(peer, 1_000_000)
                assert some, "it was cut off"
                read += len(some)


async def test_half_a_call_is_told_so_and_nothing_is_logged_as_a_fault(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    rui = await site.sign_in("rui")
    at = urlsplit(site.address)
    assert at.port is not None
    async with connected(at.port) as peer:
        cookie = f"Cookie: farol_session={rui.cookies['farol_session']}\r\n".encode()
        peer.writer.write(b"POST /api/calls HTTP/1.1\r\nHost: %s\r\n" % at.netloc.encode() + cookie)
        peer.writer.write(b'Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"id"')
        assert (await peer.the_rest()).startswith(b"HTTP/1.1 408 ")
    assert not [each for each in caplog.records if each.levelname == "ERROR"]
