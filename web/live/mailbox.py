"""One screen's way to its cards: written at once while it reads; else one waits for a key, the newest."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from web.live.messages import EncodedCard, message
from web.live.wire import Wire, framed


class Mailbox:
    """Filled by the hub, which never waits for a slow reader, and emptied by the screen's own task.

    Bounded: the transport's buffer takes one frame beyond its high-water mark (64 KiB), then cards wait
    here, one a key and shared with all other screens. `put`, `open` and `flush` do not yield, so that a
    number is never sent before the cards it promises.
    """

    def __init__(self) -> None:
        self._cards: dict[str, EncodedCard] = {}
        self._filled = asyncio.Event()
        self._wire: Wire | None = None
        self._spoke = True
        self.seq = 0
        """The log has been read to here for this screen."""

    def open(self, wire: Wire, seq: int, first: bytes) -> bool:
        """The first message is written, from now on cards are; False when the screen is gone."""
        self._wire = wire
        self._spoke = True
        self.seq = max(self.seq, seq)
        return wire.offer(first)

    def put(self, seq: int, cards: Iterable[EncodedCard], frame: bytes | None = None) -> None:
        """`frame` is the message of these cards and this number; without one they wait for `flush`."""
        if frame is not None and self._written(seq, frame):
            return
        for card in cards:
            held = self._cards.get(card.key)
            if held is None or card.version >= held.version:
                self._cards[card.key] = card
        self.seq = max(self.seq, seq)
        if self._cards:
            self._filled.set()

    def _written(self, seq: int, frame: bytes) -> bool:
        """Not what is older than the screen's own number, and not past cards that wait."""
        if self._wire is None or self._cards or seq < self.seq or not self._wire.offer(frame):
            return False
        self.seq = seq
        self._spoke = True
        return True

    def reach(self, seq: int) -> None:
        """Nothing up to this number is for this screen but what was put."""
        self.seq = max(self.seq, seq)

    def take(self) -> tuple[int, list[EncodedCard]]:
        """The number the waiting cards reach to, and the cards."""
        cards = list(self._cards.values())
        self._cards.clear()
        self._filled.clear()
        return self.seq, cards

    def flush(self) -> bool:
        """What waits is written; False when the reader is behind again or gone, and it waits on."""
        if not self._cards:
            return True
        waiting = framed(message(self.seq, self._cards.values()))
        if self._wire is None or not self._wire.offer(waiting):
            return False
        self.take()
        self._spoke = True
        return True

    def is_quiet(self) -> bool:
        """Whether nothing was written since this was last asked, though it could have been."""
        quiet, self._spoke = not self._spoke, False
        return quiet and self._wire is not None and not self._cards

    def beat(self, frame: bytes) -> None:
        """A heartbeat of this screen's number; one that is behind is not told more."""
        self._spoke = self._wire is not None and self._wire.offer(frame)

    async def filled(self, within_s: float) -> bool:
        """Whether cards wait, at the latest after so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._filled.wait()
        return bool(self._cards)
