"""How far an import has come: three steps, each from 0 to 1."""

import asyncio
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

LOOK_EVERY_S = 0.1
"""Between two looks at how far a file is read. Assumed: smooth to the eye, nothing to the machine."""


class Step(StrEnum):
    READING = "reading"
    COMPLETING = "completing"
    STORING = "storing"


Share = Callable[[float], None]
"""Told the share of a step that is done; may be called from any thread."""

Progress = Callable[[Step, float], None]


def silent(step: Step, share: float) -> None:
    """Nobody watches."""


async def watched(path: Path, work: Callable[[], T], told: Share) -> T:
    """`work` in a thread, with looks at how much of the file the system has handed out meanwhile."""
    told(0.0)
    working = asyncio.create_task(asyncio.to_thread(work))
    while not working.done():
        await asyncio.wait((working,), timeout=LOOK_EVERY_S)
        shares = list(_shares_read(path))
        if shares and not working.done():
            told(max(shares))
    told(1.0)
    return working.result()


def _shares_read(path: Path) -> Iterator[float]:
    """One for each time this process has the file open; none where the system keeps no such books.

    The readers of OpenStreetMap files do not say how far they are, for any of their formats; Linux does.
    """
    size = max(1, path.stat().st_size)
    for entry in Path("/proc/self/fd").glob("*"):
        try:
            if entry.samefile(path):
                book = Path("/proc/self/fdinfo", entry.name).read_text()
                yield min(1.0, int(book.split()[1]) / size)
        except (OSError, ValueError, IndexError):
            continue  # closed while we looked


def counted(done: int, total: int, told: Share) -> None:
    """Tells now and then: a bar needs no more than a thousand steps."""
    if done % max(1, total // 1000) == 0:
        told(done / max(1, total))
