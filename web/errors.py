"""Refusals as problem documents (RFC 9457): the `type` names the refusal, the text says the way out."""

import re
from collections.abc import Mapping

import asyncpg
import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from data.engine import TROUBLE
from dispatch.card_edition import EditionBaseMissing
from incidents.errors import Refused, Unknown

log = structlog.get_logger()

SHOWN = 100
"""Characters of a name from a body that are shown back."""

AWAY = frozenset({"57014", "57P01", "57P02", "57P03", "53300", "08000", "08003", "08006", "08001"})
"""SQLSTATEs of a database that is restarting, full or too slow (PostgreSQL, appendix A)."""


class NotSignedIn(Refused):
    """Sign in first."""


class WrongPassword(Refused):
    """The name and the password do not go together."""


class NotAllowed(Refused):
    """A {role} may not {action}."""


class ForeignOrigin(Refused):
    """This request came from a page of another site and was not followed."""


class BodyTooLarge(Refused):
    """The body is larger than {limit_bytes} bytes; send less at once."""


class BadBody(Refused):
    """The request does not have the right shape; each entry of `errors` says where and why."""


class IdMissing(Refused):
    """A write needs an id made by the sender: `id` in the body, or the header Idempotency-Key."""


class NotReady(Refused):
    """The street network is still being read; try again in a moment."""


class TooManyFixes(Refused):
    """{waiting} fixes wait to be stored already; send the newest again in a moment."""


class DatabaseAway(Refused):
    """The database does not answer. Send the same request again with the same id: it is stored once."""


class NotHttp(Refused):
    """This is no request we can read; send it as HTTP/1.1."""


class NoSuchPage(Refused):
    """There is nothing at this address."""


class MethodNotTaken(Refused):
    """This address does not take {method}."""


class HeadTooLarge(Refused):
    """The head of the request is larger than {limit_bytes} bytes; send fewer or shorter lines."""


class BodyTooSlow(Refused):
    """A part of the body was waited for too long; send all of it again."""


class BodyEncoded(Refused):
    """The body is encoded as {encoding}, which is not read here; send it plain."""


class OurFault(Refused):
    """Something went wrong on our side; nothing was stored by halves. It has been logged."""


STATUS: Mapping[type[Refused], int] = {
    NotHttp: 400,
    Unknown: 404,
    NotSignedIn: 401,
    WrongPassword: 401,
    NotAllowed: 403,
    ForeignOrigin: 403,
    BodyTooLarge: 413,
    BadBody: 422,
    IdMissing: 422,
    EditionBaseMissing: 422,
    NotReady: 503,
    DatabaseAway: 503,
    TooManyFixes: 503,
    NoSuchPage: 404,
    MethodNotTaken: 405,
    BodyTooSlow: 408,
    HeadTooLarge: 431,
    BodyEncoded: 415,
    OurFault: 500,
}
"""A refusal not listed, by itself or by an ancestor, is a conflict with how things stand: 409."""


def status_of(refused: Refused) -> int:
    return next((STATUS[each] for each in type(refused).__mro__ if each in STATUS), 409)


def problem(refused: Refused, status: int | None = None) -> Response:
    code = status or status_of(refused)
    body = {
        "type": f"/problems/{_kebab(type(refused).__name__)}",
        "title": _spaced(type(refused).__name__),
        "status": code,
        "detail": refused.message,
        "facts": {name: _plain(value) for name, value in refused.facts.items()},
    }
    headers = {"retry-after": "1"} if code == 503 else {}
    return Response(orjson.dumps(body), code, headers, media_type="application/problem+json")


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | list | dict | None) else str(value)


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def _spaced(name: str) -> str:
    return _kebab(name).replace("-", " ").capitalize()


def shape_errors(error: RequestValidationError) -> BadBody:
    """Where and why, without giving the input back: it may be anything, a megabyte of it included.

    `code` names the fault for a screen, which has words of its own for it.
    """
    found = [
        {"where": _where(each["loc"]), "why": each["msg"][:SHOWN], "code": each["type"]}
        for each in error.errors()[:20]
    ]
    return BadBody(errors=found)


def _where(path: tuple[int | str, ...]) -> str:
    named = ".".join(str(step)[:SHOWN] for step in path if step != "body")
    return named.encode("utf-8", "replace").decode()


def database_is_away(error: Exception) -> bool:
    """Whether wrapped by SQLAlchemy or, while connecting, raw from the driver."""
    raw = error.orig if isinstance(error, DBAPIError) else error
    if getattr(raw, "sqlstate", None) in AWAY:
        return True
    gone = asyncpg.PostgresConnectionError | asyncpg.InterfaceError | OSError
    return isinstance(error, OperationalError | InterfaceError | PoolTimeout) or isinstance(raw, gone)


def install(app: FastAPI) -> None:
    """Every way a request can fail ends here, in a problem document."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return problem(error)

    async def misshapen(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem(shape_errors(error))

    async def not_served(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 400:
            return problem(
                BadBody(errors=[{"where": "", "why": "not JSON, or a name is given twice", "code": "json"}]),
                400,
            )
        if error.status_code == 413:
            return problem(BodyTooLarge(limit_bytes=error.detail))
        if error.status_code == 405:
            refusal = problem(MethodNotTaken(method=request.method[:SHOWN]))
            refusal.headers.update(error.headers or {})
            return refusal
        return problem(NoSuchPage(), error.status_code)

    async def last(request: Request, error: Exception) -> Response:
        """One request failed; the process holds no state of it and may go on."""
        if database_is_away(error):
            log.warning("database away", path=request.url.path, error=type(error).__name__)
            return problem(DatabaseAway())
        log.error("request failed", path=request.url.path, exc_info=error)
        return problem(OurFault())

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, misshapen)
    app.add_exception_handler(HTTPException, not_served)
    for kind in TROUBLE:
        app.add_exception_handler(kind, last)
    app.add_exception_handler(Exception, last)
