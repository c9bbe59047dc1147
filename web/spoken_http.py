"""HTTP as our servers speak it: uvicorn's own, with an end to every wait, and refusals told as others are.

uvicorn closes a connection that idles after an answer, and no other: one that says nothing, or stops in the
middle of a request, it keeps for ever; and a head it keeps however large. A request costs no timer here; a
connection has one at most, which looks when it fires how far things are, and sleeps while nothing is waited
for.
"""

import asyncio
import struct
import termios
from contextlib import suppress
from enum import Enum
from fcntl import ioctl

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from incidents.errors import Refused
from web.errors import BodyTooSlow, HeadTooLarge, NotHttp, problem, status_of

HEAD_WITHIN_S = 15.0
"""From connecting, or from the first byte of a next request. A head is a packet or two, a second at the edge
of a network; nginx waits 60 s, Apache (mod_reqtimeout) 20 to 40 s. Assumed."""

BODY_MOVES_WITHIN_S = 30.0
"""Each piece of a body after the one before, and each piece of an answer that is read. Assumed: a tablet in a
tunnel is silent so long, and TCP tries again at least every 15 s meanwhile."""

BODY_WITHIN_S = 600.0
"""The whole of it, however it dribbles: the largest batch at 1 kB/s. Assumed."""

HEAD_BYTES = 64 * 1024
"""A head, the lines after a body in pieces, and what stands between two pieces. A browser's is under 2 kB;
nginx takes 32 kB, Node 16 kB. Without an end one of 80 MB was joined piece by piece, and everybody waited."""


class Awaited(Enum):
    """What the peer owes us."""

    NOTHING = "a next request, if it likes"
    HEAD = "the rest of a head"
    BODY = "the rest of a body"


class SpokenHttp(HttpToolsProtocol):
    """Lets go of who is silent, and of who has gone."""

    _awaited = Awaited.HEAD
    _began = 0.0
    """Of the head or the body that is awaited; seconds of the loop's clock."""
    _heard = 0.0
    _unfinished = 0
    """Bytes since the last that was of use: a whole head, a piece of a body."""
    _look: asyncio.TimerHandle | None = None
    _running: RequestResponseCycle | None = None
    """`cycle` is the one read last: with several on the way, not the one that is being answered."""
    _unread = -1
    """Bytes of our answers that waited for their reader when we looked last; -1: some were read since."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        self._began = self._heard = self.loop.time()
        self._look_in(HEAD_WITHIN_S)

    def data_received(self, data: bytes) -> None:
        self._heard = self.loop.time()
        if self._awaited is Awaited.NOTHING:
            self._await(Awaited.HEAD)
        if self._look is None:
            self._look_in(HEAD_WITHIN_S)
        self._unfinished += len(data)
        super().data_received(data)
        if self._unfinished > HEAD_BYTES and self._awaited is not Awaited.NOTHING:
            self._end_large()

    def on_message_begin(self) -> None:
        if self._awaited is Awaited.NOTHING:  # the next of several that came together
            self._await(Awaited.HEAD)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._await(Awaited.BODY)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unfinished = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._awaited = Awaited.NOTHING
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._look_no_more()
        super().handle_websocket_upgrade()

    def resume_writing(self) -> None:
        self._unread = -1
        super().resume_writing()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody reads any more: what was asked and not begun is dropped, what is begun says nothing."""
        self._look_no_more()
        self.pipeline.clear()
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """What was awaited meanwhile was not waited for: reading stood still, or the peer read our answer."""
        if self._awaited is not Awaited.NOTHING:
            self._began = self._heard = self.loop.time()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Who still reads our answer is not idle; whether it does is looked at."""
        if self._look is None:
            super().timeout_keep_alive_handler()
            self._cut_unread()
        else:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def send_400_response(self, msg: str) -> None:
        """`msg`, uvicorn's words, is left out."""
        self._refuse(NotHttp())

    def _await(self, what: Awaited) -> None:
        self._awaited, self._began, self._unfinished = what, self._heard, 0

    def _look_in(self, seconds: float) -> None:
        self._look = self.loop.call_later(seconds, self._looked)

    def _look_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _looked(self) -> None:
        """An answer that is not read goes before a request that is not sent: we owe the first."""
        self._look = None
        if self.transport.get_write_buffer_size():
            self._look_at_reader()
            return
        self._unread = -1
        if self.transport.is_closing():
            return
        answering = self._answering()
        if self._awaited is Awaited.NOTHING:
            if answering:
                self._look_in(BODY_MOVES_WITHIN_S)
        elif self.flow.read_paused or self.pipeline or (answering and self._awaited is Awaited.HEAD):
            self._began = self._heard = self.loop.time()  # it is our turn, not the peer's
            self._look_in(HEAD_WITHIN_S)
        elif (left := self._until() - self.loop.time()) > 0:
            self._look_in(left)
        else:
            self._end_late()

    def _answering(self) -> bool:
        return self._running is not None and not self._running.response_complete

    def _until(self) -> float:
        """When what is awaited is too late."""
        if self._awaited is Awaited.HEAD:
            return self._began + HEAD_WITHIN_S
        return min(self._heard + BODY_MOVES_WITHIN_S, self._began + BODY_WITHIN_S)

    def _look_at_reader(self) -> None:
        unread = self.transport.get_write_buffer_size() + self._sent_unread()
        if unread == self._unread:
            self.transport.abort()
            return
        self._unread = unread
        self._look_in(BODY_MOVES_WITHIN_S)

    def _sent_unread(self) -> int:
        """Bytes that the kernel keeps until the peer has them, megabytes at times: it takes no more of ours
        before a third of them is gone, and one who reads slowly would look like one who does not. 0 where
        it does not say."""
        held = bytes(4)
        with suppress(OSError):
            held = ioctl(self.transport.get_extra_info("socket").fileno(), termios.TIOCOUTQ, held)
        return int(struct.unpack("i", held)[0])

    def _end_late(self) -> None:
        """Of a head nothing is known yet that could be answered; and one answer is enough."""
        if self._awaited is Awaited.HEAD or (self._running is not None and self._running.response_started):
            self.transport.close()
            self._cut_unread()
        else:
            self._refuse(BodyTooSlow())

    def _end_large(self) -> None:
        """Told so, unless that would be taken for the answer to what was asked before."""
        if self.transport.is_closing():
            return
        if self._awaited is Awaited.HEAD and not self._answering():
            self._refuse(HeadTooLarge(limit_bytes=HEAD_BYTES))
        else:
            self.transport.abort()

    def _refuse(self, refused: Refused) -> None:
        told = bytes(problem(refused).body)
        head = [
            STATUS_LINE[status_of(refused)] + b"content-type: application/problem+json",
            b"content-length: %d" % len(told),
            b"connection: close",
        ]
        self.transport.write(b"\r\n".join([*head, b"", told]))
        self.transport.close()
        self._cut_unread()

    def _cut_unread(self) -> None:
        """A transport that is closed waits for its reader for ever; ours does not."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
