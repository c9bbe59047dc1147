"""The rules of dispatch, asked about a simulated fleet: whom to send, where to wait, what to take over."""

import numpy as np

from dispatch.arrays import Bools, Int64s
from dispatch.closest_or_cover import closest, in_time, least_lost, not_late, within_band
from dispatch.cover import Cover, count
from dispatch.queue_order import aged
from dispatch.simulation.fleet import Fleet
from dispatch.simulation.policy import BAND_MIN, Dispatch, Policy, Queue, Return
from dispatch.simulation.waiting import Waiting
from dispatch.simulation.world import Scenario, World
from dispatch.swap import takes_over


class Choices:
    """Decides nothing by itself and changes nothing: gathers what a rule asks for and hands it over."""

    def __init__(self, scenario: Scenario, fleet: Fleet) -> None:
        self._world = scenario.world
        self._calls = scenario.calls
        self._policy = scenario.policy
        self._alike = scenario.units.alike
        self._fleet = fleet
        self._cover: Cover | None = None
        if self._policy.weighs_cover:
            self._cover, self._covers = expected_cover(self._world, self._policy)
            self._bases = self._covers[self._world.station_node]

    def able(self, call: int, free: Int64s, at_min: float) -> Int64s:
        """Of the free units those that can do what the call asks for and can get there."""
        if self._calls.may is not None:
            free = free[self._calls.may[call, free]]
        if self._world.no_way is not None and len(free):
            nodes = self._fleet.nodes(free, at_min)
            free = free[~self._world.no_way[nodes, self._calls.node[call]]]
        return free

    def unit_for(self, call: int, free: Int64s, at_min: float) -> tuple[int, int]:
        """The unit to send and the node it leaves from. free: at least one that is able, in order of
        preference."""
        nodes = self._fleet.nodes(free, at_min)
        driving_min = self._world.minutes[nodes, self._calls.node[call]]
        turnout_min = self._calls.turnout_min[call]
        match self._policy.dispatch:
            case Dispatch.CLOSEST:
                among = np.array([closest(driving_min)])
            case Dispatch.HYBRID:
                among = within_band(driving_min, BAND_MIN)
                if self._policy.hybrid_in_time:
                    among = not_late(among, turnout_min + driving_min, self._threshold_min)
            case Dispatch.COVER:
                among = in_time(turnout_min + driving_min, self._threshold_min)
            case _:
                raise ValueError(self._policy.dispatch)
        best = int(among[0])
        if len(among) > 1 and self._cover is not None:
            ones = np.isin(free, self._fleet.one_a_crew(free))
            lost = self._cover.lost(self._covers[nodes[among]], count(self._covers[nodes[ones]]))
            best = least_lost(among, driving_min, lost, self._cover.even)
        return int(free[best]), int(nodes[best])

    def base_for(self, unit: int, at_min: float) -> int:
        """The node where a unit that has nothing to do waits for its next call.

        A crew with other units goes back to them: elsewhere it could man this one alone.
        """
        own = self._policy.home is Return.OWN or len(self._fleet.mates(unit)) > 0
        if own or self._cover is None:
            return int(self._fleet.base[unit])
        free = self._fleet.can_be_sent(at_min)
        if self._alike is not None:
            free = free[self._alike[unit, free]]
        others = self._covers[self._fleet.goal[self._fleet.one_a_crew(free)]]
        return int(self._world.station_node[self._cover.best_base(self._bases, count(others))])

    def first_waiting(self, queue: Waiting, units: Int64s, at_min: float) -> tuple[int, int] | None:
        """Unit and call, of what these units at their bases would each take: the most urgent, then the one
        that came first, then the earlier unit. queue: at least one."""
        found = []
        for unit in units.tolist():
            call = self.next_waiting(queue, unit, int(self._fleet.base[unit]), at_min)
            if call is not None:
                urgency = 0 if self._calls.priority is None else int(self._calls.priority[call])
                found.append((urgency, call, unit))
        if not found:
            return None
        _, call, unit = min(found)
        return unit, call

    def next_waiting(self, queue: Waiting, unit: int, node: int, at_min: float) -> int | None:
        """The call that a unit freed at this node takes; None: it can do none. queue: at least one."""
        if self._every_call_to_anybody:
            if self._policy.queue is Queue.FIFO:
                return queue.longest()
            return self._next_aged(queue.longest_by_node(), node, at_min)
        calls = queue.all()
        calls = calls[self._within_reach(calls, unit, node)]
        if not len(calls):
            return None
        if self._calls.priority is not None:
            urgency = self._calls.priority[calls]
            calls = calls[urgency == urgency.min()]
        return int(calls[0]) if self._policy.queue is Queue.FIFO else self._next_aged(calls, node, at_min)

    def _next_aged(self, calls: Int64s, node: int, at_min: float) -> int:
        driving_min = self._world.minutes[node, self._calls.node[calls]]
        return int(calls[aged(driving_min, at_min - self._calls.arrival_min[calls])])

    def taken_over(self, unit: int, node: int, at_min: float, swaps: Int64s) -> int | None:
        """The unit whose call a unit freed at this node takes over, if any. swaps: one a call."""
        if self._policy.swap_gain_min <= 0:
            return None
        sent = self._fleet.under_way(at_min)
        by_call = sent[self._fleet.call[sent].argsort()]
        by_call = by_call[self._within_reach(self._fleet.call[by_call], unit, node)]
        calls = self._fleet.call[by_call]
        driving_min = self._world.minutes[node, self._calls.node[calls]]
        sooner_min = self._fleet.arrives_min[by_call] - (
            at_min + self._calls.turnout_min[calls] + driving_min
        )
        best = takes_over(sooner_min, swaps[calls], self._policy.swap_gain_min)
        return None if best is None else int(by_call[best])

    def _within_reach(self, calls: Int64s, unit: int, node: int) -> Bools:
        """One a call: whether a unit at this node can do what it asks for, and can get there."""
        can = np.ones(len(calls), np.bool_) if self._calls.may is None else self._calls.may[calls, unit]
        if self._world.no_way is not None:
            can = can & ~self._world.no_way[node, self._calls.node[calls]]
        return can

    @property
    def _every_call_to_anybody(self) -> bool:
        """Of calls from one node the longest waiting goes first, whoever is freed."""
        return self._calls.may is None and self._calls.priority is None and self._world.no_way is None

    @property
    def _threshold_min(self) -> float:
        if self._policy.threshold_min is None:
            raise ValueError("cover without a threshold")
        return self._policy.threshold_min


def expected_cover(world: World, policy: Policy) -> tuple[Cover, Bools]:
    """What there is to be covered, and from where; see World.covers.

    Raises ValueError where the policy has no threshold or no busy fraction.
    """
    if policy.threshold_min is None or policy.busy_fraction is None:
        raise ValueError("cover needs a threshold and a busy fraction")
    return Cover(demand=world.demand, busy_fraction=policy.busy_fraction), world.covers(policy.threshold_min)
