"""Who may open a socket, and for how long it stays theirs."""

from fastapi import WebSocket

from data.engine import TROUBLE
from data.stores.people import User
from web.centre import Centre
from web.errors import ForeignOrigin, NotSignedIn
from web.policy import Action, can
from web.security import COOKIE, require_own_origin, signed_in

STILL_SIGNED_IN_S = 30.0
"""A session that was ended, or whose user has another role, agency or unit now, loses its socket within this
time, or before what it sends next."""

UNAUTHORISED, FORBIDDEN = 4401, 4403
"""Close codes in the range for applications (RFC 6455 §7.4.2)."""


async def admitted(socket: WebSocket, centre: Centre, action: Action) -> User | None:
    """Who it is, the socket accepted; None: refused and closed."""
    try:
        require_own_origin(socket.headers, centre)
        actor = await signed_in(socket)
    except ForeignOrigin:
        await socket.close(FORBIDDEN)
        return None
    except NotSignedIn:
        await socket.accept()  # a refused handshake reaches the page without its code
        await socket.close(UNAUTHORISED)
        return None
    await socket.accept()
    if not can(actor, action):
        await socket.close(FORBIDDEN)
        return None
    return actor


async def still_signed_in(socket: WebSocket, centre: Centre, actor: User) -> bool:
    """And as who was admitted: what changed signs on again, with what it may now. True as well while the
    database is away: a screen keeps its socket, and nothing new can reach it."""
    try:
        now = await centre.roll.holder(socket.cookies[COOKIE])
    except TROUBLE:
        return True
    return now is not None and now.may_as(actor)
