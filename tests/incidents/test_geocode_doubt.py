"""What a candidate does not know it says: the number, and which street of the name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.geocode.gazetteer import Quarter
from incidents.geocode.rank import in_order
from incidents.geocode.search import Geocoder
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon
from tests.incidents.small_macao import CAMPO, RIBEIRO, SMALL_MACAO

GEOCODER = Geocoder(SMALL_MACAO)
SOUTH, NORTH = LatLon(22.121, 113.571), LatLon(22.191, 113.537)


def first(said: str) -> Candidate:
    return GEOCODER.find(said)[0]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Rua do Campo 999", "999"),
        ("水坑尾街999號", "999"),
        ("42 High Street", "42"),
        ("Rua de Cinco de Outubro 7", "7"),
        ("Rua do Campo 14", "14"),  # between its neighbours
        ("Rua do Campo 42b", "42B"),  # 42A is known
    ],
)
def test_a_number_that_is_not_known_is_named(said: str, number: str) -> None:
    assert first(said).number_unknown == number


@pytest.mark.parametrize(
    "said",
    ["Rua do Campo 12", "Rua do Campo", "Rua 5 de Outubro", "Rua do Campo, 3 andar", "22.195, 113.543"],
)
def test_a_known_number_and_a_street_alone_leave_nothing_to_name(said: str) -> None:
    assert first(said).number_unknown is None


def by_place(said: str, geocoder: Geocoder) -> dict[bool, str | None]:
    """Which lies north → what it is near."""
    return {each.position.lat > 22.15: each.near for each in geocoder.find(said)}


def test_two_streets_of_one_name_are_told_apart_by_their_quarters() -> None:
    known = replace(SMALL_MACAO, quarters=(Quarter("Coloane", SOUTH), Quarter("Sé", NORTH)))
    assert by_place("Rua Central", Geocoder(known)) == {True: "Sé", False: "Coloane"}


def test_where_no_quarter_tells_the_next_street_does() -> None:
    assert by_place("Rua Central", GEOCODER)[True] == RIBEIRO
    one = replace(SMALL_MACAO, quarters=(Quarter("Sé", NORTH),))
    assert by_place("Rua Central", Geocoder(one)) == {True: "Sé", False: None}


def test_a_street_that_is_alone_needs_no_telling() -> None:
    known = replace(SMALL_MACAO, quarters=(Quarter("Sé", NORTH),))
    (found,) = Geocoder(known).find(CAMPO)
    assert found.near is None


def a_guess(sure: float, found_by: FoundBy) -> Candidate:
    return Candidate(position=SOUTH, label="", found_by=found_by, confidence=sure, radius_m=25.0)


@given(
    st.lists(
        st.builds(a_guess, st.floats(0, 0.97), st.sampled_from([FoundBy.STREET, FoundBy.ADDRESS])),
        max_size=20,
    )
)
def test_rank_and_confidence_agree_and_all_sum_to_one_at_most(guesses: list[Candidate]) -> None:
    """A list said 22, 23, 23 %, another 77, 42, 5, 5 %."""
    sure = [each.confidence for each in in_order(guesses)]
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) <= 1 + 1e-9


def test_the_surest_keeps_what_it_has_and_the_others_share_the_rest() -> None:
    said = [a_guess(sure, FoundBy.ADDRESS) for sure in (0.77, 0.42, 0.05, 0.05)]
    assert [each.confidence for each in in_order(said)] == [0.77, 0.185, 0.022, 0.022]
    said = [a_guess(0.22, FoundBy.ADDRESS), a_guess(0.23, FoundBy.STREET), a_guess(0.23, FoundBy.STREET)]
    assert [each.confidence for each in in_order(said)] == [0.226, 0.226, 0.226]


def test_a_mean_is_told_as_it_is_and_of_even_ones_the_narrower_place_first() -> None:
    """Of some means a thousand times is a hair less than whole."""
    rising = [a_guess(0.204, FoundBy.ADDRESS), a_guess(0.236, FoundBy.STREET)]
    assert [each.confidence for each in in_order(rising)] == [0.22, 0.22]
    wide = replace(a_guess(0.4, FoundBy.STREET), radius_m=400.0)
    assert [each.radius_m for each in in_order([wide, replace(wide, radius_m=50.0)])] == [50.0, 400.0]


@pytest.mark.parametrize("said", ["Rua Central", "Rua do Campo 14 e Almeida Ribeiro", "22.1 113.5", "Lisboa"])
def test_what_is_found_for_one_question_sums_to_one_at_most(said: str) -> None:
    sure = [each.confidence for each in GEOCODER.find(said, 20)]
    assert sure == sorted(sure, reverse=True)
    assert 0 < sum(sure) <= 1
