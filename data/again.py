"""A write that could not have its turn is tried again: nothing of it was kept, and its id makes it safe."""

import asyncio
from collections.abc import Awaitable, Callable
from random import uniform
from time import monotonic

import structlog
from sqlalchemy.exc import DBAPIError

from incidents.errors import Stale
from incidents.ports import Receipt

WITHIN_S = 8.0
"""From the first try until the last begins. A lock is waited for 2 s, so there are four. Assumed: a caller's
words are worth the wait, and a screen that hears nothing for longer sends again by itself."""
PAUSE_S = 0.1
"""At most, between two tries; by chance, so that those who lost together do not come together again."""
CANCELED = "57014"
"""SQLSTATE of a statement that outlasted its time (PostgreSQL, appendix A)."""

log = structlog.get_logger()


async def again(write: Callable[[], Awaitable[Receipt]]) -> Receipt:
    """What `write`, a transaction of its own each time, answers. Raises Stale when there was no turn in time,
    and at once whatever trying again would not mend."""
    last = monotonic() + WITHIN_S
    while True:
        try:
            return await write()
        except (Stale, DBAPIError) as error:
            if monotonic() > last or not _may_pass(error):
                raise
            log.warning("tried again", error=type(error).__name__)
        await asyncio.sleep(uniform(0.0, PAUSE_S))


def _may_pass(error: Stale | DBAPIError) -> bool:
    return isinstance(error, Stale) or getattr(error.orig, "sqlstate", None) == CANCELED
