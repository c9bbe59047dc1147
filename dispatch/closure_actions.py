"""Closing a street and opening it again: each one transaction."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from dispatch.closure import close_street, evolve, open_street, require_not_over
from dispatch.ports import DispatchWork
from incidents.free_id import free_id
from incidents.instant import not_before
from incidents.ports import Command, Receipt
from routing.closures import Closure


async def close_a_street(
    work: DispatchWork, command: Command, closure: Closure, reason: str, now: datetime | None = None
) -> Receipt:
    """From now (or from its hour) every route in the centre drives around it.

    `now`: of the server's clock, where that is another than the command's instant. Raises ClosureIsOver,
    NoEffect, SlowerThanWalking, AlreadyClosed.
    """
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        require_not_over(closure, now or command.at)
        held = await work.closures.held(command.at)
        closure = replace(closure, id=await free_id(work, work.closures.is_taken, closure.id))
        fact = close_street(closure, reason, command.at, command.by, held)
        work.record(fact)
        await work.closures.save(evolve(None, fact))
        return await work.commit(command, Receipt(id=closure.id, version=fact.version))


async def open_a_street(work: DispatchWork, command: Command, id: UUID) -> Receipt:
    """The weights it had come back exactly. Raises UnknownClosure, AlreadyOpen."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        held = await work.closures.get(id)
        command = not_before(command, held.closed_at)
        fact = open_street(held, command.at, command.by)
        work.record(fact)
        await work.closures.save(evolve(held, fact))
        return await work.commit(command, Receipt(id=id, version=fact.version))
