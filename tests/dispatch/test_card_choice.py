"""Which card answers."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.card_choice import card_for, due, rank
from dispatch.card_reach import clashes, shadowed
from dispatch.run_card import Card, Situation, Slot, situation_of
from dispatch.unit import Capability
from incidents.location import Location
from incidents.terms import IncidentType, Priority
from tests.builders import a_card, a_card_set, an_incident

MONDAY_NOON, SUNDAY_NOON = 12 * 60, 6 * 24 * 60 + 12 * 60
FIRE = Situation(
    type=IncidentType("structure_fire"),
    priority=Priority.P2,
    minute=MONDAY_NOON,
    zone="Sé",
    premises=frozenset({"hotel lisboa"}),
)
EVERY = a_card("every")
UNKNOWN = a_card("unknown", types=["unknown"])
FIRES = a_card("fires", types=["structure_fire"])
URGENT = replace(FIRES, name="urgent", priority=Priority.P1)
IN_SE = replace(FIRES, name="in Sé", zones=frozenset({"Sé"}))
BY_DAY = replace(FIRES, name="by day", hours="Mo-Fr 08:00-20:00")
AT_LISBOA = replace(EVERY, name="at the Lisboa", premises=frozenset({"Hotel  LISBOA"}))


def asked(*cards: Card, at: Situation = FIRE, level: int = 1) -> str | None:
    found = card_for(a_card_set(*cards), at, level)
    return found.name if found else None


def test_a_named_premise_says_more_than_a_type_a_type_than_a_zone_a_zone_than_hours_than_a_priority() -> None:
    zone = replace(EVERY, name="zone", zones=frozenset({"Sé"}))
    hours = replace(EVERY, name="hours", hours="Mo-Fr 08:00-20:00")
    priority = replace(EVERY, name="priority", priority=Priority.P2)
    in_order = [AT_LISBOA, FIRES, zone, hours, priority, EVERY]
    for i, expected in enumerate(in_order):
        assert asked(*reversed(in_order[i:])) == expected.name


def test_of_two_cards_with_a_type_the_one_that_also_names_the_zone_answers() -> None:
    assert asked(FIRES, IN_SE, BY_DAY, URGENT) == "in Sé"
    assert asked(FIRES, IN_SE, BY_DAY, URGENT, at=replace(FIRE, zone="Taipa")) == "by day"


def test_a_card_for_the_most_urgent_also_stands_for_the_less_urgent_until_they_have_their_own() -> None:
    lesser = replace(FIRES, name="lesser", priority=Priority.P3)
    answers = [asked(URGENT, lesser, at=replace(FIRE, priority=each)) for each in Priority]
    assert answers == ["urgent", "urgent", "lesser", "lesser"]


def test_a_card_for_the_less_urgent_never_answers_for_the_more_urgent() -> None:
    lesser = replace(FIRES, name="lesser", priority=Priority.P3)
    assert asked(lesser, UNKNOWN) is None
    assert due(a_card_set(lesser, UNKNOWN), FIRE).names == ("unknown",)


def test_hours_hold_by_the_clock_of_the_centre_round_the_end_of_the_week() -> None:
    night = replace(FIRES, name="night", hours="Su 22:00-06:00")
    monday_five, monday_seven = 5 * 60, 7 * 60
    assert asked(FIRES, night, at=replace(FIRE, minute=monday_five)) == "night"
    assert asked(FIRES, night, at=replace(FIRE, minute=monday_seven)) == "fires"
    assert asked(FIRES, BY_DAY, at=replace(FIRE, minute=SUNDAY_NOON)) == "fires"


def test_each_alarm_level_adds_the_slots_of_its_own_card_to_those_below() -> None:
    second = replace(a_card("second", Slot(Capability.LADDER)), level=2)
    third = replace(a_card("third", Slot(Capability.COMMAND)), level=3)
    cards = a_card_set(FIRES, UNKNOWN, second, third)
    assert [due(cards, FIRE, level).names for level in (1, 2, 3, 5)] == [
        ("fires",),
        ("fires", "second"),
        ("fires", "second", "third"),
        ("fires", "second", "third"),
    ]
    assert [each.capability for each in due(cards, FIRE, 2).slots] == [Capability.ENGINE, Capability.LADDER]


def test_a_set_without_a_card_for_the_unknown_is_a_fault_and_not_an_empty_answer() -> None:
    with pytest.raises(ValueError, match="unknown"):
        due(a_card_set(FIRES), replace(FIRE, type=IncidentType("theft")))


def test_the_situation_is_the_local_hour_the_zone_and_what_the_place_is_called() -> None:
    place = Location(text="behind the Lisboa", label="Hotel  Lisboa")
    there = situation_of(
        replace(an_incident(), location=place),
        "Sé",
        datetime(2026, 11, 22, 17, 30, tzinfo=UTC),  # Sunday; in Macao it is Monday, half past one
        ZoneInfo("Asia/Macau"),
    )
    assert (there.minute, there.zone) == (90, "Sé")
    assert there.premises == {"hotel lisboa", "behind the lisboa"}


def test_a_card_is_never_asked_when_more_specific_ones_share_out_all_its_hours() -> None:
    day, night = (
        replace(FIRES, name=hours, hours=hours) for hours in ("Mo-Su 08:00-20:00", "Mo-Su 20:00-08:00")
    )
    assert shadowed(FIRES, [FIRES, day, night])
    assert not shadowed(FIRES, [FIRES, day, replace(night, hours="Mo-Su 20:00-07:59")])
    assert not shadowed(FIRES, [FIRES, day, replace(night, level=2)])


CONDITIONS = st.builds(
    Card,
    name=st.just("card"),
    types=st.sampled_from([None, frozenset({"structure_fire"}), frozenset({"structure_fire", "unknown"})]),
    priority=st.sampled_from([None, *Priority]),
    zones=st.sampled_from([None, frozenset({"Sé"}), frozenset({"Sé", "Taipa"})]),
    hours=st.sampled_from([None, "Mo", "Mo-Sa", "Tu-Su", "Su"]),
    premises=st.sampled_from([None, frozenset({"Hotel Lisboa"}), frozenset({"Mercado"})]),
    slots=st.just((Slot(Capability.ENGINE),)),
)
SITUATIONS = [
    Situation(
        type=IncidentType(type),
        priority=priority,
        minute=day * 24 * 60,
        zone=zone,
        premises=frozenset(premises),
    )
    for type in ("structure_fire", "unknown", "theft")
    for priority in Priority
    for zone in ("Sé", "Taipa", None)
    for day in (0, 1, 6)
    for premises in ((), ("hotel lisboa",), ("mercado",))
]


@given(st.lists(CONDITIONS, min_size=1, max_size=5))
def test_a_card_is_called_shadowed_exactly_when_no_situation_asks_it(drawn: list[Card]) -> None:
    """Against every situation there is: all that the conditions above can tell apart."""
    cards = [replace(each, name=str(i)) for i, each in enumerate(drawn)]
    if clashes(cards):
        return
    answering = {asked(*cards, at=each) for each in SITUATIONS}
    assert {each.name for each in cards if not shadowed(each, cards)} == answering - {None}


@given(CONDITIONS, CONDITIONS)
def test_two_cards_clash_exactly_when_some_situation_has_no_single_most_specific(
    one: Card, other: Card
) -> None:
    both = [each for each in SITUATIONS if asked(one, at=each) and asked(other, at=each)]
    assert bool(clashes([one, other])) == (rank(one) == rank(other) and bool(both))
