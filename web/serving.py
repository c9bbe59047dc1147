"""How uvicorn serves us: the same for `farol serve`, its forks and the tests."""

from typing import Any

import uvicorn

from web.live.wire import MESSAGE_BYTES, FramedSocket
from web.spoken_http import SpokenHttp

PING_S = 5.0
"""A half-open link is noticed within twice this; the usual 20 s would take 40."""

KEPT_OPEN_S = 75
"""An idle connection. Longer than proxies (nginx 60 s) and clients keep theirs: who closes first must be the
one who asks, or now and then a question meets a connection that is just being closed."""


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
