"""How uvicorn serves us: the same for `farol serve`, its forks and the tests."""

from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from web.errors import NotHttp, problem
from web.live.wire import MESSAGE_BYTES, FramedSocket

PING_S = 5.0
"""A half-open link is noticed within twice this; the usual 20 s would take 40."""

KEPT_OPEN_S = 75
"""An idle connection. Longer than proxies (nginx 60 s) and clients keep theirs: who closes first must be the
one who asks, or now and then a question meets a connection that is just being closed."""


class SpokenHttp(HttpToolsProtocol):
    """uvicorn's own, but for what cannot be read: that is told as every other refusal is."""

    def send_400_response(self, msg: str) -> None:
        """`msg`, uvicorn's words, is left out; the connection ends."""
        told = bytes(problem(NotHttp()).body)
        head = [
            b"HTTP/1.1 400 Bad Request",
            b"content-type: application/problem+json",
            b"content-length: %d" % len(told),
            b"connection: close",
        ]
        self.transport.write(b"\r\n".join([*head, b"", told]))
        self.transport.close()


def server_config(app: Any, **how: Any) -> uvicorn.Config:
    """`app` and `how` as uvicorn takes them. Nothing is compressed: that costs more than it saves."""
    return uvicorn.Config(
        app,
        http=SpokenHttp,
        ws=FramedSocket,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_S,
        ws_ping_timeout=PING_S,
        ws_max_size=MESSAGE_BYTES,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEPT_OPEN_S,
        timeout_graceful_shutdown=3,
        **how,
    )
