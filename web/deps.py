"""What a route asks for by type: the centre, who acts, and the command a write becomes."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import NAMESPACE_OID, UUID, uuid5

from fastapi import Depends, Header, Request

from data.stores.people import User
from dispatch.avl import MAY_RUN_AHEAD
from incidents.ports import Command, Receipt
from web.centre import Centre, centre_of
from web.errors import IdMissing
from web.forms.fields import Write
from web.policy import Action
from web.security import May


async def _centre(request: Request) -> Centre:
    """Not a plain function: those are called in a thread, and every request would wait for one."""
    return centre_of(request)


Here = Annotated[Centre, Depends(_centre)]
Key = Annotated[str | None, Header(alias="Idempotency-Key", max_length=200)]

BoardSeer = Annotated[User, Depends(May(Action.SEE_BOARD))]
MapSeer = Annotated[User, Depends(May(Action.SEE_MAP))]


def command(form: Write, operation: str, actor: User, key: str | None) -> Command:
    """The command of one press. Raises IdMissing.

    By how much a clock is wrong is told by what it says while it sends: `at` is set right by that. A clock
    ahead of ours cannot be right: what is said to happen later happens now. Beyond the skew that is forgiven
    of receivers the command says what it was told, and that it was ahead.
    """
    now = datetime.now(UTC)
    body = form.model_dump_json(exclude={"id", "sent_at"})
    digest = hashlib.sha256(f"{operation}\n{body}".encode()).hexdigest()
    told = form.at or now
    said = told + _wrong_by(form, now)
    ahead = said > now + MAY_RUN_AHEAD
    mine, formerly = _keys(form.id, key, actor)
    return Command(
        key=mine,
        formerly=formerly,
        digest=digest,
        at=min(said, now),
        by=actor.name,
        ahead=ahead,
        said_at=told if ahead or said != told else None,
    )


def _wrong_by(form: Write, now: datetime) -> timedelta:
    """Nothing where it is no more than a sending takes."""
    found = now - form.sent_at if form.at and form.sent_at else timedelta()
    return found if abs(found) > MAY_RUN_AHEAD else timedelta()


def _keys(id: UUID | None, header: str | None, actor: User) -> tuple[UUID, UUID | None]:
    """And what it was before a header's key was its agency's own, for repeats that are still on their way.

    Raises IdMissing.
    """
    if id is not None:
        return id, None
    if header:
        whose = json.dumps([actor.centre, actor.agency, header])
        formerly = uuid5(NAMESPACE_OID, f"farol/idempotency-key/{header}")
        return uuid5(NAMESPACE_OID, f"farol/idempotency-key-of/{whose}"), formerly
    raise IdMissing


def answer(receipt: Receipt) -> dict[str, object]:
    """The receipt as every write answers it."""
    return {
        "id": str(receipt.id),
        "incident_id": receipt.incident_id and str(receipt.incident_id),
        "number": receipt.number,
        "version": receipt.version,
        "seq": receipt.seq,
        "detail": dict(receipt.detail),
    }
