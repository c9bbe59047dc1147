"""Streets, doors, corners and landmarks are found as people say them, in three languages."""

import pytest

from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from incidents.geocode.spelling import key
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon, distance_m
from tests.incidents.small_macao import BOUNDS, CAMPO, CONSELHEIRO, OUTUBRO, RIBEIRO, SMALL_MACAO

GEOCODER = Geocoder(SMALL_MACAO)


def best(text: str) -> Candidate:
    return GEOCODER.find(text)[0]


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("Rua do Campo", CAMPO),
        ("rua campo", CAMPO),
        ("R. DO CAMPO", CAMPO),
        ("水坑尾街", CAMPO),
        ("水坑尾", CAMPO),
        ("Campo Street", CAMPO),
        ("Campo St.", CAMPO),
        ("新馬路", RIBEIRO),
        ("新马路", RIBEIRO),
        ("Av. Almeida Ribeiro", RIBEIRO),
        ("Avenida de Almeida Rbeiro", RIBEIRO),
        ("Ａｖｅｎｉｄａ Ａｌｍｅｉｄａ Ｒｉｂｅｉｒｏ", RIBEIRO),
        ("荷兰园大马路", CONSELHEIRO),
        ("ferreira de almeida", CONSELHEIRO),
        ("十月初五日街", OUTUBRO),
        ("十月初五街", OUTUBRO),
        ("Rua Cinco de Outubro", OUTUBRO),
        ("和平斜巷", "和平斜巷 Calçada da Paz"),
        ("Calcada da Paz", "和平斜巷 Calçada da Paz"),
        ("fire at High St.", "High Street"),
    ],
)
def test_finds_a_street_under_each_of_its_names_and_spellings(said: str, street: str) -> None:
    found = best(said)
    assert found.found_by is FoundBy.STREET
    assert found.label == street
    assert found.confidence >= 0.6


@pytest.mark.parametrize(
    ("said", "lat"),
    [
        ("Rua do Campo 12", 22.1950),
        ("R. do Campo, n.º 12, 3º andar B", 22.1950),
        ("12 Rua do Campo", 22.1950),
        ("Rua do Canpo 12", 22.1950),
        ("水坑尾街十二號", 22.1950),
        ("水坑尾街１２號三樓B座", 22.1950),
        ("水坑尾街42號A", 22.1958),
        ("Rua do Campo 42-A", 22.1958),
        ("Rua do Campo 42", 22.1958),
        ("荷蘭園大馬路22號", 22.1985),
        ("荷兰园大马路二十四号地下", 22.1985),
    ],
)
def test_finds_the_door_by_number_in_any_way_of_writing_it(said: str, lat: float) -> None:
    found = best(said)
    assert found.found_by is FoundBy.ADDRESS
    assert found.position.lat == pytest.approx(lat, abs=1e-6)
    assert found.radius_m <= 50


def test_a_missing_number_lies_between_its_neighbours_and_the_circle_holds_both() -> None:
    found = best("Rua do Campo 14")
    assert found.label == f"{CAMPO} 12–16"
    for neighbour in (LatLon(22.1950, 113.5430), LatLon(22.1954, 113.5434)):
        assert distance_m(found.position, neighbour) < found.radius_m


def test_a_number_beyond_all_we_know_is_answered_with_the_street_and_no_number() -> None:
    found = GEOCODER.find("Rua do Campo 999")
    assert found[0].found_by is FoundBy.STREET
    assert all("999" not in each.label for each in found)


def test_a_number_inside_a_name_is_not_a_house_number() -> None:
    assert {each.found_by for each in GEOCODER.find("十月初五日街")} == {FoundBy.STREET}


