"""What is due: incident type and priority → the capabilities to send. Sample cards; an agency has its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dispatch.unit import Capability
from incidents.terms import IncidentType, Priority

C = Capability


@dataclass(frozen=True, slots=True)
class Slot:
    """`count` units that can do this. A desirable slot is filled only with what mandatory ones leave."""

    capability: Capability
    count: int = 1
    mandatory: bool = True

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a slot asks for at least one {self.capability}, not {self.count}")


RunCard = tuple[Slot, ...]

_MEDICAL: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.AMBULANCE), Slot(C.ADVANCED_LIFE_SUPPORT), Slot(C.ENGINE, mandatory=False)),
    Priority.P2: (Slot(C.AMBULANCE),),
}
_BUILDING: Mapping[Priority, RunCard] = {
    Priority.P1: (
        Slot(C.ENGINE, 2),
        Slot(C.LADDER),
        Slot(C.AMBULANCE),
        Slot(C.COMMAND, mandatory=False),
        Slot(C.RESCUE, mandatory=False),
    ),
    Priority.P2: (Slot(C.ENGINE), Slot(C.LADDER, mandatory=False)),
}
_SMALL_FIRE: Mapping[Priority, RunCard] = {Priority.P1: (Slot(C.ENGINE, 2),), Priority.P2: (Slot(C.ENGINE),)}
_HAZARD: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.ENGINE), Slot(C.HAZMAT, mandatory=False), Slot(C.AMBULANCE, mandatory=False)),
    Priority.P2: (Slot(C.ENGINE),),
}
_COLLISION: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.RESCUE), Slot(C.AMBULANCE, 2), Slot(C.ENGINE), Slot(C.PATROL, mandatory=False)),
    Priority.P2: (Slot(C.AMBULANCE), Slot(C.PATROL, mandatory=False)),
    Priority.P3: (Slot(C.PATROL),),
}
_RESCUE: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.RESCUE), Slot(C.ENGINE), Slot(C.AMBULANCE)),
    Priority.P2: (Slot(C.RESCUE), Slot(C.AMBULANCE, mandatory=False)),
    Priority.P3: (Slot(C.ENGINE),),
}
_POLICE: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.PATROL, 2), Slot(C.AMBULANCE)),
    Priority.P2: (Slot(C.PATROL),),
}
_UNKNOWN: Mapping[Priority, RunCard] = {
    Priority.P1: (Slot(C.ENGINE), Slot(C.AMBULANCE), Slot(C.PATROL, mandatory=False)),
    Priority.P2: (Slot(C.AMBULANCE), Slot(C.PATROL, mandatory=False)),
    Priority.P3: (Slot(C.PATROL),),
}

CARDS: Mapping[IncidentType, Mapping[Priority, RunCard]] = MappingProxyType(
    {
        IncidentType("cardiac_arrest"): _MEDICAL,
        IncidentType("chest_pain"): _MEDICAL,
        IncidentType("unconscious"): _MEDICAL,
        IncidentType("unwell"): _MEDICAL,
        IncidentType("fall"): _MEDICAL,
        IncidentType("structure_fire"): _BUILDING,
        IncidentType("fire_alarm"): _BUILDING,
        IncidentType("rubbish_fire"): _SMALL_FIRE,
        IncidentType("gas_leak"): _HAZARD,
        IncidentType("flood"): _RESCUE,
        IncidentType("trapped"): _RESCUE,
        IncidentType("traffic_collision"): _COLLISION,
        IncidentType("assault"): _POLICE,
        IncidentType("theft"): _POLICE,
        IncidentType("noise"): _POLICE,
    }
)
"""Sample set; counts assumed after common practice (FIELD.md §3), to be replaced by the agency's own."""


def run_card_for(type: IncidentType, priority: Priority) -> RunCard:
    """The card of the type at this priority, else of the next more urgent one it has. Never empty: a type
    without a card gets the card of the unknown."""
    cards = CARDS.get(type, _UNKNOWN)
    return next(cards[each] for each in sorted(Priority, reverse=True) if each <= priority and each in cards)
