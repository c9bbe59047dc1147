"""Facts of the log, in their order, into a record of what happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dispatch.events import UnitAdded, UnitAssigned, UnitReleased, UnitStatusChanged, UnitWithdrawn
from dispatch.simulation.replay.committed import Spans, assigned, unmanned
from dispatch.simulation.replay.record import Needs, Part, Record, RecordedIncident, RecordedUnit, Span
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, UnitId
from incidents.events import Fact, IncidentOpened, IncidentReclassified, LocationSet
from incidents.terms import IncidentId

OFF = frozenset({UnitStatus.OUT_OF_SERVICE, UnitStatus.OFF_DUTY})

NO_PLACE = "no place is known"
NOBODY_SENT = "nobody was sent"
NOT_YET = "nobody has arrived yet"
NO_ARRIVAL = "no arrival was reported"
EXERCISE = "an exercise"
REAL = "real work"

OFF_AT_TIMES = "units were out of service or off duty at times, and are taken as in service"
STILL_BUSY = "units are not free yet, and are taken as busy until now"
TURNED_BACK = "units were sent and taken back before they arrived, and are not sent again"


def read_record(facts: Iterable[Fact], span: Span, *, exercises: bool = False) -> Record:
    """exercises: they are told again, and real work is not; without it real work is, or, where there is none,
    exercises. facts: of every unit there is its addition, its last status before the span and those in it;
    of every incident opened in the span, or still running at its start, all. Others are passed over."""
    reader = _Reader(span, exercises)
    for fact in facts:
        reader.take(fact)
    return reader.record()


def _opened(fact: IncidentOpened, at_min: float) -> RecordedIncident:
    return RecordedIncident(
        id=fact.incident_id,
        number=fact.number,
        priority=fact.priority,
        position=fact.location.position,
        opened_at=fact.at,
        opened_min=at_min,
        exercise=fact.exercise,
    )


@dataclass
class _Reader:
    span: Span
    exercises: bool
    units: dict[UnitId, RecordedUnit] = field(default_factory=dict)
    off_since: dict[UnitId, float] = field(default_factory=dict)
    homeward_since: dict[UnitId, float] = field(default_factory=dict)
    homeward: Spans = field(default_factory=dict)
    incidents: dict[IncidentId, RecordedIncident] = field(default_factory=dict)
    of_part: dict[AssignmentId, tuple[IncidentId, Part]] = field(default_factory=dict)

    def take(self, fact: Fact) -> None:
        at_min = self.span.minute(fact.at)
        match fact:
            case UnitAdded():
                self.units[fact.unit_id] = RecordedUnit(
                    id=fact.unit_id,
                    name=fact.name,
                    capabilities=fact.capabilities,
                    station=fact.station,
                    crew=fact.crew,
                )
                self._status(fact.unit_id, fact.status, at_min)
            case IncidentOpened():
                self.incidents[fact.incident_id] = _opened(fact, at_min)
            case LocationSet() if fact.incident_id in self.incidents:
                held = self.incidents[fact.incident_id]
                self.incidents[fact.incident_id] = replace(held, position=fact.location.position)
            case IncidentReclassified() if fact.incident_id in self.incidents:
                held = self.incidents[fact.incident_id]
                self.incidents[fact.incident_id] = replace(held, priority=fact.priority)
            case UnitAssigned() if fact.incident_id in self.incidents and fact.unit_id in self.units:
                needs = self._needs(fact)
                part = Part(id=fact.assignment_id, unit=fact.unit_id, needs=needs, assigned_min=at_min)
                self.of_part[part.id] = fact.incident_id, part
            case UnitStatusChanged():
                self._status(fact.unit_id, fact.status, at_min)
                self._mark(fact, at_min)
            case UnitWithdrawn():
                self._status(fact.unit_id, UnitStatus.OFF_DUTY, at_min)
            case UnitReleased():
                self._status(fact.unit_id, fact.status, at_min)
                if fact.assignment_id in self.of_part:
                    incident, part = self.of_part[fact.assignment_id]
                    self.of_part[part.id] = incident, replace(part, free_min=at_min)
            case _:
                pass  # calls, notes, new arrival times, closing: nothing a unit's whereabouts follow from

    def _needs(self, fact: UnitAssigned) -> Needs:
        if fact.slot in set(Capability):
            return frozenset({Capability(fact.slot)})
        return self.units[fact.unit_id].capabilities

    def _mark(self, fact: UnitStatusChanged, at_min: float) -> None:
        """The first report of each state counts."""
        if fact.assignment_id is None or fact.assignment_id not in self.of_part:
            return
        incident, part = self.of_part[fact.assignment_id]
        match fact.status:
            case UnitStatus.EN_ROUTE if part.en_route_min is None:
                part = replace(part, en_route_min=at_min)
            case UnitStatus.ON_SCENE if part.on_scene_min is None:
                part = replace(part, on_scene_min=at_min)
            case UnitStatus.TRANSPORTING if part.transporting_min is None:
                part = replace(part, transporting_min=at_min)
            case UnitStatus.AT_HOSPITAL if part.at_hospital_min is None:
                part = replace(part, at_hospital_min=at_min)
            case _:
                return
        self.of_part[part.id] = incident, part

    def _status(self, id: UnitId, status: UnitStatus, at_min: float) -> None:
        """Counts what of the span it was off, and when it was driving home."""
        since_min = self.off_since.pop(id, None)
        if since_min is not None and id in self.units:
            self._off(id, since_min, at_min)
        if status in OFF:
            self.off_since[id] = at_min
        left_min = self.homeward_since.pop(id, None)
        if left_min is not None:
            self.homeward.setdefault(id, []).append((left_min, at_min))
        if status is UnitStatus.RETURNING:
            self.homeward_since[id] = at_min

    def _off(self, id: UnitId, since_min: float, until_min: float) -> None:
        within = min(until_min, self._end_min) - max(since_min, 0.0)
        if within > 0:
            held = self.units[id]
            self.units[id] = replace(held, off_min=held.off_min + within)

    @property
    def _end_min(self) -> float:
        return min(self.span.known_min, self.span.minute(self.span.until_at))

    def record(self) -> Record:
        for id, since_min in self.off_since.items():
            if id in self.units:
                self._off(id, since_min, self._end_min)
        for id, left_min in self.homeward_since.items():
            self.homeward.setdefault(id, []).append((left_min, max(left_min, self.span.known_min)))
        parts = [part for _, part in self.of_part.values()]
        for incident, part in self.of_part.values():
            self.incidents[incident] = self.incidents[incident].with_part(part)
        found = sorted(self.incidents.values(), key=lambda each: (each.opened_min, each.number))
        drills = self.exercises or all(each.exercise for each in found)
        why = {each.id: self._why_not(each, drills) for each in found}
        told_again = [each for each in found if why[each.id] is None]
        busy = assigned(parts, self.span.known_min)
        reasons = Counter(why[each.id] for each in found if each.opened_min >= 0)
        return Record(
            span=self.span,
            units=self._in_service(frozenset(part.unit for part in parts)),
            incidents=tuple(told_again),
            left_out={reason: count for reason, count in sorted(reasons.items(), key=str) if reason},
            busy=busy,
            unmanned=unmanned(self.units.values(), busy, self.homeward),
            notes=self._notes([part for each in told_again for part in each.parts]),
        )

    def _why_not(self, incident: RecordedIncident, drills: bool) -> str | None:
        """None: it can be told again."""
        if incident.exercise is not drills:
            return EXERCISE if incident.exercise else REAL
        if incident.position is None:
            return NO_PLACE
        if not incident.parts:
            return NOBODY_SENT
        if incident.response_min is not None and incident.response_min >= 0:
            return None
        return NOT_YET if any(each.free_min is None for each in incident.parts) else NO_ARRIVAL

    def _in_service(self, worked: frozenset[UnitId]) -> tuple[RecordedUnit, ...]:
        some = [each for each in self.units.values() if each.id in worked or each.off_min < self._end_min]
        return tuple(sorted(some, key=lambda each: each.name))

    def _notes(self, parts: Iterable[Part]) -> dict[str, int]:
        parts = list(parts)
        off = sum(0 < each.off_min < self._end_min for each in self.units.values())
        still = sum(part.arrived and part.free_min is None for part in parts)
        back = sum(not part.arrived for part in parts)
        counts = {OFF_AT_TIMES: off, STILL_BUSY: still, TURNED_BACK: back}
        return {note: count for note, count in counts.items() if count}
