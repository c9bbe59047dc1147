"""How uvicorn serves us: the same for `farol serve`, its forks and the tests."""

from typing import Any

import uvicorn

from web.live.wire import MESSAGE_BYTES, FramedSocket

PING_S = 5.0
"""A half-open link is noticed within twice this; the usual 20 s would take 40."""


def server_config(app: Any, **how: Any) -> uvicorn.Config:
    """`app` and `how` as uvicorn takes them. Nothing is compressed: that costs more than it saves."""
    return uvicorn.Config(
        app,
        ws=FramedSocket,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_S,
        ws_ping_timeout=PING_S,
        ws_max_size=MESSAGE_BYTES,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        **how,
    )
