"""Fixes of many devices, written together: whatever comes while one batch is written is the next."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.positions import Outcome, record_fixes
from dispatch.unit import Fix
from web.errors import TooManyFixes

MOST_WAITING = 20_000
"""Fixes, of one agency: five seconds of a burst (FIELD.md §2). Beyond that a newer fix is worth more."""


@dataclass(slots=True)
class _Batch:
    fixes: list[Fix] = field(default_factory=list)
    written: asyncio.Task[Sequence[str | None]] | None = None


class Intake:
    """One per process. One connection an agency at a time, however many devices: calls have the others."""

    def __init__(self, engine: AsyncEngine, centre: str) -> None:
        self._engine = engine
        self._centre = centre
        self._next: dict[str, _Batch] = {}
        self._turn: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def record(self, agency: str, fixes: Sequence[Fix]) -> Outcome:
        """When they are stored. Raises TooManyFixes, and what the database raises."""
        batch = self._next.setdefault(agency, _Batch())
        first = len(batch.fixes)
        if first + len(fixes) > MOST_WAITING:
            raise TooManyFixes(waiting=first)
        batch.fixes.extend(fixes)
        if batch.written is None:
            batch.written = asyncio.create_task(self._write(agency, batch))
        flags = await asyncio.shield(batch.written)  # one device that goes must not lose the others' fixes
        return Outcome(flags[first : first + len(fixes)])

    async def _write(self, agency: str, batch: _Batch) -> Sequence[str | None]:
        async with self._turn[agency]:
            del self._next[agency]  # who comes from now on goes with the next
            now = datetime.now(UTC)
            return (await record_fixes(self._engine, self._centre, agency, batch.fixes, now)).flags
