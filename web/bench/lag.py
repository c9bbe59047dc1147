"""From the commit of a fact to the last board that shows it."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from data.event_log import touched_since
from data.relay import keys_of
from web.bench.boards import Board
from web.bench.registry import BenchFailed

Facts = Mapping[int, tuple[datetime, Collection[str]]]
"""Number in the log → when it was recorded, and the keys of the cards that show it."""


async def facts_between(engine: AsyncEngine, centre: str, first: int, last: int) -> Facts:
    """After number `first`, up to `last`."""
    async with engine.connect() as connection:
        read = await touched_since(connection, centre, first, last - first)
    return {each.seq: (each.recorded_at, keys_of([each]).get(each.agency, frozenset())) for each in read}


def lags_ms(facts: Facts, boards: Sequence[Board]) -> list[float]:
    """One a fact: from `recorded_at`, which the database sets just before it commits, until the last card
    that shows the fact is on the last board. Both clocks are this machine's own.

    Raises BenchFailed when a board never got a card: that is a fault and no figure.
    """
    return [
        (max(_shown_at(board, key, seq) for board in boards for key in keys) - at.timestamp()) * 1000
        for seq, (at, keys) in facts.items()
        if keys
    ]


def _shown_at(board: Board, key: str, seq: int) -> float:
    """When the board first held that card as of number `seq` or later; seconds since the epoch."""
    versions, times = board.seen.get(key, ([], []))
    i = bisect_left(versions, seq)
    if i == len(versions):
        raise BenchFailed(f"fact {seq} never came to a board that watches")
    return times[i]
