"""A set of cards that cannot work is refused with the reason, and what may not be wished for is said."""

from dataclasses import replace

import pytest

from dispatch.card_check import MOST_CARDS, Known, check, line
from dispatch.run_card import Card, RunCardSet, Slot
from dispatch.unit import Capability, Unit
from incidents.terms import IncidentType, Priority
from tests.builders import a_card, a_card_set, an_engine

ENGINE, LADDER, HAZMAT = Capability.ENGINE, Capability.LADDER, Capability.HAZMAT
TYPES = [IncidentType(each) for each in ("structure_fire", "fall", "unknown")]
E1, E2 = an_engine("E1"), an_engine("E2")
L1 = replace(an_engine("L1"), capabilities=frozenset({LADDER}))
BOTH = replace(an_engine("R1"), capabilities=frozenset({ENGINE, LADDER}))
ALL = a_card("all")
FIRES = a_card("fires", types=["structure_fire"])


def faults(
    *cards: Card, units: tuple[Unit, ...] = (E1, E2, L1), zones: frozenset[str] | None = None
) -> list[str]:
    found = check(a_card_set(*cards), Known(TYPES, zones, units))
    return [line(each) for each in found.faults]


def warnings(*cards: Card, units: tuple[Unit, ...] = (E1, E2, L1)) -> list[str]:
    found = check(a_card_set(*cards), Known(TYPES, None, units))
    assert not found.faults
    return [line(each) for each in found.warnings]


def test_a_sound_set_has_no_fault() -> None:
    assert faults(ALL, FIRES) == []


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (a_card("x", Slot(HAZMAT)), "x: no unit of the agency can do hazmat"),
        (a_card("x", Slot(ENGINE, 3)), "x: asks for 3 that can do engine; the agency has 2"),
        (a_card("x", types=["strike"]), "x: there is no incident type strike"),
        (replace(a_card("x"), zones=frozenset({"Atlantis"})), "x: the city has no zone Atlantis"),
        (a_card("x", types=[]), "x: names none in types, so it never holds; leave that out to hold always"),
        (
            replace(a_card("x"), hours="sunset"),
            'x: the hours "sunset" cannot be read; write "Mo-Fr 07:00-19:00"',
        ),
        (replace(a_card("x"), hours="PH"), 'x: the hours "PH" cannot be read; write "Mo-Fr 07:00-19:00"'),
        (replace(a_card("x"), hours="Mo; Mo off"), 'x: the hours "Mo; Mo off" hold in no minute of a week'),
        (replace(a_card("x"), level=9), "x: alarm level 9 is not one of 1 to 5"),
        (replace(a_card("x"), slots=()), "x: asks for nobody"),
        (
            a_card("x", Slot(ENGINE, mandatory=False)),
            "x: everybody it asks for is only desirable; somebody must come",
        ),
        (replace(ALL, types=frozenset({IncidentType("fall")})), "all: another card has the same name"),
        (
            replace(a_card("x"), zones=frozenset({f"z{i}" for i in range(101)})),
            "x: 101 combinations of type, zone and premise are more than 100",
        ),
    ],
)
def test_a_card_that_cannot_work_is_refused_in_one_line(card: Card, told: str) -> None:
    zones = frozenset({"Sé", *(f"z{i}" for i in range(101))})
    assert told in faults(ALL, card, zones=zones)


def test_a_card_that_counts_one_unit_twice_is_refused() -> None:
    card = a_card("all", Slot(ENGINE), Slot(LADDER))
    assert faults(card, units=(BOTH,)) == [
        "all: asks for 2 at once; the agency's crews can fill 1 of these slots"
    ]
    assert faults(card, units=(BOTH, E1)) == []


def test_two_units_of_one_crew_fill_one_slot() -> None:
    shared = tuple(replace(each, crew="red watch") for each in (E1, L1))
    card = a_card("all", Slot(ENGINE), Slot(LADDER))
    assert faults(card, units=shared) == [
        "all: asks for 2 at once; the agency's crews can fill 1 of these slots"
    ]
    assert faults(a_card("all", Slot(ENGINE)), units=shared) == []


def test_two_cards_that_answer_at_once_are_refused() -> None:
    falls = a_card("falls", types=["fall", "structure_fire"])
    assert faults(ALL, FIRES, falls) == ["falls: holds together with fires, and neither is more specific"]


def test_a_card_that_a_more_specific_one_always_covers_is_refused() -> None:
    first = replace(FIRES, name="first", priority=Priority.P1)
    assert faults(ALL, FIRES, first) == ["fires: a more specific card always holds where it does"]


@pytest.mark.parametrize(
    "card",
    [
        a_card("x", types=["fall"]),
        replace(a_card("x", types=["unknown"]), priority=Priority.P2),
        replace(a_card("x"), hours="Mo-Fr"),
        replace(a_card("x"), zones=frozenset({"Sé"})),
        replace(a_card("x"), level=2),
    ],
)
def test_a_set_that_might_leave_somebody_without_an_answer_is_refused(card: Card) -> None:
    assert faults(card) == ["no card answers for an unknown type at every priority, place and hour"]


def test_an_empty_or_endless_set_and_one_without_a_title_are_refused() -> None:
    assert "the set has no cards" in faults()
    many = [replace(ALL, name=str(i)) for i in range(MOST_CARDS + 1)]
    assert f"the set has {MOST_CARDS + 1} cards; {MOST_CARDS} are the most" in faults(*many)
    untitled = RunCardSet(title={"en": "x", "zh": " "}, cards=(ALL,))
    told = [line(each) for each in check(untitled, Known(TYPES, None, (E1,))).faults]
    assert told == ["the set has no title in zh", "the set has no title in pt"]


def test_what_is_only_desirable_and_what_higher_alarms_ask_for_is_a_warning() -> None:
    second = replace(a_card("second", Slot(ENGINE, 2), Slot(HAZMAT, mandatory=False)), level=2)
    assert warnings(ALL, second) == [
        "second: 1 hazmat would be desirable; the agency has 0",
        "second: with the levels below 3 engine are due; the agency has 2",
    ]


def test_types_without_a_card_a_gap_in_the_levels_and_unchecked_zones_are_warnings() -> None:
    unknown = a_card("unknown", types=["unknown"])
    third = replace(a_card("third"), level=3, zones=frozenset({"Sé"}))
    assert warnings(unknown, third) == [
        "third: zones were not checked, there is no city yet",
        "third: level 3 adds to no card of level 2",
        "fall has no card and gets that of the unknown",
        "structure_fire has no card and gets that of the unknown",
    ]
