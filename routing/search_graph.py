"""The edge-based view the kernels run on: a street network whose forbidden and costly turns are built in.

A state is "at this junction, having come this way", told apart only as far as some rule needs it: a
junction without rules is one state, and an arc that begins a forbidden turn ends in a state of its own.
Forbidden paths of any length (a turn, a turn over a via way) are held by the automaton of Aho and Corasick
1975 over arcs, so no kernel has to know about turns: they search states as they would search junctions.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numba as nb
import numpy as np
from numpy.typing import NDArray

from routing.network import CLOSED_MS, Int64s, StreetNetwork

TurnCost = Callable[[Int64s, Int64s], Int64s]
"""Milliseconds of turning from each arc of the first array into the arc of the second beside it."""

Path = tuple[int, ...]
"""Arcs, by number, in driving order."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Parallel arrays, one entry a move: from a state, over an arc, the turn into it included, to a state."""

    tail: Int64s
    head: Int64s
    arc: Int64s
    turn_ms: Int64s


class SearchGraph:
    """States and moves of one network; weights follow the network's through `refresh`."""

    def __init__(
        self,
        network: StreetNetwork,
        forbidden: Sequence[Path] = (),
        turn_cost: TurnCost | None = None,
        barred: NDArray[np.bool_] | None = None,
    ) -> None:
        """forbidden: paths of two or more consecutive arcs that may not be driven as a whole; barred: one an
        arc, True where this vehicle does not fit."""
        self.network = network
        self._barred = barred
        self._automaton = _Automaton(network, forbidden, everywhere=turn_cost is not None)
        self.states = self._automaton.states
        self.end_state = self._automaton.end_state
        """One an arc: the state of who stands at its end and came from nowhere else."""
        moves = self._automaton.moves(turn_cost)
        order = np.argsort(moves.head, kind="stable")
        self.tail, self.head = moves.tail[order], moves.head[order]
        self.arc, self.turn_ms = moves.arc[order], moves.turn_ms[order]
        self.start = _starts(self.head, self.states)
        """Moves into state i stand at [start[i], start[i + 1])."""
        self.of_arc = np.argsort(self.arc, kind="stable")
        self.of_arc_start = _starts(self.arc[self.of_arc], network.arc_count)
        """Moves over arc a are of_arc[of_arc_start[a]:of_arc_start[a + 1]]."""
        self.weight_ms = np.empty(len(self.arc), np.int64)
        self.refresh()

    def moves_over(self, arc: int) -> Int64s:
        """The moves that drive an arc, one for each state it can be entered from."""
        return self.of_arc[self.of_arc_start[arc] : self.of_arc_start[arc + 1]]

    def refresh(self, arcs: Sequence[int] | None = None) -> Int64s:
        """Take the network's weights again, of these arcs or of all; the moves that were written."""
        if arcs is None and self._barred is None:
            _take_all(self.network.weight_ms, self.arc, self.turn_ms, self.weight_ms)
            return np.arange(len(self.arc))
        if arcs is None:
            moves = np.arange(len(self.arc))
        else:
            moves = np.concatenate([np.empty(0, np.int64), *(self.moves_over(arc) for arc in arcs)])
        driven = self.network.weight_ms[self.arc[moves]]
        if self._barred is not None:
            driven = np.where(self._barred[self.arc[moves]], CLOSED_MS, driven)
        self.weight_ms[moves] = np.where(driven >= CLOSED_MS, CLOSED_MS, driven + self.turn_ms[moves])
        return moves

    def arcs_into(self, state: int) -> range:
        return range(int(self.start[state]), int(self.start[state + 1]))

    @cached_property
    def leaving(self) -> Int64s:
        """Moves sorted by the state they leave: out of state i, [leaving_start[i], leaving_start[i + 1])."""
        return np.argsort(self.tail, kind="stable")

    @cached_property
    def leaving_start(self) -> Int64s:
        return _starts(self.tail[self.leaving], self.states)

    @cached_property
    def arriving(self) -> Int64s:
        """Moves sorted by the state they lead to, which is how they are numbered."""
        return np.arange(len(self.arc))


