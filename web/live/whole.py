"""The whole board for screens that join: one reading serves all that came before it began.

After a restart every screen comes back in the same second; a reading each would keep them all, and whoever
calls meanwhile, waiting.
"""

import asyncio
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.board import snapshot
from web.live.messages import encoded, message


class WholeBoard:
    """One per process."""

    def __init__(self, engine: AsyncEngine, centre: str) -> None:
        self._engine = engine
        self._centre = centre
        self._reading = asyncio.Lock()
        self._awaited: dict[str, asyncio.Task[tuple[int, str]]] = {}

    async def read(self, agency: str) -> tuple[int, str]:
        """The number of the log, and the message; never older than this question. Raises what the database
        raises, for all that wait for the same reading."""
        if agency not in self._awaited:
            self._awaited[agency] = asyncio.create_task(self._read(agency))
        return await asyncio.shield(self._awaited[agency])  # one screen that goes must not end it for others

    async def _read(self, agency: str) -> tuple[int, str]:
        async with self._reading:
            del self._awaited[agency]  # who asks from now on needs what is written from now on
            found = await snapshot(self._engine, self._centre, agency, alarms_at=datetime.now(UTC))
            return found.seq, message(found.seq, map(encoded, found.cards), snapshot=True)
