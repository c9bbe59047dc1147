"""A day in the life of a simulated centre: calls arrive, units go, finish, take the next or drive home.

Three things happen by the clock: a call arrives, a unit is finished, a crew is home where its other units
stand. All else follows from them at once. At the same minute units are finished and home before calls arrive,
the earlier unit first, the earlier call first.
"""

from heapq import heappop, heappush
from math import inf

import numpy as np

from dispatch.simulation.choices import Choices
from dispatch.simulation.fleet import Fleet
from dispatch.simulation.outcome import Outcome, Outcomes
from dispatch.simulation.waiting import Waiting
from dispatch.simulation.world import Scenario

HOME = -1
"""In the place of a call."""


def simulate(scenario: Scenario, *, calls_wait: bool = True) -> Outcomes:
    """From all units free at their stations at minute 0 until the last call is finished.

    calls_wait: without it a call that finds no free unit is lost, as in Erlang's loss formula.
    """
    day = _Day(scenario)
    for call, at_min in enumerate(scenario.calls.arrival_min.tolist()):
        day.finish_until(at_min)
        day.arrives(call, at_min, may_wait=calls_wait)
    day.finish_until(inf)
    return Outcomes(
        outcomes=tuple(day.outcomes),
        units=scenario.units.name,
        busy_min=tuple(day.fleet.busy_min.tolist()),
        threshold_min=scenario.policy.threshold_min,
    )


class _Day:
    def __init__(self, scenario: Scenario) -> None:
        calls, self._minutes = scenario.calls, scenario.world.minutes
        self._calls = calls
        self._return_speed = scenario.policy.return_speed_factor
        self.fleet = Fleet(scenario.world, scenario.units)
        self._choices = Choices(scenario, self.fleet)
        self._queue = Waiting(calls.node)
        self._finishes: list[tuple[float, int, int]] = []
        """Minute, unit, call, or HOME for one whose crew has other units there. What was overtaken, by a unit
        that took the call or a call on the way home, stays and is passed by."""
        self._swaps = np.zeros(len(calls.name), np.int64)
        self.outcomes: list[Outcome | None] = [None] * len(calls.name)
        """One a call, once a unit is assigned; written anew when another takes over."""
        self._ends = calls.node.copy()
        """One a call: the node where its unit is when it is finished."""
        self._to_hospital = np.zeros(len(calls.name))
        if calls.transport.any():
            scene = calls.node[calls.transport]
            self._ends[calls.transport] = scenario.world.nearest_hospital[scene]
            self._to_hospital[calls.transport] = self._minutes[scene, self._ends[calls.transport]]

    def arrives(self, call: int, at_min: float, *, may_wait: bool) -> None:
        free = self._choices.able(call, self.fleet.can_be_sent(at_min), at_min)
        if len(free):
            unit, node = self._choices.unit_for(call, free, at_min)
            self.fleet.stop(unit, node)
            self._send(unit, call, at_min)
        elif may_wait:
            self._queue.add(call)

    def finish_until(self, last_min: float) -> None:
        """Everything that finishes up to that minute, and what comes of it."""
        while self._finishes and self._finishes[0][0] <= last_min:
            at_min, unit, call = heappop(self._finishes)
            if call == HOME:
                self._comes_home(unit, at_min)
                continue
            outcome = self.outcomes[call]
            if outcome is not None and (outcome.finished_min, outcome.unit) == (at_min, unit):
                self._frees(unit, int(self._ends[call]), at_min)

    def _frees(self, unit: int, node: int, at_min: float) -> None:
        """A unit is done here: it takes the head of the queue, or a call over from one still under way, whose
        unit is then free in turn; or it drives to a base."""
        self.fleet.release(unit, at_min)
        self.fleet.stop(unit, node)
        if self._queue:
            waiting = self._choices.next_waiting(self._queue, unit, node, at_min)
            if waiting is not None:
                self._queue.take(waiting)
                self._send(unit, waiting, at_min)
                return
        if not self._takes_over(unit, node, at_min):
            self._drive_home(unit, at_min)

    def _takes_over(self, unit: int, node: int, at_min: float) -> bool:
        other = self._choices.taken_over(unit, node, at_min, self._swaps)
        if other is None:
            return False
        call = int(self.fleet.call[other])
        there = int(self.fleet.nodes(np.array([other]), at_min)[0])
        self._swaps[call] += 1
        self._send(unit, call, at_min)
        self._frees(other, there, at_min)
        return True

    def _drive_home(self, unit: int, at_min: float) -> None:
        base = self._choices.base_for(unit, at_min)
        siren_min = float(self._minutes[self.fleet.goal[unit], base])
        self.fleet.drive(unit, base, at_min, siren_min / self._return_speed)
        self.fleet.free[unit] = True
        if len(self.fleet.mates(unit)):
            heappush(self._finishes, (float(self.fleet.home_min[unit]), unit, HOME))

    def _comes_home(self, unit: int, at_min: float) -> None:
        """The crew can man its other units again: one of them takes what waits, or a call over."""
        if self.fleet.home_min[unit] != at_min:
            return
        mates = self.fleet.mates(unit)
        mates = mates[self.fleet.manned(at_min)[mates]]
        found = self._choices.first_waiting(self._queue, mates, at_min) if self._queue else None
        if found is not None:
            mate, call = found
            self._queue.take(call)
            self._send(mate, call, at_min)
            return
        for mate in mates.tolist():
            if self._takes_over(mate, int(self.fleet.base[mate]), at_min):
                return

    def _send(self, unit: int, call: int, at_min: float) -> None:
        """Assign, and work out all that follows until it is finished."""
        calls = self._calls
        scene = int(calls.node[call])
        driving_min = float(self._minutes[self.fleet.goal[unit], scene])
        leaves_min = at_min + float(calls.turnout_min[call])
        there_min = leaves_min + driving_min
        finished_min = there_min + float(calls.on_scene_min[call])
        if calls.transport[call]:
            finished_min = finished_min + float(self._to_hospital[call]) + float(calls.handover_min[call])
        self.fleet.drive(unit, scene, leaves_min, driving_min)
        self.fleet.assign(unit, call, at_min, there_min)
        heappush(self._finishes, (finished_min, unit, call))
        before, since_min = self.outcomes[call], at_min - float(calls.arrival_min[call])
        self.outcomes[call] = Outcome(
            call=calls.name[call],
            unit=unit,
            driving_min=driving_min,
            waiting_min=since_min if before is None else before.waiting_min,
            response_min=since_min + float(calls.turnout_min[call]) + driving_min,
            finished_min=finished_min,
        )
