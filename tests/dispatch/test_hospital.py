"""The nearest hospital is not the soonest when crews queue there, nor the right one when it cannot treat."""

import pytest

from dispatch.hospital import OFFLOAD_S, QUEUE_S, Ability, Hospital, ranked
from dispatch.hospital_capability import HospitalCapability, Known, Said, Source
from dispatch.hospital_need import HospitalNeed, needed
from dispatch.hospital_sheet import HospitalEntry, HospitalSheet
from incidents.terms import IncidentType, Priority

EMERGENCY, BURNS = HospitalCapability.EMERGENCY_DEPARTMENT, HospitalCapability.BURNS_UNIT
YES, NO = Said(True, Source.CENTRE), Said(False, Source.CENTRE)


def a_hospital(name: str, travel_s: float, crews: int = 0, known: Known | None = None) -> Hospital:
    return Hospital(name=name, travel_s=travel_s, approximate=False, crews_there=crews, known=known or {})


def names(hospitals: list[Hospital], *needs: HospitalCapability) -> list[str]:
    return [each.name for each in ranked(hospitals, needs)]


def test_a_crew_that_waits_there_counts_like_ten_minutes_of_driving() -> None:
    near, far = a_hospital("near", 300, crews=1), a_hospital("far", 300 + QUEUE_S - 1)
    assert names([near, far]) == ["far", "near"]
    assert near.seconds == 300 + OFFLOAD_S + QUEUE_S


def test_one_not_known_to_treat_comes_between_and_one_that_cannot_comes_last_and_is_never_hidden() -> None:
    some = [
        a_hospital("cannot", 60, known={BURNS: NO}),
        a_hospital("unsure", 100),
        a_hospital("can", 900, known={BURNS: YES}),
    ]
    assert names(some, BURNS) == ["can", "unsure", "cannot"]
    assert names(some) == ["cannot", "unsure", "can"]  # nothing is needed: the soonest


@pytest.mark.parametrize(
    ("known", "ability"),
    [
        ({}, Ability.NOT_KNOWN),
        ({EMERGENCY: YES}, Ability.NOT_KNOWN),
        ({EMERGENCY: YES, BURNS: YES}, Ability.CAN),
        ({BURNS: NO}, Ability.CANNOT),
        ({EMERGENCY: YES, BURNS: NO}, Ability.CANNOT),
    ],
)
def test_all_that_is_needed_must_be_there_and_silence_is_no_no(known: Known, ability: Ability) -> None:
    assert a_hospital("one", 60, known=known).ability((EMERGENCY, BURNS)) is ability


def test_what_is_needed_hangs_on_type_and_priority_and_the_first_that_holds_counts() -> None:
    fall, fire = IncidentType("fall"), IncidentType("structure_fire")
    grave = HospitalNeed(capabilities=(BURNS,), types=frozenset({fire}), priorities=frozenset({Priority.P1}))
    rest = HospitalNeed(capabilities=(EMERGENCY,))
    assert needed((grave, rest), fire, Priority.P1) == (BURNS,)
    assert (
        needed((grave, rest), fire, Priority.P2) == needed((grave, rest), fall, Priority.P1) == (EMERGENCY,)
    )
    assert needed((grave,), fall, Priority.P1) == ()


SHEET = HospitalSheet(needs=(), entries=(HospitalEntry(name="hosp. sao januario", says={BURNS: False}),))


def test_the_centres_word_stands_over_the_maps_and_leaves_the_rest_of_it() -> None:
    by_map = {BURNS: Said(True, Source.MAP), EMERGENCY: Said(True, Source.MAP)}
    assert SHEET.known(["仁伯爵綜合醫院", "Hospital São Januário"], by_map) == {
        BURNS: NO,
        EMERGENCY: Said(True, Source.MAP),
    }
    assert SHEET.known(["Kiang Wu"], by_map) == by_map


def test_a_name_that_no_hospital_has_is_told() -> None:
    assert SHEET.strangers([["Kiang Wu"]]) == ["hosp. sao januario"]
    assert SHEET.strangers([["Kiang Wu"], ["Hospital São Januário"]]) == []
