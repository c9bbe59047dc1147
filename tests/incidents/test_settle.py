"""The caller's words always stand; only a person makes a place certain."""

import pytest

from incidents.geocode.gazetteer import Gazetteer, NamedStreet
from incidents.geocode.search import Geocoder
from incidents.geocode.settle import LIKELY, settle
from incidents.location import Candidate, FoundBy, Location
from routing.geo import LatLon, distance_m
from tests.incidents.small_macao import CAMPO, SMALL_MACAO, a_street

GEOCODER = Geocoder(SMALL_MACAO)
HERE = LatLon(22.1950, 113.5430)
PARIS = LatLon(48.8566, 2.3522)


def a_choice(position: LatLon = HERE) -> Candidate:
    return Candidate(
        position=position, label="Rua do Campo 12", found_by=FoundBy.ADDRESS, confidence=0.9, radius_m=25.0
    )


def test_a_likely_place_is_held_but_not_confirmed() -> None:
    location, candidates = settle("Rua do Campo 12", None, None, GEOCODER)
    assert location.text == "Rua do Campo 12"
    assert location.position == HERE == candidates[0].position
    assert location.found_by is FoundBy.ADDRESS
    assert not location.confirmed


def test_even_exact_coordinates_wait_for_a_person_to_confirm_them() -> None:
    location, _ = settle("22.1950, 113.5430", None, None, GEOCODER)
    assert location.position == HERE
    assert not location.confirmed


@pytest.mark.parametrize("said", ["", "help", "the house with the red door", "Rua Central", "\x00\ud800"])
def test_an_unsure_place_stays_unknown_and_the_words_stand(said: str) -> None:
    location, candidates = settle(said, None, None, GEOCODER)
    assert location == Location(text=said, candidates=tuple(candidates))
    assert all(each.confidence < LIKELY for each in candidates)


def test_the_candidates_of_an_unsure_place_are_still_offered() -> None:
    _, candidates = settle("Rua Central", None, None, GEOCODER)
    assert [each.label for each in candidates[:2]] == ["Rua Central", "Rua Central"]


def test_a_pin_is_confirmed_and_no_geocode_moves_it() -> None:
    """Resgrid Core 271: a wrong geocode silently replaced the address that was typed and pinned."""
    pin = LatLon(22.1600, 113.5600)
    location, candidates = settle("Rua do Campo 12", (pin, None), None, GEOCODER)
    assert (location.text, location.position) == ("Rua do Campo 12", pin)
    assert location.found_by is FoundBy.PIN
    assert location.confirmed
    assert location.label is None
    assert candidates[0].label == f"{CAMPO} 12"


def test_a_pin_within_the_choice_keeps_its_name_and_one_elsewhere_does_not() -> None:
    beside = LatLon(22.19505, 113.54305)
    assert settle("", (beside, 10.0), a_choice(), GEOCODER)[0].label == "Rua do Campo 12"
    assert settle("", (LatLon(22.16, 113.56), 10.0), a_choice(), GEOCODER)[0].label is None


def test_a_pin_without_a_choice_is_named_after_the_street_beside_it() -> None:
    assert settle("", (LatLon(22.1951, 113.5429), None), None, GEOCODER)[0].label == CAMPO
    assert settle("", (LatLon(22.2050, 113.5300), None), None, GEOCODER)[0].label is None


def test_a_pin_keeps_the_radius_it_was_given() -> None:
    assert settle("", (HERE, 250.0), None, GEOCODER)[0].radius_m == 250.0
    assert settle("", (HERE, 0.0), None, GEOCODER)[0].radius_m == 0.0


def test_a_choice_is_confirmed_and_the_words_are_not_replaced_by_its_label() -> None:
    location, _ = settle("by the old cinema", None, a_choice(), GEOCODER)
    assert (location.text, location.label) == ("by the old cinema", "Rua do Campo 12")
    assert location.position == HERE
    assert location.found_by is FoundBy.CHOSEN
    assert location.confirmed


