"""A second simulator, written from the words of the scenario form alone, before ours was read, to judge it.

It imports nothing of the program: a folder in, a row a call out. Slow and plain on purpose. Where the words
leave a choice it takes the reading under Decisions in dispatch/simulation/README.md.
"""

import heapq
import math
from dataclasses import dataclass, field

from tests.dispatch.simulation.oracle_folder import World

HYBRID_BAND_MIN = 2.0
AGED_WEIGHT = 0.25
MOST_SWAPS = 2
EVEN_DIGITS = 9


@dataclass
class Crew:
    """Where one unit is: busy, or moving along a line from `left` to `goal` between two instants."""

    left: int
    goal: int
    start: float = 0.0
    end: float = 0.0
    free: bool = True
    call: int | None = None
    version: int = 0


@dataclass
class Answer:
    """What became of one call."""

    unit: int = -1
    waited: float | None = None
    driving: float = 0.0
    arrives: float = 0.0
    finished: float = 0.0
    swaps: int = 0


@dataclass
class Oracle:
    """One run."""

    world: World
    queue: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Every unit stands in its own station; nobody has called."""
        w, rules = self.world, self.world.rules
        self.dispatch, self.back = str(rules.get("dispatch", "closest")), str(rules.get("return", "own"))
        self.aged = rules.get("queue", "fifo") == "aged"
        gain = rules.get("swap_gain_min")
        self.gain = float(str(gain)) if gain else None
        self.tau, self.q = float(str(rules.get("threshold_min"))), float(str(rules.get("busy_fraction")))
        self.factor = float(str(rules.get("return_speed_factor", 1.0)))
        self.crews = [Crew(left=w.stations[s][1], goal=w.stations[s][1]) for _, s in w.units]
        self.answers = [Answer() for _ in w.calls]
        self.busy = [0.0 for _ in w.units]

    def place(self, crew: Crew, t: float) -> int:
        """The node nearest to the point reached on the straight line; the first listed of equals."""
        if t >= crew.end:
            return crew.goal
        if t <= crew.start:
            return crew.left
        f = (t - crew.start) / (crew.end - crew.start)
        (ax, ay), (bx, by) = self.world.xy[crew.left], self.world.xy[crew.goal]
        x, y = ax + f * (bx - ax), ay + f * (by - ay)
        return min(
            range(len(self.world.xy)),
            key=lambda n: math.hypot(self.world.xy[n][0] - x, self.world.xy[n][1] - y),
        )

    def covers(self, a: int, b: int) -> bool:
        """A unit at a reaches b within the threshold."""
        return self.world.times[a][b] <= self.tau

    def lost(self, unit: int, places: dict[int, int]) -> float:
        """What the cover loses when this free unit goes."""
        return sum(
            d * (1 - self.q) * self.q ** (sum(self.covers(p, c) for p in places.values()) - 1)
            for c, d in enumerate(self.world.weight)
            if self.covers(places[unit], c)
        )

    def choose(self, call: int, t: float) -> tuple[int, int] | None:
        """Who goes, and from which node; ties go to the earlier unit."""
        places = {u: self.place(c, t) for u, c in enumerate(self.crews) if c.free}
        if not places:
            return None
        node = int(self.world.calls[call]["node"])
        drive = {u: self.world.times[p][node] for u, p in places.items()}
        best = min(places, key=lambda u: (drive[u], u))
        if self.dispatch == "closest":
            return best, places[best]
        there = {u: self.world.calls[call]["turnout"] + drive[u] for u in places}
        in_time = [u for u in places if there[u] <= self.tau]
        near = in_time
        if self.dispatch == "hybrid":
            band = [u for u in places if drive[u] <= drive[best] + HYBRID_BAND_MIN]
            guarded = self.world.rules.get("hybrid_in_time", False)
            near = ([u for u in band if u in in_time] or band) if guarded else band
        if near:
            best = min(near, key=lambda u: (round(self.lost(u, places), EVEN_DIGITS), drive[u], u))
        return best, places[best]

    def send(self, unit: int, call: int, frm: int, t: float) -> None:
        """All of the job is known: turnout, drive, scene, hospital, handover; summed in that order."""
        w, c, crew, answer = self.world, self.world.calls[call], self.crews[unit], self.answers[call]
        node = int(c["node"])
        answer.unit, answer.driving = unit, w.times[frm][node]
        answer.waited = t - c["arrival"] if answer.waited is None else answer.waited
        answer.arrives = t + c["turnout"] + answer.driving
        answer.finished, last = answer.arrives + c["scene"], node
        if c["transport"]:
            last = min(w.hospitals, key=lambda h: w.times[node][h])
            answer.finished = answer.finished + w.times[node][last] + c["handover"]
        crew.left, crew.goal, crew.start, crew.end = frm, node, t + c["turnout"], answer.arrives
        crew.free, crew.call, crew.version = False, call, crew.version + 1
        self.busy[unit] += answer.finished - t
        heapq.heappush(self.events, (answer.finished, 0, unit, crew.version, last))

    def home(self, unit: int, frm: int, t: float) -> None:
        """To the own station, or to where it adds most cover, the other free units counted where they go."""
        w, crew = self.world, self.crews[unit]
        goal = w.stations[w.units[unit][1]][1]
        if self.back == "dmexclp":
            others = [c.goal for u, c in enumerate(self.crews) if c.free and u != unit]
            worth = [
                sum(
                    d * (1 - self.q) * self.q ** sum(self.covers(o, c) for o in others)
                    for c, d in enumerate(w.weight)
                    if self.covers(node, c)
                )
                for _, node in w.stations
            ]
            goal = w.stations[max(range(len(worth)), key=lambda s: (round(worth[s], EVEN_DIGITS), -s))][1]
        crew.left, crew.goal, crew.start, crew.end = frm, goal, t, t + w.times[frm][goal] / self.factor
        crew.free, crew.call, crew.version = True, None, crew.version + 1

    def swap(self, unit: int, frm: int, t: float) -> bool:
        """The freed unit takes the call it is at soonest before the unit sent, which is free in its turn."""
        best: tuple[float, int] | None = None
        for call, answer in enumerate(self.answers):
            under_way = answer.unit >= 0 and answer.arrives > t and self.crews[answer.unit].call == call
            if not under_way or answer.swaps >= MOST_SWAPS:
                continue
            c = self.world.calls[call]
            gain = answer.arrives - (t + c["turnout"] + self.world.times[frm][int(c["node"])])
            if self.gain is not None and gain >= self.gain and (best is None or gain > best[0]):
                best = gain, call
        if best is None:
            return False
        call, old = best[1], self.answers[best[1]].unit
        self.busy[old] -= self.answers[call].finished - t
        where = self.place(self.crews[old], t)
        self.answers[call].swaps += 1
        self.send(unit, call, frm, t)
        self.finish(old, where, t)
        return True

    def aged_min(self, call: int, frm: int, t: float) -> float:
        """Nearest first, less a quarter of the waiting."""
        c = self.world.calls[call]
        return self.world.times[frm][int(c["node"])] - AGED_WEIGHT * (t - c["arrival"])

    def finish(self, unit: int, frm: int, t: float) -> None:
        """The unit that finishes takes the head at once; else a swap; else it drives home."""
        if self.queue:
            head = self.queue[0]
            if self.aged:
                head = min(self.queue, key=lambda c: self.aged_min(c, frm, t))
            self.queue.remove(head)
            self.send(unit, head, frm, t)
        elif self.gain is None or not self.swap(unit, frm, t):
            self.home(unit, frm, t)

    def run(self) -> list[Answer]:
        """Who finishes at an instant is free for the call that comes at it; the earlier unit first."""
        self.events: list[tuple[float, int, int, int, int]] = []
        for call, c in enumerate(self.world.calls):
            heapq.heappush(self.events, (c["arrival"], 1, call, 0, 0))
        while self.events:
            t, kind, who, version, frm = heapq.heappop(self.events)
            if kind == 1:
                chosen = self.choose(who, t)
                if chosen is None:
                    self.queue.append(who)
                else:
                    self.send(chosen[0], who, chosen[1], t)
            elif self.crews[who].version == version:
                self.finish(who, frm, t)
        return self.answers
