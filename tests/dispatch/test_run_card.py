"""What is due for what."""

import pytest

from dispatch.run_card import CARDS, Slot, run_card_for
from dispatch.unit import Capability
from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES


@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("type", [*TYPES, IncidentType("a_type_nobody_has_heard_of")])
def test_every_incident_is_due_somebody_who_must_come(type: IncidentType, priority: Priority) -> None:
    card = run_card_for(type, priority)
    assert any(slot.mandatory and slot.count >= 1 for slot in card)


def test_a_building_fire_is_due_two_engines_and_a_ladder() -> None:
    card = run_card_for(IncidentType("structure_fire"), Priority.P1)
    due = {slot.capability: slot.count for slot in card if slot.mandatory}
    assert due == {Capability.ENGINE: 2, Capability.LADDER: 1, Capability.AMBULANCE: 1}


def test_a_priority_without_a_card_of_its_own_gets_the_next_more_urgent_one() -> None:
    assert run_card_for(IncidentType("fall"), Priority.P4) == run_card_for(IncidentType("fall"), Priority.P2)


def test_every_type_we_know_has_a_card_but_the_unknown() -> None:
    assert set(TYPES) - set(CARDS) == {IncidentType("unknown")}


@pytest.mark.parametrize("type", TYPES)
def test_a_more_urgent_incident_is_never_due_fewer_who_must_come(type: IncidentType) -> None:
    due = [sum(s.count for s in run_card_for(type, each) if s.mandatory) for each in sorted(Priority)]
    assert due == sorted(due, reverse=True)


def test_the_cards_send_fire_ambulance_and_police() -> None:
    asked = {slot.capability for card in CARDS.values() for slots in card.values() for slot in slots}
    assert asked == set(Capability)


def test_a_slot_that_asks_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Slot(Capability.ENGINE, 0)
