"""Are they still signed in? One look for all sockets that ask in the same moment.

A thousand screens and tablets that ask one by one cost the centre more than the cards they are sent.
"""

import asyncio

from data.stores.people import People

GATHERED_S = 0.25
"""Who asks within this time is looked up together; nobody waits on the answer to show anything."""


class Roll:
    """One per process."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._asked: set[str] = set()
        self._looking: asyncio.Task[frozenset[str]] | None = None

    async def holds(self, token: str) -> bool:
        """Looked up after this question, never before. Raises what the database raises."""
        self._asked.add(token)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        return token in await asyncio.shield(self._looking)  # one socket that goes must not end it for others

    async def _look(self) -> frozenset[str]:
        await asyncio.sleep(GATHERED_S)
        asked, self._asked, self._looking = self._asked, set(), None
        return await self._people.held(asked)
