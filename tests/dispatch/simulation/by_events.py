"""The same day written slowly and otherwise: every step of a unit is an event; closest, own base, first come.

Nothing is shared with the simulator but the scenario itself.
"""

from dataclasses import dataclass

from dispatch.simulation.world import Scenario


@dataclass(slots=True)
class Crew:
    place: int
    base: int
    doing: str = "free"
    call: int = -1
    left: float = 0.0
    home_at: float = 0.0

    def node(self, now: float, xy: list[list[float]]) -> int:
        if now >= self.home_at:
            return self.base
        share = (now - self.left) / (self.home_at - self.left)
        if share <= 0:
            return self.place
        a, b = xy[self.place], xy[self.base]
        at = [a[i] + share * (b[i] - a[i]) for i in (0, 1)]
        apart = [(at[0] - x) ** 2 + (at[1] - y) ** 2 for x, y in xy]
        return apart.index(min(apart))


class SlowDay:
    """rows: call → unit, driving, waiting, response, finished."""

    def __init__(self, scenario: Scenario) -> None:
        self.s = scenario
        self.times = scenario.world.minutes.tolist()
        self.xy = scenario.world.xy.tolist()
        bases = [int(scenario.world.station_node[i]) for i in scenario.units.station]
        self.crews = [Crew(place=base, base=base) for base in bases]
        self.waiting: list[int] = []
        self.rows: dict[int, list[float]] = {}
        # minute, kind (steps of units before arrivals), number of the unit or call, step
        self.events = [(float(at), 1, i, "arrives") for i, at in enumerate(scenario.calls.arrival_min)]

    def run(self) -> dict[int, list[float]]:
        while self.events:
            event = min(self.events, key=lambda each: each[:3])
            self.events.remove(event)
            now, _, number, step = event
            getattr(self, step)(now, number)
        return self.rows

    def arrives(self, now: float, call: int) -> None:
        best = None
        for unit, crew in enumerate(self.crews):
            if crew.doing == "free":
                minutes = self.times[crew.node(now, self.xy)][int(self.s.calls.node[call])]
                if best is None or minutes < best[0]:
                    best = (minutes, unit)
        if best is None:
            self.waiting.append(call)
        else:
            self.go(now, best[1], call, self.crews[best[1]].node(now, self.xy))

    def go(self, now: float, unit: int, call: int, node: int) -> None:
        crew, calls = self.crews[unit], self.s.calls
        crew.doing, crew.call = "busy", call
        driving = self.times[node][int(calls.node[call])]
        arrival = float(calls.arrival_min[call])
        waited, turnout = now - arrival, float(calls.turnout_min[call])
        self.rows[call] = [unit, driving, waited, waited + turnout + driving, 0.0]
        self.events.append((now + turnout + driving, 0, unit, "on_scene"))

    def on_scene(self, now: float, unit: int) -> None:
        crew, calls = self.crews[unit], self.s.calls
        crew.place = int(calls.node[crew.call])
        step = "to_hospital" if calls.transport[crew.call] else "done"
        self.events.append((now + float(calls.on_scene_min[crew.call]), 0, unit, step))

    def to_hospital(self, now: float, unit: int) -> None:
        crew = self.crews[unit]
        options = [
            (self.times[crew.place][h], i, h) for i, h in enumerate(self.s.world.hospital_node.tolist())
        ]
        minutes, _, crew.place = min(options)
        self.events.append((now + minutes, 0, unit, "handover"))

    def handover(self, now: float, unit: int) -> None:
        minutes = float(self.s.calls.handover_min[self.crews[unit].call])
        self.events.append((now + minutes, 0, unit, "done"))

    def done(self, now: float, unit: int) -> None:
        crew = self.crews[unit]
        self.rows[crew.call][4] = now
        crew.doing = "free"
        if self.waiting:
            self.go(now, unit, self.waiting.pop(0), crew.place)
        else:
            crew.left = now
            crew.home_at = now + self.times[crew.place][crew.base] / self.s.policy.return_speed_factor
