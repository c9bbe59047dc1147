"""Travel times and ways over a large network in a fraction of a millisecond, by a customizable hierarchy.

Customizable contraction hierarchies of Dibbelt, Strasser and Wagner 2016 (ACM JEA 21, 1.5), exact at every
moment: closing a street rewrites the few arcs that led over it. States, moves and weights are those of a
search graph.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from routing.hierarchy.contraction import Int32s
from routing.hierarchy.kernel import search_up, sweep
from routing.hierarchy.room import Rooms
from routing.hierarchy.to_goal import ToGoal
from routing.hierarchy.topology import Topology
from routing.hierarchy.unpacking import arcs_back, meeting_place, moves_of
from routing.hierarchy.weights import Weights
from routing.network import CLOSED_MS, Int64s


@dataclass(frozen=True, slots=True)
class Drive:
    """The fastest way: its moves in driving order, none when a start is a goal."""

    moves: Int64s
    ms: int
    """All of it, with what the start and the goal add."""
    start: int
    """The number of the start among the starts, and of the goal among the goals."""
    goal: int


class Hierarchy:
    """Safe to ask and to write from several threads at once; every answer is of one moment's weights.

    Journeys of FAR_MS (24 days) and more count as no way. States are in range(topology.states), times whole
    milliseconds from 0; all methods raise IndexError or ValueError for others.
    """

    def __init__(self, topology: Topology, weight_ms: Int64s) -> None:
        """weight_ms: one a move, CLOSED_MS for closed. Raises ValueError for another number of them."""
        self.topology = topology
        self._weights = Weights(topology, weight_ms)
        self._rooms = Rooms(topology.states)

    def write(self, moves: Int64s, weight_ms: Int64s) -> None:
        """These moves' weights from now on, slower or faster, closed or open. Few moves take microseconds."""
        self._weights.write(moves, weight_ms)

    def write_all(self, weight_ms: Int64s) -> None:
        """Every move's weight from now on; others are answered meanwhile, with the old weights."""
        self._weights.write_all(weight_ms)

    @contextmanager
    def to_goal(self, goals: Int64s, goal_ms: Int64s) -> Iterator[ToGoal]:
        """A goal to be asked about within the `with`; goal_ms: milliseconds from each of the states to it."""
        with self._rooms.one() as room:
            yield ToGoal(self.topology, self._weights, room, goals, goal_ms)

    def soonest(
        self,
        goals: Int64s,
        goal_ms: Int64s,
        stand_state: Int64s,
        stand_unit: Int64s,
        stand_ms: Int64s,
        lower_ms: Int64s,
        k: int,
    ) -> tuple[Int64s, Int64s]:
        """The k soonest units to one goal; see ToGoal.soonest."""
        with self.to_goal(goals, goal_ms) as goal:
            return goal.soonest(stand_state, stand_unit, stand_ms, lower_ms, k)

    def times_to(self, goals: Int64s, goal_ms: Int64s) -> Int64s:
        """Milliseconds from every state to the goal; CLOSED_MS where no way leads."""
        with self._weights.reading:
            return self._swept(goals, goal_ms, self._weights.down_ms, self._weights.up_ms)

    def times_from(self, starts: Int64s, start_ms: Int64s) -> Int64s:
        """Milliseconds to every state from the soonest start; CLOSED_MS where no way leads."""
        with self._weights.reading:
            return self._swept(starts, start_ms, self._weights.up_ms, self._weights.down_ms)

    def path(self, starts: Int64s, start_ms: Int64s, goals: Int64s, goal_ms: Int64s) -> Drive | None:
        """The fastest way from one of the starts to one of the goals; None when there is none."""
        t, w = self.topology, self._weights
        with w.reading, self._rooms.one() as room:
            base = room.begin()
            search_up(starts, start_ms, t.place, t.up_start, t.high, w.up_ms, room.solved, room.climb, base)
            count = search_up(
                goals, goal_ms, t.place, t.up_start, t.high, w.down_ms, room.best, room.path, base
            )
            meets, ms = meeting_place(room.path[:count], room.solved, room.best, base)
            if meets < 0:
                return None
            below = (t.place, t.low, t.down_start, t.down_arc)
            came, start = arcs_back(meets, starts, start_ms, *below, w.up_ms, room.solved, base)
            leaves, goal = arcs_back(meets, goals, goal_ms, *below, w.down_ms, room.best, base)
            moves = moves_of(
                np.concatenate([2 * came[::-1], 2 * leaves + 1]),
                *(t.up_start, t.high, t.low, t.down_start, t.down_arc, t.side_start, t.side_move),
                *(w.move_ms, w.up_ms, w.down_ms),
            )
        return Drive(moves, int(ms), int(start), int(goal))

    def _swept(self, sources: Int64s, source_ms: Int64s, out_ms: Int32s, in_ms: Int32s) -> Int64s:
        t = self.topology
        with self._rooms.one() as room:
            base = room.begin()
            count = search_up(
                *(sources, source_ms, t.place, t.up_start, t.high, out_ms),
                *(room.best, room.path, base),
            )
            times: Int64s = sweep(
                room.path[:count], room.best, base, t.place, t.up_start, t.high, in_ms, CLOSED_MS
            )
        return times
