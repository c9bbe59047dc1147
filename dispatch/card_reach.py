"""Which cards can never answer because more specific ones always do, and which two would answer at once."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TypeVar

from dispatch.card_choice import rank
from dispatch.card_hours import minutes_of
from dispatch.run_card import Card
from incidents.location import plain_name
from incidents.terms import Priority

COMBINATIONS = 100
"""Of type, zone and premise one card may name: beyond it cannot be checked in good time. Assumed enough."""

T = TypeVar("T")


def combinations_of(card: Card) -> int:
    return len(card.types or "-") * len(card.zones or "-") * len(card.premises or "-")


def clashes(cards: Sequence[Card]) -> list[tuple[Card, Card]]:
    """Pairs that name the same kinds of conditions, of one level, and hold together somewhere."""
    return [
        (one, other)
        for one, other in combinations(cards, 2)
        if one.level == other.level and rank(one) == rank(other) and _meet(one, other)
    ]


def shadowed(card: Card, cards: Sequence[Card]) -> bool:
    """True when in every situation it holds in, a more specific card of its level holds too.

    Where it names no type, zone or premise, one that no card names is looked at: fewest others hold there.
    """
    rivals = [each for each in cards if each.level == card.level and rank(each) > rank(card)]
    rivals = [each for each in rivals if _meet(card, each)]
    hours = minutes_of(card.hours) or 0
    return all(_covered(cell, hours, rivals) for cell in _cells(card)) if rivals else False


Cell = tuple[str | None, str | None, str | None, Priority]
"""Type, zone, premise; None: one that no card names."""


def _cells(card: Card) -> Iterator[Cell]:
    urgent = card.priority or Priority.P1
    return product(
        card.types or (None,),
        card.zones or (None,),
        [plain_name(each) for each in card.premises] if card.premises else (None,),
        [each for each in Priority if each >= urgent],
    )


def _covered(cell: Cell, hours: int, rivals: Sequence[Card]) -> bool:
    type, zone, premise, priority = cell
    for each in rivals:
        if (
            _takes(each.types, type)
            and _takes(each.zones, zone)
            and _takes(each.premises and frozenset(map(plain_name, each.premises)), premise)
            and (each.priority or Priority.P1) <= priority
        ):
            hours &= ~(minutes_of(each.hours) or 0)
    return not hours


def _takes(named: frozenset[T] | None, value: object) -> bool:
    return named is None or value in named


def _meet(one: Card, other: Card) -> bool:
    premises = [each.premises and frozenset(map(plain_name, each.premises)) for each in (one, other)]
    return (
        _share(one.types, other.types)
        and _share(one.zones, other.zones)
        and _share(*premises)
        and bool((minutes_of(one.hours) or 0) & (minutes_of(other.hours) or 0))
    )


def _share(one: frozenset[T] | None, other: frozenset[T] | None) -> bool:
    return one is None or other is None or not one.isdisjoint(other)
