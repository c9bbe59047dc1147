"""How large an incident has been called."""

from dataclasses import replace

import pytest

from incidents.alarm import HIGHEST, AlarmLevelAlready, set_level
from incidents.errors import IncidentIsClosed
from incidents.incident import evolve
from incidents.terms import IncidentState
from tests.builders import NOON, an_incident

FIRE = an_incident()


def test_an_incident_begins_at_the_first_alarm_and_is_raised_by_a_person() -> None:
    fact = set_level(FIRE, 2, NOON, "ana")
    assert (FIRE.alarm_level, fact.was, fact.level, fact.by) == (1, 1, 2, "ana")
    assert evolve(FIRE, fact).alarm_level == 2


def test_a_slip_is_corrected_downwards_and_both_are_told() -> None:
    third = replace(FIRE, alarm_level=3)
    fact = set_level(third, 2, NOON, "ana")
    assert (fact.was, evolve(third, fact).alarm_level) == (3, 2)


def test_two_who_call_a_second_alarm_at_once_do_not_make_a_third() -> None:
    second = evolve(FIRE, set_level(FIRE, 2, NOON, "ana"))
    with pytest.raises(AlarmLevelAlready, match="at alarm level 2 already"):
        set_level(second, 2, NOON, "rui")


def test_a_closed_incident_has_no_alarm_to_raise() -> None:
    with pytest.raises(IncidentIsClosed):
        set_level(replace(FIRE, state=IncidentState.CLOSED), 2, NOON, "ana")


@pytest.mark.parametrize("level", [0, -1, HIGHEST + 1])
def test_a_level_that_is_none_is_an_error_of_ours(level: int) -> None:
    with pytest.raises(ValueError, match="alarm levels go from 1"):
        set_level(FIRE, level, NOON, "ana")
