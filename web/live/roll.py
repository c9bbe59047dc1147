"""Are they still signed in, and as what? One look for all sockets that ask in the same moment.

A thousand screens and tablets that ask one by one cost the centre more than the cards they are sent.
"""

import asyncio
from collections.abc import Mapping

from data.stores.people import People, User

GATHERED_S = 0.25
"""Who asks within this time is looked up together; nobody waits on the answer to show anything."""


class Roll:
    """One per process."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._asked: set[str] = set()
        self._looking: asyncio.Task[Mapping[str, User]] | None = None

    async def holder(self, token: str) -> User | None:
        """Who holds it, as they are now. Looked up after this question, never before.

        Raises what the database raises."""
        self._asked.add(token)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        found = await asyncio.shield(self._looking)  # one socket that goes must not end it for others
        return found.get(token)

    async def _look(self) -> Mapping[str, User]:
        await asyncio.sleep(GATHERED_S)
        asked, self._asked, self._looking = self._asked, set(), None
        return await self._people.held(asked)
