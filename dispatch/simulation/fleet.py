"""Where every simulated unit is, and whether it is free, at any minute."""

import numpy as np

from dispatch.arrays import Bools, Floats, Int64s
from dispatch.simulation.world import Units, World


class Fleet:
    """Units as numbers. Each one's last drive says where it is: from a node to a node, from when, how long.

    A unit that has arrived, or never left, is at the node it drove to. What is kept of a call means nothing
    while a unit is free. A crew that mans several units in turn is out with one of them until that one is
    back at its own station; until then it can be sent with that one alone.
    """

    def __init__(self, world: World, units: Units) -> None:
        self._axes = tuple(np.ascontiguousarray(world.xy.T))
        count = len(units.name)
        self.base = world.station_node[units.station]
        self._crew = units.crew
        self._crews = 0 if units.crew is None else int(units.crew.max(initial=-1)) + 1
        self.free = np.ones(count, np.bool_)
        """Without a call, manned or not."""
        self.start = self.base.copy()
        self.goal = self.base.copy()
        """For a free unit the base it is at or drives to."""
        self.starts_min = np.zeros(count)
        self.takes_min = np.zeros(count)
        self.call = np.zeros(count, np.int64)
        self.assigned_min = np.zeros(count)
        self.arrives_min = np.zeros(count)
        """At the scene; past once it has no call."""
        self.busy_min = np.zeros(count)
        """Between assignment and release, all calls together."""

    def can_be_sent(self, at_min: float) -> Int64s:
        """Free, and no other unit's crew is out with it instead; in order of preference."""
        free = self.free if self._crew is None else self.free & self.manned(at_min)
        return np.asarray(free.nonzero()[0], np.int64)

    def manned(self, at_min: float) -> Bools:
        """One a unit: whether its crew is in, or out with this very unit."""
        if self._crew is None:
            return np.ones(len(self.free), np.bool_)
        home = (self.goal == self.base) & (self.home_min <= at_min)
        out = ~(self.free & home)
        of_crew = np.bincount(self._crew[out], minlength=self._crews)
        return np.asarray(of_crew[self._crew] == out)

    def one_a_crew(self, units: Int64s) -> Int64s:
        """Of those that share a crew the first: as many as can be on the road at once."""
        if self._crew is None:
            return units
        return units[np.sort(np.unique(self._crew[units], return_index=True)[1])]

    def mates(self, unit: int) -> Int64s:
        """The other units its crew mans, in order of preference."""
        if self._crew is None:
            return np.empty(0, np.int64)
        of_crew = (self._crew == self._crew[unit]).nonzero()[0]
        return np.asarray(of_crew[of_crew != unit], np.int64)

    @property
    def home_min(self) -> Floats:
        """When each one's last drive ends."""
        return self.starts_min + self.takes_min

    def drive(self, unit: int, goal: int, starts_min: float, takes_min: float) -> None:
        """From where it last drove to; see `stop` for turning off on the way."""
        self.start[unit] = self.goal[unit]
        self.goal[unit] = goal
        self.starts_min[unit] = starts_min
        self.takes_min[unit] = takes_min

    def stop(self, unit: int, node: int) -> None:
        """It is at this node now, whatever it was doing."""
        self.goal[unit] = node

    def assign(self, unit: int, call: int, at_min: float, arrives_min: float) -> None:
        self.free[unit] = False
        self.call[unit] = call
        self.assigned_min[unit] = at_min
        self.arrives_min[unit] = arrives_min

    def release(self, unit: int, at_min: float) -> None:
        """It has no call any more. `free` is for whoever releases it to say: once nothing waits for it."""
        self.busy_min[unit] += at_min - self.assigned_min[unit]
        self.arrives_min[unit] = at_min

    def under_way(self, at_min: float) -> Int64s:
        """Units assigned that have not arrived, whether they roll or are still turning out."""
        return (self.arrives_min > at_min).nonzero()[0]

    def nodes(self, units: Int64s, at_min: float) -> Int64s:
        """One each: where it is, or the node nearest to it on the straight line it drives along.

        Of even nodes the earlier.
        """
        at = self.goal[units]
        moving = (self.starts_min[units] + self.takes_min[units] > at_min).nonzero()[0]
        if len(moving):
            some = units[moving]
            at[moving] = self.start[some]
            rolling = self.starts_min[some] < at_min
            at[moving[rolling]] = self._on_the_way(some[rolling], at_min)
        return at

    def _on_the_way(self, units: Int64s, at_min: float) -> Int64s:
        """Of units that have left and have not arrived."""
        start, goal = self.start[units], self.goal[units]
        share = (at_min - self.starts_min[units]) / self.takes_min[units]
        squared = np.zeros((len(units), len(self._axes[0])))
        for along in self._axes:
            reached = along[start] + share * (along[goal] - along[start])
            squared += (reached[:, None] - along) ** 2
        return np.asarray(squared.argmin(axis=1), np.int64)
