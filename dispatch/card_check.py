"""What is wrong with a set of run cards: faults refuse it, warnings are said and it is kept.

A fault: the card can never be filled, can never be asked, or does not say what it means. A warning: it works,
and may not do what was wished for.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dispatch.card_choice import card_for
from dispatch.card_hours import minutes_of
from dispatch.card_reach import COMBINATIONS, clashes, combinations_of, shadowed
from dispatch.crew import crews_of
from dispatch.match import match
from dispatch.reason import Reason
from dispatch.run_card import Card, RunCardSet, Situation, Slot
from dispatch.unit import Capability, Unit
from incidents.alarm import HIGHEST
from incidents.terms import IncidentType, Priority
from incidents.triage import UNKNOWN
from incidents.words import is_blank

MOST_CARDS = 300
"""In one set, so that checking it takes no noticeable time. Assumed: the shipped ones have under 40."""

LINES: Mapping[str, str] = {
    "no_cards": "the set has no cards",
    "too_many_cards": "the set has {count} cards; {most} are the most",
    "no_title": "the set has no title in {language}",
    "same_name": "{card}: another card has the same name",
    "no_such_type": "{card}: there is no incident type {type}",
    "no_such_zone": "{card}: the city has no zone {zone}",
    "names_none": "{card}: names none in {condition}, so it never holds; leave that out to hold always",
    "unreadable_hours": '{card}: the hours "{hours}" cannot be read; write "Mo-Fr 07:00-19:00"',
    "never_in_a_week": '{card}: the hours "{hours}" hold in no minute of a week',
    "no_such_level": "{card}: alarm level {level} is not one of 1 to {highest}",
    "too_many_combinations": "{card}: {count} combinations of type, zone and premise are more than {most}",
    "no_slots": "{card}: asks for nobody",
    "nobody_must_come": "{card}: everybody it asks for is only desirable; somebody must come",
    "nobody_can": "{card}: no unit of the agency can do {capability}",
    "too_few": "{card}: asks for {count} that can do {capability}; the agency has {have}",
    "not_all_at_once": "{card}: asks for {count} at once; the agency's crews can fill {have} of these slots",
    "clash": "{card}: holds together with {other}, and neither is more specific",
    "never_asked": "{card}: a more specific card always holds where it does",
    "no_unknown": "no card answers for an unknown type at every priority, place and hour",
    "zones_unchecked": "{card}: zones were not checked, there is no city yet",
    "desirable_nobody": "{card}: {count} {capability} would be desirable; the agency has {have}",
    "no_card": "{type} has no card and gets that of the unknown",
    "level_beyond_fleet": "{card}: with the levels below {count} {capability} are due; the agency has {have}",
    "level_gap": "{card}: level {level} adds to no card of level {below}",
}
"""What a person reads of each code; facts in braces."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a set is held against."""

    types: Collection[IncidentType]
    zones: Collection[str] | None
    """None: there is no city yet."""
    units: Sequence[Unit]
    """All of the agency, whatever they are doing now."""


@dataclass(frozen=True, slots=True)
class Finding:
    faults: tuple[Reason, ...]
    warnings: tuple[Reason, ...]


def line(found: Reason) -> str:
    """One line for a person."""
    return LINES[found.code].format(**found.facts)


def check(cards: RunCardSet, known: Known) -> Finding:
    """Faults in the order of the cards. How they stand together is asked once each is sound by itself."""
    faults = [*_whole(cards), *(each for card in cards.cards for each in _alone(card, known))]
    if not faults:
        faults = list(_together(cards))
    return Finding(tuple(faults), tuple(_warnings(cards, known)) if not faults else ())


def _whole(cards: RunCardSet) -> Iterator[Reason]:
    if not cards.cards:
        yield Reason("no_cards")
    if len(cards.cards) > MOST_CARDS:
        yield Reason("too_many_cards", {"count": len(cards.cards), "most": MOST_CARDS})
    for language in ("en", "zh", "pt"):
        if is_blank(cards.title.get(language, "")):
            yield Reason("no_title", {"language": language})
    for name, count in Counter(each.name for each in cards.cards).items():
        if count > 1:
            yield Reason("same_name", {"card": name})


def _alone(card: Card, known: Known) -> Iterator[Reason]:
    yield from _conditions(card, known)
    yield from _slots(card, known)


