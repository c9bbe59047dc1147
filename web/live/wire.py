"""The websocket protocol of our servers: uvicorn's, and a way to hand one finished frame to many sockets.

uvicorn frames, joins and queues each message for each socket. A card that goes to a thousand screens is
framed once here, and each transport is handed the same bytes.
"""

from typing import Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

from web.limits import BATCH_BYTES

WIRE = "farol.wire"
"""The name of this extension in the scope of a socket."""

MESSAGE_BYTES = 4096
"""Screens have nothing to say on the feed; assumed room for whatever they may say one day."""

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


def framed(text: str) -> bytes:
    """A whole text message as a server sends it (RFC 6455 §5.2): unmasked, uncompressed, in one frame."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
