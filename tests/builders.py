"""Builders that read as English."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from dispatch.run_card import Card, RunCardSet, Slot
from dispatch.status import UnitStatus
from dispatch.unit import Capability, Station, Unit, UnitId
from incidents.call import CallForService
from incidents.incident import Incident
from incidents.location import Location
from incidents.ports import Command
from incidents.premise_note import PremiseNote
from incidents.terms import CallId, IncidentId, IncidentState, IncidentType, NoteKind, Priority
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


def a_premise_note(added: Command, text: str = "gas bottles on the roof") -> PremiseNote:
    """A hazard within 50 m of where `a_call` comes from."""
    return PremiseNote(
        id=added.key,
        version=1,
        kind=NoteKind.HAZARD,
        text=text,
        place=None,
        position=LatLon(22.19, 113.54),
        radius_m=50.0,
        from_at=added.at,
        until_at=None,
        added_by=added.by,
        added_at=added.at,
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


def a_card(name: str, *slots: Slot, types: Iterable[str] | None = None) -> Card:
    """An engine when nothing is said; other conditions by `replace`."""
    kinds = None if types is None else frozenset(IncidentType(each) for each in types)
    return Card(name=name, types=kinds, slots=slots or (Slot(Capability.ENGINE),))


def a_card_set(*cards: Card) -> RunCardSet:
    return RunCardSet(title={"en": "Fire", "zh": "消防", "pt": "Bombeiros"}, cards=cards)


def engines_to_all(count: int = 1) -> RunCardSet:
    """So many to whatever happens."""
    return a_card_set(a_card("all", Slot(Capability.ENGINE, count)))
