"""One unit, one slot."""

from dispatch.match import match
from dispatch.run_card import Slot
from dispatch.unit import Capability

ENGINE, LADDER = Capability.ENGINE, Capability.LADDER
CARD = (Slot(ENGINE), Slot(LADDER))


def test_a_later_unit_is_not_drawn_in_to_make_room_that_a_sooner_one_has() -> None:
    """Seating the ladder with the first unit would push the engine slot on to the third."""
    able = [frozenset({ENGINE, LADDER}), frozenset({LADDER}), frozenset({ENGINE})]
    assert match(CARD, able) == {0: 0, 1: 1}


def test_a_chain_of_moves_is_found() -> None:
    rescue = Capability.RESCUE
    card = (Slot(ENGINE), Slot(LADDER), Slot(rescue))
    able = [frozenset({ENGINE, rescue}), frozenset({ENGINE, LADDER}), frozenset({LADDER, rescue})]
    assert set(match(card, able)) == {0, 1, 2}
    assert match(card, [frozenset({ENGINE, LADDER}), frozenset({ENGINE}), frozenset({LADDER, rescue})]) == {
        0: 1,
        1: 0,
        2: 2,
    }


def test_nobody_to_send_and_nothing_due_are_empty_answers() -> None:
    assert match(CARD, []) == {}
    assert match((), [frozenset({ENGINE})]) == {}
