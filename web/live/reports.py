"""Positions over a socket: who reports signs in once, then each message is a batch and gets an answer."""

import asyncio

import orjson
import structlog
from fastapi import APIRouter, WebSocket
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from data.engine import TROUBLE
from data.stores.people import User
from incidents.errors import Refused
from web.centre import Centre, centre_of
from web.errors import BadBody, DatabaseAway, database_is_away, problem, shape_errors
from web.forms.units import PositionsForm
from web.live.door import STILL_SIGNED_IN_S, UNAUTHORISED, admitted, still_signed_in
from web.policy import Action
from web.positions import Report
from web.strict_json import one_meaning

log = structlog.get_logger()
router = APIRouter()


@router.websocket("/api/positions")
async def positions(socket: WebSocket) -> None:
    """The next message is read when the last is answered: a device that floods waits for itself alone."""
    centre = centre_of(socket)
    actor = await admitted(socket, centre, Action.REPORT_POSITION)
    if actor is None:
        return
    clock = asyncio.get_running_loop().time
    check_at = clock() + STILL_SIGNED_IN_S
    while (message := await socket.receive())["type"] == "websocket.receive":
        if clock() > check_at:
            if not await still_signed_in(socket, centre, actor):
                await socket.close(UNAUTHORISED)
                return
            check_at = clock() + STILL_SIGNED_IN_S
        await socket.send_text(await _answer(message.get("text"), centre, actor))


async def _answer(text: str | None, centre: Centre, actor: User) -> str:
    """The outcome as POST /api/positions gives it, or a problem document."""
    try:
        done = await Report(_form(text), actor).stored(centre)
        return orjson.dumps(done).decode()
    except Refused as refused:
        return bytes(problem(refused).body).decode()
    except TROUBLE as error:
        if not database_is_away(error):
            raise
        log.warning("database away", path="/api/positions", error=type(error).__name__)
        return bytes(problem(DatabaseAway()).body).decode()


def _form(text: str | None) -> PositionsForm:
    """Raises BadBody; binary messages are none of ours."""
    try:
        return PositionsForm.model_validate(one_meaning(text or ""))
    except ValidationError as error:
        raise shape_errors(RequestValidationError(error.errors())) from error
    except (ValueError, RecursionError) as error:
        raise BadBody(
            errors=[{"where": "", "why": "not JSON, or a name is given twice", "code": "json"}]
        ) from error