def test_a_place_outside_the_region_is_kept_and_flagged() -> None:
    assert settle("", (PARIS, None), None, GEOCODER)[0].outside_region
    assert settle("", None, a_choice(PARIS), GEOCODER)[0].outside_region
    assert settle("48.8566 N, 2.3522 E", None, None, GEOCODER)[0].outside_region
    assert not settle("", (HERE, None), None, GEOCODER)[0].outside_region


def test_a_choice_makes_no_guess_surer_than_it_was() -> None:
    assert settle("by the old cinema", None, a_choice(), GEOCODER)[0].confidence == 0.9


def test_choosing_the_street_confirms_no_house_whose_number_is_not_known() -> None:
    """ "Rua do Campo 999" became a confirmed pin at the middle of the street, and the number was gone."""
    (street,) = GEOCODER.find("Rua do Campo 999")
    location, _ = settle("Rua do Campo 999", None, street, GEOCODER)
    assert (location.text, location.label) == ("Rua do Campo 999", CAMPO)
    assert location.number_unknown == "999"
    assert location.confidence == street.confidence
    assert not location.confirmed
    held, _ = settle("Rua do Campo 999", None, None, GEOCODER)
    assert held.number_unknown == "999"


def test_a_pin_needs_no_number() -> None:
    (street,) = GEOCODER.find("Rua do Campo 999")
    location, _ = settle("Rua do Campo 999", (street.position, None), street, GEOCODER)
    assert (location.number_unknown, location.confidence, location.confirmed) == (None, 1.0, True)


def a_town(*streets: NamedStreet) -> Geocoder:
    return Geocoder(Gazetteer((), streets, (LatLon(-30.1, -71.5), LatLon(-29.8, -71.1))))


def a_stretch(name: str, south: float, north: float, *, junction: int, lon: float = -71.27) -> NamedStreet:
    return a_street(name, (south, lon), (north, lon), junctions={junction})


def test_a_street_in_stretches_is_held_as_one_area_with_what_it_may_be() -> None:
    """ "Avenida del Mar 1200" in three stretches: no place, no times, and the candidates were gone."""
    stretches = [
        a_stretch("Avenida del Mar", -29.92 + n * 0.008, -29.916 + n * 0.008, junction=n) for n in range(3)
    ]
    location, candidates = settle("Avenida del Mar 1200", None, None, a_town(*stretches))
    assert len(candidates) == 3
    assert candidates[0].confidence < LIKELY <= location.confidence
    assert (location.label, location.number_unknown, location.confirmed) == ("Avenida del Mar", "1200", False)
    assert location.radius_m is not None
    assert location.position is not None
    for each in candidates:
        assert distance_m(location.position, each.position) + each.radius_m <= location.radius_m + 0.1
    assert location.candidates == tuple(candidates)


def test_streets_of_one_name_in_two_cities_stay_without_a_place_and_are_kept_as_candidates() -> None:
    serena = a_stretch("Avenida del Mar", -29.92, -29.916, junction=1)
    coquimbo = a_stretch("Avenida del Mar", -30.05, -30.046, junction=2)
    location, candidates = settle("Avenida del Mar 1200", None, None, a_town(serena, coquimbo))
    assert location.position is None
    assert location.candidates == tuple(candidates)
    assert len(candidates) == 2


def test_streets_of_two_names_side_by_side_are_no_area_of_one() -> None:
    """Together they are more likely than not; which of them it is nobody knows."""
    norte = a_stretch("Calle Norte", -29.92, -29.916, junction=1)
    norta = a_stretch("Calle Norta", -29.91, -29.906, junction=2)
    location, candidates = settle("Calle Nort", None, None, a_town(norte, norta))
    assert sum(each.confidence for each in candidates) > LIKELY
    assert location == Location(text="Calle Nort", candidates=tuple(candidates))


def test_what_a_person_pinned_or_chose_leaves_nothing_to_offer() -> None:
    assert settle("Rua Central", (HERE, None), None, GEOCODER)[0].candidates == ()
    assert settle("Rua Central", None, a_choice(), GEOCODER)[0].candidates == ()
