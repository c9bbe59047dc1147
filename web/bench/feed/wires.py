"""One listening socket of the crowd, on whichever server: it notes when each number came, and no more.

Raw protocols, for the crowd shares the machine with the server it measures.
"""

import asyncio
import os
import re
import socket
from array import array
from base64 import b64encode
from collections.abc import Callable
from time import time
from typing import cast

NUMBERED = re.compile(rb'\{(?:"snapshot":true,)?"seq":(\d+),"cards":')
"""A message's head; inside a card every quotation mark is escaped."""

HEAD_BYTES = 48
"""Longer than a head, and shorter than the shortest message: none is read twice, none is missed."""

PING, PONG_MASKED = 0x89, b"\x8a\x84\x00\x00\x00\x00"
"""RFC 6455 §5.5; masked with zeros, which changes nothing."""


class Listener(asyncio.Protocol):
    """`seqs` rising, `times` seconds since the epoch."""

    def __init__(self, cookie: str, joined: Callable[[], None]) -> None:
        self.seqs, self.times = array("q"), array("d")
        self.messages = 0
        self.lost = False
        self.cookie = cookie
        self._joined: Callable[[], None] | None = joined
        self._tail = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self.hello())

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True

    def hello(self) -> bytes:
        raise NotImplementedError

    def data_received(self, data: bytes) -> None:
        self.note(data, time())

    def note(self, data: bytes, at: float) -> None:
        """Every message is counted once, also where it came in two pieces."""
        seen = self._tail + data
        whole = len(seen) - HEAD_BYTES + 1
        if whole <= 0:
            self._tail = seen
            return
        for found in NUMBERED.finditer(seen):
            if found.start() < whole:
                self._message(int(found[1]), at)
        self._tail = seen[whole:]

    def _message(self, seq: int, at: float) -> None:
        self.messages += 1
        if not self.seqs or seq > self.seqs[-1]:
            self.seqs.append(seq)
            self.times.append(at)

    def joined(self) -> None:
        if self._joined is not None:
            self._joined()
            self._joined = None


def upgrade(path: str, cookie: str) -> bytes:
    key = b64encode(os.urandom(16)).decode()
    lines = (
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        f"Cookie: {cookie}",
    )
    return "\r\n".join((*lines, "", "")).encode()


class OurListener(Listener):
    """A screen. Frames are followed, because the server's pings want an answer."""

    def __init__(self, cookie: str, joined: Callable[[], None]) -> None:
        super().__init__(cookie, joined)
        self._rest = b""
        self._body = 0
        self._upgraded = False

    def hello(self) -> bytes:
        return upgrade("/api/live", self.cookie)

    def data_received(self, data: bytes) -> None:
        at = time()
        if not self._upgraded:
            data = self._rest + data
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self._rest, self._upgraded = b"", True
        if self._body >= len(data):
            self._body -= len(data)
            return
        self._frames(self._rest + data[self._body :], at)

    def _frames(self, data: bytes, at: float) -> None:
        self._body, pos = 0, 0
        while len(data) - pos >= 2:
            start, length = _frame(data, pos)
            end = start + length
            if len(data) < min(end, start + HEAD_BYTES):
                break
            if data[pos] == PING:
                self.transport.write(PONG_MASKED + data[start:end])
            elif found := NUMBERED.match(data, start):
                self._message(int(found[1]), at)
                self.joined()
            if end > len(data):
                self._rest, self._body = b"", end - len(data)
                return
            pos = end
        self._rest = data[pos:]


def _frame(data: bytes, pos: int) -> tuple[int, int]:
    """Where the body begins and how long it is (RFC 6455 §5.2); beyond the data where the head is cut."""
    short = data[pos + 1] & 0x7F
    if short < 126:
        return pos + 2, short
    wide = 2 if short == 126 else 8
    return pos + 2 + wide, int.from_bytes(data[pos + 2 : pos + 2 + wide], "big")


class RedisListener(Listener):
    def hello(self) -> bytes:
        return b"*2\r\n$9\r\nSUBSCRIBE\r\n$4\r\nfeed\r\n"

    def data_received(self, data: bytes) -> None:
        self.joined()
        self.note(data, time())


class NatsListener(Listener):
    """Its protocol inside websocket frames; the subscription goes in a masked one."""

    def hello(self) -> bytes:
        return upgrade("/", "")

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"HTTP/1.1 101"):
            words = b'CONNECT {"verbose":false,"pedantic":false}\r\nSUB feed 1\r\nPING\r\n'
            self.transport.write(bytes((0x82, 0x80 | len(words))) + b"\x00" * 4 + words)
        if b"PONG" in data:
            self.joined()
        self.note(data, time())


class Sleeper(asyncio.Protocol):
    """A screen that never reads: its kernel's buffer is small and full soon."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast(asyncio.Transport, transport).pause_reading()


def small_socket(address: tuple[str, int]) -> socket.socket:
    """Connected, with room for 4 kB that nobody reads."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect(address)
    return made
