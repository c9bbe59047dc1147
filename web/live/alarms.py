"""Alarms to the screens: asked again and again, because they come by time and go by what is done."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.alarms import alarm_card
from data.cards.card import CardBody
from data.engine import TROUBLE
from data.stores.short import Due
from web.live.hub import Hub
from web.live.messages import encoded

EVERY_S = 2.0
"""An alarm stands on every board within this time of being due. Assumed: far below any rule's interval."""

AT_MOST_EVERY_S = 0.5
"""In a storm something is done all the time; the alarms need not be asked more often. Assumed."""

log = structlog.get_logger()


class AlarmFeed:
    """One per process; tells a watched agency when its alarms are no longer those it was told.

    Also when a screen has joined since and was told of some: they may have ended before we looked."""

    def __init__(self, engine: AsyncEngine, centre: str, hub: Hub, due: Due | None = None) -> None:
        self._due = due
        self._engine = engine
        self._centre = centre
        self._hub = hub
        self._told: dict[str, tuple[CardBody | None, int]] = {}

    async def follow(self) -> None:
        while True:
            await self._wait()
            for agency in self._hub.watched():
                try:
                    await self._tell(agency)
                except TROUBLE as error:  # the next round asks anew
                    log.warning("alarms not readable, will try again", error=type(error).__name__)

    async def _wait(self) -> None:
        """For the next round, or until something was done."""
        await asyncio.sleep(AT_MOST_EVERY_S)
        with suppress(TimeoutError):
            async with asyncio.timeout(EVERY_S):
                await self._hub.touched.wait()
        self._hub.touched.clear()

    async def _tell(self, agency: str) -> None:
        alarmed = self._hub.alarmed  # read first: who joins from now on is told the next time
        async with self._engine.connect() as connection:
            card = await alarm_card(connection, self._centre, agency, datetime.now(UTC), self._due)
        if self._told.get(agency, (None, 0)) != (card.card, alarmed):
            self._told[agency] = (card.card, alarmed)
            self._hub.put(agency, 0, [encoded(card)])
