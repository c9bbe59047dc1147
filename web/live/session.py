"""One screen's socket: who it is, what it missed, then cards as they come and a heartbeat between."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from random import uniform

import structlog
from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from data.engine import TROUBLE
from data.stores.people import User
from web.centre import Centre, centre_of
from web.errors import ForeignOrigin, NotSignedIn
from web.live.mailbox import Mailbox
from web.live.messages import heartbeat, message
from web.security import COOKIE, require_own_origin, signed_in

HEARTBEAT_S = 2.0
"""A quiet link speaks this often, so that a screen can show the age of what it shows. Assumed."""

STALLED_S = 10.0
"""A screen that takes nothing for so long is cut off; it comes back and resumes. Assumed."""

JOINS_S = 10.0
"""A screen that cannot be told anything for so long, the database being away, has to come again. Assumed."""

STILL_SIGNED_IN_S = 30.0
"""A revoked session loses its socket within this time."""

UNAUTHORISED, FORBIDDEN = 4401, 4403
"""Close codes in the range for applications (RFC 6455 §7.4.2)."""

log = structlog.get_logger()
router = APIRouter()


@router.websocket("/api/live")
async def live(socket: WebSocket, since: str | None = None) -> None:
    centre = centre_of(socket)
    try:
        require_own_origin(socket.headers, centre)
        actor = await signed_in(socket)
    except ForeignOrigin:
        await socket.close(FORBIDDEN)
        return
    except NotSignedIn:
        await socket.accept()  # a refused handshake reaches the page without its code
        await socket.close(UNAUTHORISED)
        return
    await socket.accept()
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
        await socket.receive_text()


async def _speak(socket: WebSocket, centre: Centre, actor: User, box: Mailbox, since: int | None) -> None:
    async with asyncio.timeout(JOINS_S):
        seq, first = await centre.hub.first_message(actor.agency, since)
    await _send(socket, first)
    # not all at the same moment: after a restart every screen joins at once
    checked = asyncio.get_running_loop().time() - uniform(0.0, STILL_SIGNED_IN_S)
    while True:
        reached, cards = await box.next(HEARTBEAT_S)
        seq = max(seq, reached)
        await _send(socket, message(seq, cards) if cards else heartbeat(seq, datetime.now(UTC)))
        now = asyncio.get_running_loop().time()
        if now - checked > STILL_SIGNED_IN_S:
            checked = now
            if not await _still_signed_in(socket, centre):
                await socket.close(UNAUTHORISED)
                return


async def _still_signed_in(socket: WebSocket, centre: Centre) -> bool:
    """True as well while the database is away: a screen keeps its socket, and nothing new can reach it."""
    try:
        return await centre.people.holding(socket.cookies[COOKIE]) is not None
    except TROUBLE:
        return True


async def _send(socket: WebSocket, text: str) -> None:
    async with asyncio.timeout(STALLED_S):
        await socket.send_text(text)
