"""What a candidate does not know it says: the number, and which street of the name."""

from dataclasses import replace

import pytest

from incidents.geocode.gazetteer import Quarter
from incidents.geocode.search import Geocoder
from incidents.location import Candidate
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
