"""The part of a hierarchy that no weight changes: made once, kept in a folder, shared by processes."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from routing.hierarchy.contraction import Int32s, contract, sides_of, sort_arcs
from routing.hierarchy.elimination_order import neighbours, nested_dissection
from routing.network import Int64s

MOST_ARCS = 1 << 30
"""Sides of arcs are numbered in 32 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """Places are states in order of contraction; each arc joins a low place to a high one, and has two sides.

    Side 2a is arc a driven up, 2a + 1 the same driven down. All arrays are int32 and are never written.
    """

    place: Int32s
    """One a state."""
    up_start: Int32s
    """Arcs out of place i to higher ones are [up_start[i], up_start[i + 1]), sorted by their high end."""
    high: Int32s
    """One an arc; the first above a place is its parent in the elimination tree."""
    low: Int32s
    """One an arc."""
    down_start: Int32s
    """Arcs into place i from lower ones are down_arc[down_start[i]:down_start[i + 1]], sorted by low end."""
    down_arc: Int32s
    side: Int32s
    """One a move: the side of an arc it is; -1: a loop, which no fastest way drives."""
    side_start: Int32s
    """Moves of side s are side_move[side_start[s]:side_start[s + 1]]; without any it is a shortcut only."""
    side_move: Int32s

    @classmethod
    def build(cls, states: int, tail: Int64s, head: Int64s) -> "Topology":
        """From moves between states, parallel ones and loops too. Raises ValueError for a move to no state.

        Some 15 seconds for a million states, nearly all of it in METIS.
        """
        first, neighbour = neighbours(states, tail, head)
        order = nested_dissection(first, neighbour)
        place = np.empty(states, np.int32)
        place[order] = np.arange(states, dtype=np.int32)
        up_start, high = contract(first, neighbour, order, place)
        if len(high) > MOST_ARCS:
            raise ValueError(f"{len(high)} arcs are more than {MOST_ARCS}: not a street network")
        down_start, down_arc = sort_arcs(up_start, high)
        narrow = up_start.astype(np.int32)
        side = sides_of(place, narrow, high, tail, head)
        return cls._sealed(
            place=place,
            up_start=narrow,
            high=high,
            low=np.repeat(np.arange(states, dtype=np.int32), np.diff(narrow)),
            down_start=down_start.astype(np.int32),
            down_arc=down_arc,
            side=side,
            side_start=np.searchsorted(np.sort(side), np.arange(2 * len(high) + 1)).astype(np.int32),
            side_move=np.argsort(side, kind="stable").astype(np.int32),
        )

    @classmethod
    def _sealed(cls, **arrays: Int32s) -> "Topology":
        """Plain arrays nobody can write to, mapped or not: one type, so each kernel is compiled once."""
        sealed = {name: np.asarray(each) for name, each in arrays.items()}
        for each in sealed.values():
            each.setflags(write=False)
        return cls(**sealed)

    @property
    def states(self) -> int:
        return len(self.place)

    def fits(self, tail: Int64s, head: Int64s) -> bool:
        """Whether it was made of these moves; ask it of a topology that comes from a folder."""
        if len(tail) != len(self.side) or (len(tail) and max(tail.max(), head.max()) >= self.states):
            return False
        return np.array_equal(sides_of(self.place, self.up_start, self.high, tail, head), self.side) and (
            np.array_equal(self.side < 0, tail == head)
        )

    def save(self, folder: Path) -> None:
        """One .npy file a field. The folder is made; what it holds of an earlier topology is written over."""
        folder.mkdir(parents=True, exist_ok=True)
        for each in fields(self):
            np.save(folder / f"{each.name}.npy", getattr(self, each.name))

    @classmethod
    def open(cls, folder: Path) -> "Topology":
        """Mapped read-only, so that processes share one copy. Raises FileNotFoundError."""
        names = [each.name for each in fields(cls)]
        return cls._sealed(**{name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in names})
