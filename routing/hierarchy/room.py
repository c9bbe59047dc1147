"""Room for searches of a hierarchy: lent to one search at a time, used again, never cleared."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from routing.hierarchy.contraction import Int32s
from routing.hierarchy.kernel import STALE
from routing.network import Int64s

LAST_BASE = -(1 << 62)
"""A thousand million searches away; then the room is thrown away."""


@dataclass(slots=True)
class Room:
    """One entry a place, read as hierarchy_kernel.py tells. Pages of memory nobody touched cost nothing."""

    best: Int64s
    solved: Int64s
    path: Int32s
    climb: Int32s
    base: int = 0

    @classmethod
    def of(cls, places: int) -> "Room":
        return cls(
            best=np.zeros(places, np.int64),
            solved=np.zeros(places, np.int64),
            path=np.empty(places, np.int32),
            climb=np.empty(places, np.int32),
        )

    def begin(self) -> int:
        """The base of a new search: what earlier ones found is later than all of it."""
        self.base -= STALE
        return self.base


class Rooms:
    """As many as there are searches at once."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._free: list[Room] = []

    @contextmanager
    def one(self) -> Iterator[Room]:
        try:
            room = self._free.pop()
        except IndexError:
            room = Room.of(self._places)
        try:
            yield room
        finally:
            if room.base > LAST_BASE:
                self._free.append(room)
