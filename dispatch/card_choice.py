"""Which card answers: of those whose conditions all hold, the most specific.

A named premise says more than a type, a type more than a zone, a zone more than hours, hours more than a
priority; of two priorities the less urgent says more, for a card of P1 also stands for P2 to P4 until there
is one of their own. A type without a card gets the card of the unknown, so the answer is never empty.
"""

from dataclasses import dataclass, replace

from dispatch.card_hours import hold
from dispatch.run_card import Card, RunCard, RunCardSet, Situation
from incidents.location import plain_name
from incidents.triage import UNKNOWN

Rank = tuple[bool, bool, bool, bool, int]


@dataclass(frozen=True, slots=True)
class DueCards:
    """What is due, and by which cards: one for each alarm level that has one."""

    slots: RunCard
    names: tuple[str, ...]


def rank(card: Card) -> Rank:
    """Greater says more."""
    return (
        card.premises is not None,
        card.types is not None,
        card.zones is not None,
        card.hours is not None,
        card.priority or 0,
    )


def holds(card: Card, at: Situation) -> bool:
    return (
        (card.types is None or at.type in card.types)
        and (card.priority is None or at.priority >= card.priority)
        and (card.zones is None or at.zone in card.zones)
        and (card.premises is None or not at.premises.isdisjoint(map(plain_name, card.premises)))
        and (card.hours is None or hold(card.hours, at.minute))
    )


def card_for(cards: RunCardSet, at: Situation, level: int) -> Card | None:
    """The most specific of this level; None where none holds."""
    some = [each for each in cards.cards if each.level == level and holds(each, at)]
    return max(some, key=rank, default=None)


def due(cards: RunCardSet, at: Situation, alarm_level: int = 1) -> DueCards:
    """The first alarm's slots and those that each level up to this one adds.

    Raises ValueError for a set that has no card for the unknown; such a set is refused before it is kept.
    """
    if card_for(cards, at, 1) is None:
        at = replace(at, type=UNKNOWN)
    found = [each for level in range(1, alarm_level + 1) if (each := card_for(cards, at, level))]
    if not found or found[0].level != 1:
        raise ValueError("the set has no card for the unknown")
    return DueCards(
        slots=tuple(slot for card in found for slot in card.slots),
        names=tuple(card.name for card in found),
    )
