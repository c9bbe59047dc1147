"""Builders that read as English."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, Unit, UnitId
from incidents.call import CallForService
from incidents.incident import Incident
from incidents.location import Location
from incidents.ports import Command
from incidents.terms import CallId, IncidentId, IncidentState, IncidentType, Priority
from routing.geo import LatLon

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def a_command(by: str = "ana", at: datetime = NOON, key: UUID | None = None, digest: str = "x") -> Command:
    return Command(key=key or uuid4(), digest=digest, at=at, by=by)


def a_call(words: str = "smoke from the third floor", joins: IncidentId | None = None) -> CallForService:
    return CallForService(
        id=CallId(uuid4()),
        at=NOON,
        words=words,
        location=Location(text="behind the Lisboa", position=LatLon(22.19, 113.54), confidence=0.5),
        incident_id=joins,
    )


def an_incident(number: int = 1) -> Incident:
    return Incident(
        id=IncidentId(UUID(int=number)),
        version=1,
        number=f"2026-{number:06}",
        type=IncidentType("structure_fire"),
        priority=Priority.P1,
        narrative="",
        location=Location(text=""),
        state=IncidentState.OPEN,
        opened_at=NOON,
    )


def an_engine(name: str = "E1", status: UnitStatus = UnitStatus.AVAILABLE) -> Unit:
    station = Station(id=UUID(int=9), name="Central", position=LatLon(22.19, 113.54), sample=True)
    return Unit(
        id=UnitId(uuid4()),
        version=1,
        name=name,
        capabilities=frozenset({Capability.ENGINE}),
        status=status,
        status_since=NOON,
        station=station,
    )
