"""One screen's socket: who it is, what it missed, then cards as they come."""

import asyncio
from collections.abc import Awaitable
from random import uniform
from typing import cast

import structlog
from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from data.engine import TROUBLE
from data.stores.people import User
from web.centre import Centre, centre_of
from web.live.door import STILL_SIGNED_IN_S, UNAUTHORISED, admitted, still_signed_in
from web.live.mailbox import Mailbox
from web.live.wire import WIRE, Wire
from web.policy import Action

STALLED_S = 10.0
"""A screen that takes nothing for so long is cut off; it comes back and resumes. Assumed."""

JOINS_S = 10.0
"""A screen that cannot be told anything for so long, the database being away, has to come again. Assumed."""

log = structlog.get_logger()
router = APIRouter()


@router.websocket("/api/live")
async def live(socket: WebSocket, since: str | None = None) -> None:
    centre = centre_of(socket)
    actor = await admitted(socket, centre, Action.SEE_BOARD)
    if actor is None:
        return
    box = centre.hub.watch(actor.agency)
    try:
        await _until_either_ends(_speak(socket, centre, actor, box, _number(since)), _listen(socket))
    except (WebSocketDisconnect, *TROUBLE) as error:
        log.info("screen left", why=type(error).__name__)
    except Exception as error:
        log.warning("screen cut off", exc_info=error)
    finally:
        centre.hub.leave(actor.agency, box)


def _number(since: str | None) -> int | None:
    """Anything but a plain number asks for a snapshot."""
    return int(since) if since and since.isascii() and since.isdigit() and len(since) < 19 else None


async def _until_either_ends(*both: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(each) for each in both]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()


async def _listen(socket: WebSocket) -> None:
    """A screen has nothing to say here; this notices when it goes."""
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))


async def _speak(socket: WebSocket, centre: Centre, actor: User, box: Mailbox, since: int | None) -> None:
    """The hub writes to a screen that reads; this writes the first message, and what waited meanwhile."""
    wire = wire_of(socket)
    async with asyncio.timeout(JOINS_S):
        first = await centre.hub.first_message(actor.agency, since)
    await _caught_up(wire)
    if not box.open(wire, first.seq, first.frame):
        return
    # not all at the same moment: after a restart every screen joins at once
    clock = asyncio.get_running_loop().time
    check_at = clock() + uniform(0.0, STILL_SIGNED_IN_S)
    while True:
        if await box.filled(max(0.0, check_at - clock())):
            await _caught_up(wire)
            if not box.flush():  # it has caught up and takes nothing: it is gone
                return
        if clock() >= check_at:
            check_at = clock() + STILL_SIGNED_IN_S
            if not await still_signed_in(socket, centre, actor):
                await socket.close(UNAUTHORISED)
                return


def wire_of(socket: WebSocket) -> Wire:
    """Raises KeyError where another server than ours serves the application (web/serving.py)."""
    return cast(Wire, socket.scope["extensions"][WIRE])


async def _caught_up(wire: Wire) -> None:
    """Raises TimeoutError, and ends the connection, when the screen takes nothing for too long."""
    try:
        async with asyncio.timeout(STALLED_S):
            await wire.drained()
    except TimeoutError:
        wire.cut()
        raise
