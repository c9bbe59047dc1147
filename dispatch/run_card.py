"""What is due: cards that say, for a kind of incident, which capabilities to send.

Every condition of a card is optional; which card answers is told by dispatch/card_choice.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from dispatch.unit import Capability
from incidents.incident import Incident
from incidents.location import plain_name
from incidents.terms import IncidentType, Priority

DAY_MIN = 24 * 60

MOST = 100
"""Units one slot may ask for: more than any fleet sends to one incident."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`count` units that can do this. A desirable slot is filled only with what mandatory ones leave."""

    capability: Capability
    count: int = 1
    mandatory: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST:
            raise ValueError(f"a slot asks for 1 to {MOST} of {self.capability.value}")


RunCard = tuple[Slot, ...]

ANYTHING: RunCard = tuple(Slot(each) for each in Capability)
"""Whoever is free, whatever it can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Slots and when they are due. A condition that is None holds always; one without members never does."""

    name: str
    """What people call it; one card of a set has it."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What it is called on screens in zh and pt; where one is missing, by its name."""
    types: frozenset[IncidentType] | None = None
    priority: Priority | None = None
    """This urgent or less."""
    zones: frozenset[str] | None = None
    """Names of zones of the city."""
    hours: str | None = None
    """Local, as in opening_hours: "Mo-Fr 07:00-19:00"; see dispatch/card_hours.py."""
    premises: frozenset[str] | None = None
    """Names of places, as the incident's place is called; capitals and spaces do not count."""
    level: int = 1
    """Added from this alarm level on; 1 is what goes at first."""
    slots: RunCard


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCardSet:
    """All cards of an agency; not valid until dispatch/card_check.py finds no fault."""

    title: Mapping[str, str]
    """By language: en, zh, pt."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a card's conditions are held against."""

    type: IncidentType
    priority: Priority
    minute: int
    """Of the local week; Monday 00:00 is 0."""
    zone: str | None = None
    """None: not known, or in no zone."""
    premises: frozenset[str] = frozenset()
    """What the place is called, by `plain_name`."""


def situation_of(incident: Incident, zone: str | None, at: datetime, local: tzinfo) -> Situation:
    """`at` in the centre's local time decides which hours hold, not the instant the incident opened."""
    there = at.astimezone(local)
    place = incident.location
    return Situation(
        type=incident.type,
        priority=incident.priority,
        minute=there.weekday() * DAY_MIN + there.hour * 60 + there.minute,
        zone=zone,
        premises=frozenset(plain_name(each) for each in (place.label, place.text) if each),
    )
