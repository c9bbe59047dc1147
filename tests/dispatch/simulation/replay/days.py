"""Days written by hand: facts by the minute, places along one straight road, a minute each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import numpy as np

from dispatch.events import UnitAdded, UnitAssigned, UnitReleased, UnitStatusChanged
from dispatch.simulation.policy import Policy
from dispatch.simulation.replay.comparison import Comparison, Telling, compare
from dispatch.simulation.replay.reading import read_record
from dispatch.simulation.replay.record import Record, RecordedUnit, Span
from dispatch.simulation.replay.stage import Stage, places_of
from dispatch.simulation.travel import Journeys
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Station, UnitId
from incidents.events import Fact, IncidentOpened
from incidents.location import Location
from incidents.terms import CallId, IncidentId, IncidentType, Priority, Subject
from routing.geo import LatLon
from tests.builders import NOON, minutes

AMBULANCE = frozenset({Capability.AMBULANCE})
A_MINUTE_DEG = 0.01
"""Of longitude: so far apart are places a minute's drive apart."""


def at(minute: float) -> LatLon:
    """That many minutes along the road."""
    return LatLon(0.0, minute * A_MINUTE_DEG)


def a_station(minute: float) -> Station:
    return Station(
        id=UUID(int=round(minute * 10) + 1000), name=f"S{minute:g}", position=at(minute), sample=False
    )


@dataclass
class Day:
    """Facts are added as they happen; minutes after noon."""

    facts: list[Fact] = field(default_factory=list)
    known: float = 1000.0

    def unit(
        self,
        name: str,
        station: float = 0.0,
        can: frozenset[Capability] = AMBULANCE,
        at: float = -600.0,
        crew: str | None = None,
    ) -> None:
        fact = UnitAdded(
            **self._of_unit(name, at),
            name=name,
            capabilities=can,
            station=a_station(station),
            status=UnitStatus.AVAILABLE,
            exercise=False,
            crew=crew,
        )
        self.facts.append(fact)

    def call(
        self,
        number: str,
        opened: float,
        place: LatLon | None,
        priority: Priority = Priority.P2,
        exercise: bool = False,
    ) -> None:
        fact = IncidentOpened(
            subject=Subject(f"incident:{number}"),
            version=1,
            at=NOON + minutes(opened),
            by="ana",
            incident_id=_incident(number),
            number=number,
            type=IncidentType("unwell"),
            priority=priority,
            narrative="",
            location=Location(text="", position=place),
            call_id=CallId(UUID(int=1)),
            exercise=exercise,
        )
        self.facts.append(fact)

    def sent(
        self,
        unit: str,
        number: str,
        assigned: float,
        *,
        slot: str | None = "ambulance",
        en_route: float | None = None,
        on_scene: float | None = None,
        transporting: float | None = None,
        at_hospital: float | None = None,
        free: float | None = None,
    ) -> None:
        """What the unit reported, where it did."""
        assignment = AssignmentId(_id(f"{unit} to {number} at {assigned}"))
        of: dict[str, Any] = {"incident_id": _incident(number), "assignment_id": assignment}
        fact = UnitAssigned(
            **self._of_unit(unit, assigned),
            **of,
            incident_number=number,
            slot=slot,
            recommended={},
            eta_s=None,
        )
        self.facts.append(fact)
        said = {
            UnitStatus.EN_ROUTE: en_route,
            UnitStatus.ON_SCENE: on_scene,
            UnitStatus.TRANSPORTING: transporting,
            UnitStatus.AT_HOSPITAL: at_hospital,
        }
        for status, minute in said.items():
            if minute is not None:
                self.status(unit, status, minute, **of)
        if free is not None:
            back = UnitStatus.AVAILABLE
            self.facts.append(UnitReleased(**self._of_unit(unit, free), **of, status=back, reason="cleared"))

    def status(self, unit: str, status: UnitStatus, minute: float, **of: Any) -> None:
        was = UnitStatus.AVAILABLE
        facts: dict[str, Any] = {"incident_id": None, "assignment_id": None, **of}
        self.facts.append(
            UnitStatusChanged(**self._of_unit(unit, minute), **facts, status=status, was=was, flags=())
        )

    def _of_unit(self, name: str, minute: float) -> dict[str, Any]:
        id = UnitId(_id(name))
        subject = Subject(f"unit:{name}")
        return {"subject": subject, "version": 1, "at": NOON + minutes(minute), "by": name, "unit_id": id}

    def record(self, speed: float = 1.0, until: float = 900.0, *, exercises: bool = False) -> Record:
        span = Span(
            from_at=NOON,
            until_at=NOON + minutes(until),
            known_at=NOON + timedelta(minutes=self.known),
            speed=speed,
        )
        return read_record(self.facts, span, exercises=exercises)


def _id(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def _incident(number: str) -> IncidentId:
    return IncidentId(_id(number))


def a_stage(record: Record, hospitals: Sequence[LatLon] = (), sites: Sequence[LatLon] = ()) -> Stage:
    places = places_of(record, (), hospitals, sites)
    return Stage(record=record, zones=(), hospitals=hospitals, places=places, journeys=along_the_road(places))


def along_the_road(
    places: Sequence[LatLon], cut_at: float | None = None, detour_min: float = 0.0
) -> Journeys:
    """cut_at: from one side of this minute to the other it takes so much longer; 0: there is no way."""
    minute = np.array([each.lon / A_MINUTE_DEG for each in places])
    takes = np.abs(minute[:, None] - minute[None, :])
    across = np.zeros(takes.shape, np.bool_)
    if cut_at is not None:
        across = (minute[:, None] < cut_at) != (minute[None, :] < cut_at)
    return Journeys(takes + detour_min * across, across & (detour_min == 0))


def told(
    stage: Stage,
    now_units: Sequence[RecordedUnit] | None = None,
    closed: Journeys | None = None,
    now: Policy | None = None,
) -> Comparison:
    """By the closest unit, back to its own station, and then with what is changed."""
    policy = Policy()
    units = stage.record.units
    changed = Telling(units=units if now_units is None else now_units, policy=now or policy, closed=closed)
    return compare(stage, Telling(units=units, policy=policy), changed, 8.0)