@pytest.mark.parametrize(
    ("said", "streets"),
    [
        ("Rua do Campo x Av. Almeida Ribeiro", (CAMPO, RIBEIRO)),
        ("Rua do Campo & Avenida Ferreira de Almeida", (CAMPO, CONSELHEIRO)),
        ("Rua do Campo / Almeida Ribeiro", (CAMPO, RIBEIRO)),
        ("esquina da Rua do Campo com a Almeida Ribeiro", (CAMPO, RIBEIRO)),
        ("Rua do Campo esquina Almeida Ribeiro", (CAMPO, RIBEIRO)),
        ("corner of Rua do Campo and Almeida Ribeiro", (CAMPO, RIBEIRO)),
        ("水坑尾街與新馬路交界", (CAMPO, RIBEIRO)),
        ("水坑尾街新馬路交界", (CAMPO, RIBEIRO)),
        ("新馬路同水坑尾街街口", (CAMPO, RIBEIRO)),
        ("水坑尾街×荷蘭園大馬路", (CAMPO, CONSELHEIRO)),
    ],
)
def test_finds_the_corner_of_two_streets(said: str, streets: tuple[str, str]) -> None:
    found = best(said)
    assert found.found_by is FoundBy.INTERSECTION
    assert all(each in found.label for each in streets)
    corner = LatLon(22.194, 113.542) if RIBEIRO in streets else LatLon(22.196, 113.544)
    assert distance_m(found.position, corner) <= found.radius_m <= 60


def test_streets_that_do_not_meet_make_no_corner() -> None:
    found = GEOCODER.find("High Street x Rua do Campo")
    assert {each.found_by for each in found} == {FoundBy.STREET}
    assert {"High Street", CAMPO} <= {each.label for each in found}


@pytest.mark.parametrize(
    ("said", "landmark"),
    [
        ("Hotel Lisboa", "葡京酒店"),
        ("葡京", "葡京酒店"),
        ("Kiang Wu", "鏡湖醫院"),
        ("镜湖医院", "鏡湖醫院"),
        ("Macau Tower", "澳門旅遊塔"),
        ("tore de macau", "澳門旅遊塔"),
        ("there is smoke by the Hotel Lisboa please come", "葡京酒店"),
    ],
)
def test_finds_a_landmark(said: str, landmark: str) -> None:
    assert best(said).label == landmark
    assert best(said).found_by is FoundBy.LANDMARK


@pytest.mark.parametrize(
    "said", ["perto do Hotel Lisboa", "葡京酒店附近", "我喺葡京酒店對面", "behind Hotel Lisboa"]
)
def test_near_a_place_is_a_wider_circle_than_at_it(said: str) -> None:
    assert best(said).label == "葡京酒店"
    assert best(said).radius_m > best("葡京酒店").radius_m


def test_two_streets_of_one_name_are_two_candidates_and_neither_is_sure() -> None:
    found = [each for each in GEOCODER.find("Rua Central") if each.label == "Rua Central"]
    assert len(found) == 2
    assert all(each.confidence < 0.6 for each in found)


def test_a_place_outside_the_region_is_kept_and_flagged() -> None:
    assert best("拱北口岸").outside_region
    assert not best("葡京酒店").outside_region


@pytest.mark.parametrize("said", ["", "   ", "help", "???", "救命", "xyzzy plugh"])
def test_words_that_name_no_place_find_none(said: str) -> None:
    assert GEOCODER.find(said) == []


def test_a_street_word_alone_makes_nothing_sure() -> None:
    assert all(each.confidence < 0.2 for said in ("rua", "街", "avenida") for each in GEOCODER.find(said))


def test_the_limit_is_kept() -> None:
    assert [len(GEOCODER.find("Rua do Campo 12", limit)) for limit in (0, 1, 2)] == [0, 1, 2]


def test_an_empty_city_finds_no_names() -> None:
    assert Geocoder(Gazetteer((), (), BOUNDS)).find("Rua do Campo 12") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Av. do Conselheiro", "avenida conselheiro"),
        ("衞生局", "卫生局"),
        ("第三街", "第3街"),
        ("Praça de S. Paulo", "praca são paulo"),
        ("新 馬 路", "新马路"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)
