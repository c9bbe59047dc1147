"""The weights of a hierarchy as they are now: of this process alone, right before and after every write."""

import threading

import numpy as np

from routing.hierarchy.contraction import Int32s
from routing.hierarchy.customization import FAR_MS, blocks_of, customize
from routing.hierarchy.repair import repair
from routing.hierarchy.shared_lock import SharedLock
from routing.hierarchy.topology import Topology
from routing.network import Int64s

REPAIRED = 1 / 1024
"""Share of all moves up to which repair is tried. With more, customizing anew is sooner: Florida's roads."""

WORK = 2
"""Triangles a repair may look at for each arc there is; with more, customizing anew is sooner. Measured."""

MOST_WORK = 1_000_000
"""Triangles a repair may look at: some 20 ms in which nobody is answered."""


class Weights:
    """Read `up_ms`, `down_ms` and `move_ms` only `with weights.reading`. FAR_MS: closed."""

    def __init__(self, topology: Topology, weight_ms: Int64s) -> None:
        """weight_ms: one a move; FAR_MS or more is closed. Raises ValueError for another number of them, or
        one below 0."""
        if len(weight_ms) != len(topology.side):
            raise ValueError(f"{len(weight_ms)} weights for {len(topology.side)} moves")
        self._topology = topology
        self.reading = SharedLock()
        """Nothing is written meanwhile."""
        self._one_writer = threading.Lock()
        self._waits = np.zeros(len(topology.high), np.bool_)
        self._heap = np.empty(len(topology.high), np.int32)
        self.version = 0
        self.move_ms = _narrow(weight_ms)
        self.up_ms, self.down_ms = self._fresh()
        self._blocks = blocks_of(topology.up_start, topology.high)
        self._spare: tuple[Int32s, Int32s] | None = None
        """What was read before the last time all were written: fresh memory costs a twentieth of the work."""
        self._customize(self.move_ms, self.up_ms, self.down_ms)

    def write_all(self, weight_ms: Int64s) -> None:
        """Every move's weight from now on; searches go on with the old ones until the new are ready."""
        if len(weight_ms) != len(self.move_ms):
            raise ValueError(f"{len(weight_ms)} weights for {len(self.move_ms)} moves")
        with self._one_writer:
            self._replace(_narrow(weight_ms))

    def write(self, moves: Int64s, weight_ms: Int64s) -> None:
        """These moves' weights from now on. Raises IndexError for a move there is not, ValueError."""
        if len(moves) and not 0 <= moves.min() <= moves.max() < len(self.move_ms):
            raise IndexError("no such move")
        narrow = _narrow(weight_ms)
        with self._one_writer:
            if len(moves) > 1 + REPAIRED * len(self.move_ms) or not self._repaired(moves, narrow):
                move_ms = self.move_ms.copy()
                move_ms[moves] = narrow
                self._replace(move_ms)

    def _replace(self, move_ms: Int32s) -> None:
        up_ms, down_ms = self._spare or self._fresh()
        self._customize(move_ms, up_ms, down_ms)
        with self.reading.writing():
            self._spare = self.up_ms, self.down_ms
            self.move_ms, self.up_ms, self.down_ms = move_ms, up_ms, down_ms
            self.version += 1

    def _fresh(self) -> tuple[Int32s, Int32s]:
        arcs = len(self._topology.high)
        return np.empty(arcs, np.int32), np.empty(arcs, np.int32)

    def _customize(self, move_ms: Int32s, up_ms: Int32s, down_ms: Int32s) -> None:
        t = self._topology
        customize(t.up_start, t.high, self._blocks, t.side, move_ms, up_ms, down_ms)

    def _repaired(self, moves: Int64s, move_ms: Int32s) -> bool:
        """False, and nothing has changed: it would have kept all who ask waiting for too long."""
        t = self._topology
        with self.reading.writing():
            before = self.move_ms[moves]
            self.move_ms[moves] = move_ms
            done: bool = repair(
                *(moves, t.side, t.up_start, t.high, t.low, t.down_start, t.down_arc, t.side_start),
                *(t.side_move, self.move_ms, self.up_ms, self.down_ms, self._waits, self._heap),
                min(WORK * len(t.high), MOST_WORK),
            )
            if done:
                self.version += 1
            else:
                self.move_ms[moves] = before
        return done


def _narrow(weight_ms: Int64s) -> Int32s:
    """In 32 bits. Raises ValueError for a weight below 0."""
    if len(weight_ms) and weight_ms.min() < 0:
        raise ValueError("a travel time cannot be negative")
    return np.minimum(weight_ms, FAR_MS).astype(np.int32)
