"""What the log says of a span of time: which incidents, who was sent, and when each thing was reported.

Minutes count from the start of the span, and may be negative for what began before it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise

from dispatch.crew import vehicles_by_crew
from dispatch.unit import AssignmentId, Capability, Station, UnitId
from incidents.terms import IncidentId, Priority
from routing.geo import LatLon

Needs = frozenset[Capability]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From, until and the last moment anything is known of; `until_at` does not belong to it."""

    from_at: datetime
    until_at: datetime
    known_at: datetime
    speed: float = 1.0
    """So many minutes passed in each recorded one: 1 but for a demonstration whose clock runs faster."""

    def minute(self, at: datetime) -> float:
        return (at - self.from_at).total_seconds() / 60 * self.speed

    @property
    def known_min(self) -> float:
        return self.minute(self.known_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedUnit:
    id: UnitId
    name: str
    capabilities: frozenset[Capability]
    station: Station
    crew: str | None = None
    """Of the units of one crew one is manned at a time (dispatch/crew.py); None: its own crew."""
    off_min: float = 0.0
    """Out of service or off duty, of the span."""

    def can(self, needs: Needs) -> bool:
        return needs <= self.capabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one unit did at one incident; None where nobody reported it, or it has not happened yet."""

    id: AssignmentId
    unit: UnitId
    needs: Needs
    """What it was sent for: the slot it filled; without one, all it can do."""
    assigned_min: float
    en_route_min: float | None = None
    on_scene_min: float | None = None
    transporting_min: float | None = None
    at_hospital_min: float | None = None
    free_min: float | None = None

    @property
    def arrived(self) -> bool:
        """It says it arrived, at a time that can be true."""
        return self.on_scene_min is not None and self.on_scene_min >= self.assigned_min

    @property
    def left_min(self) -> float | None:
        """When it left the scene with a patient; None: it took nobody."""
        told = [each for each in (self.transporting_min, self.at_hospital_min) if each is not None]
        return min(told, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedIncident:
    id: IncidentId
    number: str
    priority: Priority
    position: LatLon | None
    opened_at: datetime
    opened_min: float
    exercise: bool
    parts: tuple[Part, ...] = ()

    def with_part(self, part: Part) -> "RecordedIncident":
        """One of the same assignment is replaced."""
        return replace(self, parts=(*(each for each in self.parts if each.id != part.id), part))

    @property
    def arrivals(self) -> list[Part]:
        """Soonest first."""
        came = [each for each in self.parts if each.arrived]
        return sorted(came, key=lambda each: each.on_scene_min or 0.0)

    @property
    def response_min(self) -> float | None:
        """From the call until the first unit was there; None: none was."""
        came = self.arrivals
        return None if not came or came[0].on_scene_min is None else came[0].on_scene_min - self.opened_min


Busy = Mapping[UnitId, list[tuple[float, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    span: Span
    units: tuple[RecordedUnit, ...]
    """By name; those that were off all the time are left out."""
    incidents: tuple[RecordedIncident, ...]
    """Those that can be told again, in order of their calls, those carried in from before first."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Why → how many incidents of the span cannot be told again."""
    busy: Busy = field(default_factory=dict)
    """When each unit had an assignment, those of incidents left out too."""
    unmanned: Busy = field(default_factory=dict)
    """When each unit's crew was out with another, until that one said it was back."""
    notes: Mapping[str, int] = field(default_factory=dict)
    """What else the simulation does not know of, and how often."""

    def of_span(self) -> Iterator[RecordedIncident]:
        """Without those carried in from before."""
        return (each for each in self.incidents if each.opened_min >= 0)

    def some_free(self, units: Collection[UnitId], from_min: float, until_min: float) -> float:
        """Minutes of that time in which at least one of the units had no assignment, and a crew."""
        spans = {unit: [*self.busy.get(unit, ()), *self.unmanned.get(unit, ())] for unit in units}
        edges = {from_min, until_min}
        edges |= {edge for some in spans.values() for each in some for edge in each}
        marks = sorted(each for each in edges if from_min <= each <= until_min)
        free = 0.0
        for start, end in pairwise(marks):
            middle = (start + end) / 2
            if any(not any(a <= middle < b for a, b in some) for some in spans.values()):
                free += end - start
        return free

    @property
    def busy_share(self) -> float:
        """0 to 1: of the crews' time between the first call and the last unit's clearing."""
        spans = [each for some in self.busy.values() for each in some]
        if not spans or not self.units:
            return 0.0
        lasted_min = max(end for _, end in spans) - min(start for start, _ in spans)
        total_min = sum(end - start for start, end in spans)
        return total_min / (lasted_min * len(vehicles_by_crew(self.units))) if lasted_min > 0 else 0.0
