"""Waiting for something to become true, never for time to pass."""

import asyncio
from collections.abc import Callable

LOOK_EVERY_S = 0.02


async def until(holds: Callable[[], bool], what: str, within_s: float = 30.0) -> None:
    """Raises AssertionError naming `what` when it does not become true in time."""
    deadline = asyncio.get_running_loop().time() + within_s
    while not holds():
        assert asyncio.get_running_loop().time() < deadline, f"not within {within_s:.0f} s: {what}"
        await asyncio.sleep(LOOK_EVERY_S)
