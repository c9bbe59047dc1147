"""Room for searches, kept by each thread and used again, so that a search pays only for what it sees."""

import threading
from dataclasses import dataclass

import numpy as np

from routing.network import Int64s


@dataclass(slots=True)
class Room:
    best: Int64s
    onward: Int64s
    seen: Int64s
    times: Int64s
    items: Int64s
    turn: int = 0


class Rooms:
    """One a thread, for a graph of so many states and moves."""

    def __init__(self, states: int, moves: int) -> None:
        self._states = states
        self._moves = moves
        self._mine = threading.local()

    def take(self, more: int) -> Room:
        """This thread's room with space for `more` heap entries than moves, at a turn of its own."""
        room: Room | None = getattr(self._mine, "room", None)
        need = self._moves + self._states + more
        if room is None or len(room.times) < need:
            room = Room(
                best=np.empty(self._states, np.int64),
                onward=np.empty(self._states, np.int64),
                seen=np.zeros(self._states, np.int64),
                times=np.empty(need + more, np.int64),
                items=np.empty(need + more, np.int64),
            )
            self._mine.room = room
        room.turn += 1
        return room