@nb.njit(cache=True, nogil=True)
def _take_all(driven_ms: Int64s, arc: Int64s, turn_ms: Int64s, weight_ms: Int64s) -> None:
    """What `refresh` does for one move, for all of them in one pass over memory."""
    for move in range(len(arc)):
        driven = driven_ms[arc[move]]
        weight_ms[move] = CLOSED_MS if driven >= CLOSED_MS else driven + turn_ms[move]


def _starts(sorted_keys: Int64s, count: int) -> Int64s:
    return np.searchsorted(sorted_keys, np.arange(count + 1)).astype(np.int64)


class _Automaton:
    """Longest suffix of the way driven that begins a forbidden path; "nothing" is the bare junction."""

    def __init__(self, network: StreetNetwork, forbidden: Sequence[Path], *, everywhere: bool) -> None:
        self._network = network
        junctions = network.node_count
        self._prefix: dict[Path, int] = {}
        """Proper prefix of a forbidden path → its state."""
        self._forbidden = frozenset(forbidden)
        if everywhere:
            self._prefix = {(arc,): arc for arc in range(network.arc_count)}
            junctions = 0  # who turns at a cost has always come from somewhere
        for path in sorted(self._forbidden):
            for length in range(1, len(path)):
                self._prefix.setdefault(path[:length], junctions + len(self._prefix))
        self._junctions = junctions
        self.states = junctions + len(self._prefix)
        self.end_state = np.array(network.arrays.head) if junctions else np.arange(network.arc_count)
        for path, state in self._prefix.items():
            if len(path) == 1:
                self.end_state[path[0]] = state

    def moves(self, turn_cost: TurnCost | None) -> Moves:
        """All that may be driven in one go."""
        came = {state: path for path, state in self._prefix.items()}
        plain = self._plain_moves() if self._junctions else self._turning_moves()
        drawn = [move for state, path in self._special(came) for move in self._from(state, path)]
        tail, head, arc = (
            np.concatenate([some, np.array([move[i] for move in drawn], np.int64)])
            for i, some in enumerate(plain)
        )
        if turn_cost is None:
            return Moves(tail, head, arc, np.zeros(len(arc), np.int64))
        last = np.arange(self.states, dtype=np.int64)
        for state, path in came.items():
            last[state] = path[-1]
        return Moves(tail, head, arc, turn_cost(last[tail], arc))

    def _plain_moves(self) -> tuple[Int64s, Int64s, Int64s]:
        """From every bare junction over every arc that leaves it."""
        arcs = np.arange(self._network.arc_count, dtype=np.int64)
        return np.array(self._network.arrays.tail), self.end_state[arcs], arcs

    def _turning_moves(self) -> tuple[Int64s, Int64s, Int64s]:
        """From every arc into every arc after it, where no longer rule is at work."""
        network = self._network
        arcs = np.arange(network.arc_count, dtype=np.int64)
        begins = {path[0] for path in self._forbidden}
        free = arcs[~np.isin(arcs, np.array(sorted(begins), np.int64))]
        first, last = (
            network.out_start[network.arrays.head[free]],
            network.out_start[network.arrays.head[free] + 1],
        )
        count = last - first
        before = np.repeat(free, count)
        offset = np.arange(len(before)) - np.repeat(np.cumsum(count) - count, count)
        after = np.repeat(first, count) + offset
        return before, self.end_state[after], after

    def _special(self, came: dict[int, Path]) -> Iterator[tuple[int, Path]]:
        """States whose moves must be looked at one by one."""
        begins = {path[0] for path in self._forbidden}
        for state, path in came.items():
            if self._junctions or len(path) > 1 or path[0] in begins:
                yield state, path

    def _from(self, state: int, path: Path) -> Iterator[tuple[int, int, int]]:
        network = self._network
        node = network.arrays.head[path[-1]]
        for arc in range(int(network.out_start[node]), int(network.out_start[node + 1])):
            driven = (*path, arc)
            suffixes = [driven[i:] for i in range(len(driven))]
            if not any(each in self._forbidden for each in suffixes):
                head = next((self._prefix[each] for each in suffixes if each in self._prefix), None)
                yield state, int(network.arrays.head[arc]) if head is None else head, arc
