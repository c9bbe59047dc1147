"""Positions to the screens, once a second: polled, because they are not facts and only the newest counts."""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cards.card import Card
from data.cards.positions import position_cards
from data.engine import TROUBLE
from web.live.hub import Hub
from web.live.messages import encoded

EVERY_S = 1.0
"""Screens get positions at this pace (HOUSE.md §4)."""

OVERLAP = timedelta(seconds=5)
"""Read again this far back: a batch recorded earlier may be committed later. Assumed."""

log = structlog.get_logger()


class PositionFeed:
    """One per process; shows each fix of a watched agency once."""

    def __init__(self, engine: AsyncEngine, centre: str, hub: Hub) -> None:
        self._engine = engine
        self._centre = centre
        self._hub = hub
        self._shown: dict[str, int] = {}
        self._read_to: dict[str, datetime] = {}

    async def follow(self) -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            for agency in self._hub.watched():
                try:
                    await self._show(agency)
                except TROUBLE as error:  # vehicles send anew; the next round has the newest again
                    log.warning("positions not readable, will try again", error=type(error).__name__)

    async def _show(self, agency: str) -> None:
        since = self._read_to.get(agency)
        async with self._engine.connect() as connection:
            cards = await position_cards(connection, self._centre, agency, since and since - OVERLAP)
        fresh = [each for each in cards if self._shown.get(each.key) != each.version]
        if not fresh:
            return
        self._shown |= {each.key: each.version for each in fresh}
        self._read_to[agency] = max(_recorded(each) for each in cards)
        self._hub.put(agency, 0, [encoded(each) for each in fresh])


def _recorded(card: Card) -> datetime:
    assert card.card is not None
    return datetime.fromisoformat(str(card.card["recorded_at"]))
