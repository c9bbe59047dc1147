"""The websocket protocol of our servers: uvicorn's, and a way to hand one finished frame to many sockets.

uvicorn frames, joins and queues each message for each socket. A card that goes to a thousand screens is
framed once here, and each transport is handed the same bytes. And who sends but never reads costs us no
more than who does both: what it asks for is not heaped up, and it is not waited for when it is told to go.
"""

import asyncio
from typing import Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

from web.limits import BATCH_BYTES

WIRE = "farol.wire"
"""The name of this extension in the scope of a socket."""

MESSAGE_BYTES = 4096
"""Screens have nothing to say on the feed; assumed room for whatever they may say one day."""

MOST_PIECES = 1024
"""Of one message. Our clients send one each; assumed room for whatever stands between."""

LEAVES_WITHIN_S = 10.0
"""From our last word, or the peer's: then it is cut off, whatever it has not read. Assumed."""

LARGER = {"/api/positions": BATCH_BYTES}


class Wire(Protocol):
    """One socket, as those who write the same to many of them see it."""

    def offer(self, frame: bytes) -> bool:
        """Written, unless the reader is behind or gone: then nothing is, and False comes back."""
        ...

    async def drained(self) -> None:
        """Until the reader has caught up, or is gone."""
        ...

    def cut(self) -> None:
        """Ends the connection at once; what was not read is thrown away."""
        ...


class FramedSocket(WebSocketsSansIOProtocol):
    """Passes itself to the application as `scope["extensions"]["farol.wire"]`."""

    _late_pong: bytes | None = None
    _leaving: asyncio.TimerHandle | None = None

    def handle_connect(self, event: Request) -> None:
        self.conn.max_message_size = LARGER.get(event.path.partition("?")[0], MESSAGE_BYTES)
        super().handle_connect(event)
        if self.response.status_code == 101:  # the task that reads the scope has not begun yet
            self.scope["extensions"][WIRE] = self  # type: ignore[assignment]  # uvicorn knows only its own

    def offer(self, frame: bytes) -> bool:
        if self.close_sent or self.disconnected or not self.writable.is_set() or self.transport.is_closing():
            return False
        self.transport.write(frame)
        return True

    async def drained(self) -> None:
        await self.writable.wait()

    def cut(self) -> None:
        self.transport.abort()

    def handle_ping(self) -> None:
        """A reader that is behind is answered later, and the latest ping alone (RFC 6455 §5.5.3)."""
        pongs = self.conn.data_to_send()
        if self.writable.is_set():
            self.transport.write(b"".join(pongs))
        elif pongs:
            self._late_pong = pongs[-1]

    def resume_writing(self) -> None:
        super().resume_writing()
        pong, self._late_pong = self._late_pong, None
        if pong is not None and not self.transport.is_closing():
            self.transport.write(pong)

    def handle_cont(self, event: Frame) -> None:
        """Empty pieces have no size to be bounded by."""
        super().handle_cont(event)
        if len(self.frames) > MOST_PIECES:
            self.cut()

    def keepalive_timeout(self) -> None:
        """A peer that is gone does not read why: what is not read by now would be kept for ever."""
        super().keepalive_timeout()
        if self.transport.get_write_buffer_size():
            self.cut()

    def handle_close(self, event: Frame) -> None:
        super().handle_close(event)
        self._leave_soon()

    def handle_parser_exception(self) -> None:
        super().handle_parser_exception()
        self._leave_soon()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        super().on_task_complete(task)
        self._leave_soon()

    def _leave_soon(self) -> None:
        """A transport that is closed waits for its reader for ever; ours does not."""
        if self._leaving is None and not self.disconnected:
            self._leaving = self.loop.call_later(LEAVES_WITHIN_S, self.cut)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._leaving is not None:
            self._leaving.cancel()


def framed(text: str) -> bytes:
    """A whole text message as a server sends it (RFC 6455 §5.2): unmasked, uncompressed, in one frame."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
