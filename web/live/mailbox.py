"""One screen's waiting cards: one a key, the newest wins, so it is bounded and keeps the last word."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from web.live.messages import EncodedCard


class Mailbox:
    """Filled by the hub, emptied by the screen's own task; never waits for a slow reader."""

    def __init__(self) -> None:
        self._cards: dict[str, EncodedCard] = {}
        self._filled = asyncio.Event()
        self.seq = 0
        """The log has been read to here for this screen."""

    def put(self, seq: int, cards: Iterable[EncodedCard]) -> None:
        for card in cards:
            held = self._cards.get(card.key)
            if held is None or card.version >= held.version:
                self._cards[card.key] = card
        self.seq = max(self.seq, seq)
        if self._cards:
            self._filled.set()

    async def next(self, within_s: float) -> tuple[int, list[EncodedCard]]:
        """The number the cards reach to, and the cards; none when none came in time.

        Number and cards are taken together, however the wait ended: a number sent without its cards
        would be a promise that they were sent.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._filled.wait()
        cards = list(self._cards.values())
        self._cards.clear()
        self._filled.clear()
        return self.seq, cards
