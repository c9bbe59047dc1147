"""What is due for what, by the cards that come with the program."""

import hashlib
import re

import pytest

from data.loaders.run_card_file import SETS, read_set, shipped_sets
from data.stores.shipped_cards import shipped_cards
from dispatch.card_choice import due
from dispatch.run_card import RunCard, Situation, Slot
from dispatch.unit import MUNICIPAL, Capability
from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES

STRANGE = IncidentType("a_type_nobody_has_heard_of")


def card_of(type: str, priority: Priority, level: int = 1, of: str = "default") -> RunCard:
    at = Situation(type=IncidentType(type), priority=priority, minute=0)
    return due(read_set(SETS / f"{of}.toml"), at, level).slots


def must_come(card: RunCard) -> int:
    return sum(slot.count for slot in card if slot.mandatory)


@pytest.mark.parametrize("of", shipped_sets())
@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("type", [*TYPES, STRANGE])
def test_every_incident_is_due_somebody_who_must_come(type: str, priority: Priority, of: str) -> None:
    assert must_come(card_of(type, priority, of=of)) >= 1


def test_a_building_fire_is_due_two_engines_and_a_ladder() -> None:
    mandatory = {
        slot.capability: slot.count for slot in card_of("structure_fire", Priority.P1) if slot.mandatory
    }
    assert mandatory == {Capability.ENGINE: 2, Capability.LADDER: 1, Capability.AMBULANCE: 1}


def test_a_second_alarm_of_a_fire_adds_two_engines_and_a_third_two_more() -> None:
    levels = [must_come(card_of("structure_fire", Priority.P1, level)) for level in (1, 2, 3)]
    assert levels == [4, 6, 8]


def test_a_priority_without_a_card_of_its_own_gets_the_next_more_urgent_one() -> None:
    assert card_of("fall", Priority.P4) == card_of("fall", Priority.P2)


def test_a_type_without_a_card_gets_that_of_the_unknown() -> None:
    assert card_of(STRANGE, Priority.P3) == card_of("unknown", Priority.P3)


def test_every_type_we_know_has_a_card_where_all_services_are_one() -> None:
    assert {type for card in shipped_cards().cards for type in card.types or ()} == set(TYPES)


@pytest.mark.parametrize("of", shipped_sets())
@pytest.mark.parametrize("type", TYPES)
def test_a_more_urgent_incident_is_never_due_fewer_who_must_come(type: str, of: str) -> None:
    counts = [must_come(card_of(type, each, of=of)) for each in sorted(Priority)]
    assert counts == sorted(counts, reverse=True)


def test_the_cards_send_fire_ambulance_police_and_the_citys_own_crews() -> None:
    asked = {slot.capability for card in shipped_cards().cards for slot in card.slots}
    assert asked == set(Capability)
    assert {
        slot.capability for card in read_set(SETS / "municipal.toml").cards for slot in card.slots
    } == MUNICIPAL


@pytest.mark.parametrize("name", shipped_sets())
def test_every_shipped_card_is_named_in_three_languages(name: str) -> None:
    for card in read_set(SETS / f"{name}.toml").cards:
        assert set(card.names) == {"zh", "pt"}, card.name
        assert card.name not in card.names.values()


def test_a_slot_that_asks_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        Slot(Capability.ENGINE, 0)


def test_the_source_note_knows_every_shipped_set_by_its_checksum() -> None:
    noted = dict(re.findall(r"`(\w+)\.toml`.*?`([0-9a-f]{64})`", (SETS / "SOURCE.md").read_text()))
    held = {name: hashlib.sha256((SETS / f"{name}.toml").read_bytes()).hexdigest() for name in shipped_sets()}
    assert noted == held