def _conditions(card: Card, known: Known) -> Iterator[Reason]:
    said = {"types": card.types, "zones": card.zones, "premises": card.premises}
    for condition, names in said.items():
        if names is not None and not [each for each in names if not is_blank(each)]:
            yield Reason("names_none", {"card": card.name, "condition": condition})
    for type in sorted((card.types or frozenset()) - frozenset(known.types)):
        yield Reason("no_such_type", {"card": card.name, "type": type})
    for zone in sorted((card.zones or frozenset()) - _zones(card, known)):
        yield Reason("no_such_zone", {"card": card.name, "zone": zone})
    minutes = minutes_of(card.hours)
    if not minutes:
        code = "unreadable_hours" if minutes is None else "never_in_a_week"
        yield Reason(code, {"card": card.name, "hours": card.hours})
    if not 1 <= card.level <= HIGHEST:
        yield Reason("no_such_level", {"card": card.name, "level": card.level, "highest": HIGHEST})
    if (count := combinations_of(card)) > COMBINATIONS:
        facts = {"card": card.name, "count": count, "most": COMBINATIONS}
        yield Reason("too_many_combinations", facts)


def _zones(card: Card, known: Known) -> frozenset[str]:
    """Every zone passes while there is no city."""
    return (card.zones or frozenset()) if known.zones is None else frozenset(known.zones)


def _slots(card: Card, known: Known) -> Iterator[Reason]:
    """Of what must come; what is only desirable may stay open."""
    if not card.slots:
        yield Reason("no_slots", {"card": card.name})
    elif card.level == 1 and not any(each.mandatory for each in card.slots):
        yield Reason("nobody_must_come", {"card": card.name})
    due = _counted(each for each in card.slots if each.mandatory)
    short = False
    for capability, count in due.items():
        have = able(capability, known.units)
        if have < count:
            short = True
            facts = {"card": card.name, "capability": capability.value, "count": count, "have": have}
            yield Reason("too_few" if have else "nobody_can", facts)
    if not short and (have := _filled(due, known.units)) < due.total():
        yield Reason("not_all_at_once", {"card": card.name, "count": due.total(), "have": have})


def able(capability: Capability, units: Sequence[Unit]) -> int:
    """Crews that can do it: of cross-staffed units one at a time."""
    return sum(capability in each for each in crews_of(units))


def _counted(slots: Iterator[Slot]) -> Counter[Capability]:
    due: Counter[Capability] = Counter()
    for each in slots:
        due[each.capability] += each.count
    return due


def _filled(due: Counter[Capability], units: Sequence[Unit]) -> int:
    """Slots that can be filled with the whole fleet at hand."""
    return len(match([Slot(each) for each in due.elements()], crews_of(units)))


def _together(cards: RunCardSet) -> Iterator[Reason]:
    for one, other in clashes(cards.cards):
        yield Reason("clash", {"card": other.name, "other": one.name})
    for card in cards.cards:
        if shadowed(card, cards.cards):
            yield Reason("never_asked", {"card": card.name})
    somewhere = Situation(type=UNKNOWN, priority=Priority.P1, minute=0)
    always = tuple(each for each in cards.cards if each.hours is None)
    if card_for(RunCardSet(title={}, cards=always), somewhere, 1) is None:
        yield Reason("no_unknown")


def _warnings(cards: RunCardSet, known: Known) -> Iterator[Reason]:
    for card in cards.cards:
        if card.zones is not None and known.zones is None:
            yield Reason("zones_unchecked", {"card": card.name})
        yield from _desirable(card, known)
        yield from _levels(card, cards, known)
    named = {type for each in cards.cards if each.level == 1 for type in each.types or known.types}
    for type in sorted(frozenset(known.types) - named):
        yield Reason("no_card", {"type": type})


def _desirable(card: Card, known: Known) -> Iterator[Reason]:
    for capability, count in _counted(each for each in card.slots if not each.mandatory).items():
        if (have := able(capability, known.units)) < count:
            facts = {"card": card.name, "capability": capability.value, "count": count, "have": have}
            yield Reason("desirable_nobody", facts)


def _levels(card: Card, cards: RunCardSet, known: Known) -> Iterator[Reason]:
    """What all levels up to this card's ask for together, at its first type and highest priority."""
    if card.level == 1:
        return
    type = min(card.types) if card.types else UNKNOWN
    at = Situation(type=type, priority=card.priority or Priority.P1, minute=0)
    below = [each for level in range(1, card.level) if (each := card_for(cards, at, level))]
    if len(below) < card.level - 1:
        yield Reason("level_gap", {"card": card.name, "level": card.level, "below": card.level - 1})
    due = _counted(slot for each in (*below, card) for slot in each.slots if slot.mandatory)
    for capability, count in due.items():
        if (have := able(capability, known.units)) < count:
            facts = {"card": card.name, "capability": capability.value, "count": count, "have": have}
            yield Reason("level_beyond_fleet", facts)
