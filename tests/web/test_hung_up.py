"""Who asks several things at once on one connection, and hangs up before they are answered."""

import asyncio
import logging
import socket
import struct
from contextlib import suppress

import pytest
import uvicorn
import uvloop
from starlette.types import Receive, Scope, Send

from web.serving import server_config

ASKED = b"GET / HTTP/1.1\r\nHost: farol\r\n\r\n"
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: what is closed is torn off."""


class Asked:
    """Answers nothing until it is let."""

    def __init__(self) -> None:
        self.times = 0
        self.first = asyncio.Event()
        self.let = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.times += 1
        self.first.set()
        await receive()
        await self.let.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})


async def hung_up(app: Asked, how: bytes | None) -> None:
    """Twenty questions on one connection that ends while the first is worked on."""
    server = uvicorn.Server(server_config(app, log_config=None, lifespan="off"))
    listening = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(server.serve([listening]))
    while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    _, writer = await asyncio.open_connection(*listening.getsockname())
    writer.write(ASKED * 20)
    await asyncio.wait_for(app.first.wait(), 5)
    if how is not None:
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, how)
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
    async with asyncio.timeout(5):
        while server.server_state.connections:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.01)
        app.let.set()
        while server.server_state.tasks:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.01)
    server.should_exit = True
    await serving


@pytest.mark.parametrize("how", [None, RESET])
def test_it_leaves_no_traceback_and_no_work(caplog: pytest.LogCaptureFixture, how: bytes | None) -> None:
    """On the loop that servers run on, which refuses what another loop lets fall: each left a traceback,
    because uvicorn told only the last question that nobody was there."""
    caplog.set_level(logging.ERROR)
    app = Asked()
    uvloop.run(hung_up(app, how))
    assert not caplog.records
    assert app.times == 1
