"""Whose an id is: two agencies, each with devices of its own, may come with the same."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from incidents.ports import Work


async def free_id(work: Work, is_taken: Callable[[UUID], Awaitable[bool]], id: UUID) -> UUID:
    """`id`, or where another agency was first one that follows from it and from whose work this is.

    To be asked where the command was not answered before: what this agency made of an id has its receipt.
    """
    while await is_taken(id):
        id = work.own(id)
    return id
