"""One goal, asked about again and again: what the way of one unit has taught is kept for the next."""

import numpy as np

from routing.hierarchy.customization import FAR_MS
from routing.hierarchy.kernel import search_up, times_of
from routing.hierarchy.room import Room
from routing.hierarchy.soonest_kernel import soonest
from routing.hierarchy.topology import Topology
from routing.hierarchy.weights import Weights
from routing.network import CLOSED_MS, Int64s


class ToGoal:
    """A goal and how all ways lead up to it. Of one thread; when weights are written it begins anew."""

    def __init__(
        self, topology: Topology, weights: Weights, room: Room, goals: Int64s, goal_ms: Int64s
    ) -> None:
        """goals, goal_ms: states before the goal, milliseconds from each to it."""
        self._topology = topology
        self._weights = weights
        self._room = room
        self._goals = goals
        self._goal_ms = goal_ms
        self._version = -1

    def times_of(self, states: Int64s) -> Int64s:
        """Milliseconds from each of these states; CLOSED_MS: no way leads. Raises IndexError, ValueError."""
        t, w, room = self._topology, self._weights, self._room
        with w.reading:
            self._begin()
            ms = times_of(
                *(states, t.place, t.up_start, t.high, w.up_ms),
                *(room.best, room.solved, room.climb, room.base),
            )
        return np.where(ms >= FAR_MS, CLOSED_MS, ms)

    def soonest(
        self, stand_state: Int64s, stand_unit: Int64s, stand_ms: Int64s, lower_ms: Int64s, k: int
    ) -> tuple[Int64s, Int64s]:
        """Numbers and milliseconds of the k soonest units and all that tie with the last, by time, then
        number.

        One entry a stand: a state, the unit that can be there, the milliseconds it takes to be, and a time
        before which it cannot arrive at the goal (0: nothing known). They are sorted by the last; looking
        ends at the first that is too late. Stands may come in parts: when the next part begins after the k-th
        soonest, it need not be asked about. A unit no way leads from is left out.
        Raises IndexError, ValueError.
        """
        t, w, room = self._topology, self._weights, self._room
        with w.reading:
            self._begin()
            unit, ms = soonest(
                *(stand_state, stand_unit, stand_ms, lower_ms, k, t.place, t.up_start, t.high, w.up_ms),
                *(room.best, room.solved, room.climb, room.base),
            )
        order = np.lexsort((unit, ms))
        return unit[order], ms[order]

    def _begin(self) -> None:
        """Search up from the goal, unless that was done with the weights of now."""
        t, w, room = self._topology, self._weights, self._room
        if self._version == w.version:
            return
        search_up(
            *(self._goals, self._goal_ms, t.place, t.up_start, t.high, w.down_ms),
            *(room.best, room.path, room.begin()),
        )
        self._version = w.version
