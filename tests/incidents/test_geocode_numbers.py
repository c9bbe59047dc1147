"""Positions said as numbers and as plus codes, in any order and script."""

import pytest
from openlocationcode import openlocationcode as olc

from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.search import Geocoder
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon, distance_m
from tests.incidents.small_macao import BOUNDS

MACAO = Geocoder(Gazetteer((), (), BOUNDS))
LA_SERENA = Geocoder(Gazetteer((), (), (LatLon(-30.1, -71.5), LatLon(-29.8, -71.1))))
NOWHERE = Geocoder(Gazetteer((), (), None))
SPOT = LatLon(22.1987, 113.5439)


def only(geocoder: Geocoder, text: str) -> Candidate:
    (found,) = geocoder.find(text)
    return found


@pytest.mark.parametrize(
    "said",
    [
        "22.1987, 113.5439",
        "22.1987 113.5439",
        "22.1987,113.5439",
        "(22.1987/113.5439)",
        "113.5439, 22.1987",
        "113.5439 22.1987",
        "22,1987 113,5439",
        "22,1987; 113,5439",
        "２２．１９８７，１１３．５４３９",
        "lat 22.1987 lon 113.5439",
        "longitude: 113.5439 latitude: 22.1987",
        "N22.1987 E113.5439",
        "22.1987N 113.5439E",
        "22°11'55\"N 113°32'38\"E",
        "22°11′55″N 113°32′38″E",
        "113°32'38\"E 22°11'55\"N",
        "22º11'55'' norte, 113º32'38'' leste",
        "22 11 55 N 113 32 38 E",
        "22 11.92N, 113 32.63E",
        "22 degrees 11.92, 113 degrees 32.63",
        "22 degrees 11 minutes 55 seconds north, 113 degrees 32 minutes 38 seconds east",
        "22 graus 11 minutos e 55 segundos norte, 113 graus 32 minutos e 38 segundos este",
        "北緯22度11分55秒 東經113度32分38秒",
        "东经113.5439 北纬22.1987",
        "北緯二十二度十一分五十五秒，東經一百一十三度三十二分三十八秒",
        "二十二點一九八七，一百一十三點五四三九",
        "22 point 1987, 113 point 5439",
        "I am at 22.1987 113.5439 please hurry",
    ],
)
def test_reads_a_position_as_people_say_it(said: str) -> None:
    found = only(MACAO, said)
    assert found.found_by is FoundBy.COORDINATES
    assert distance_m(found.position, SPOT) <= found.radius_m
    assert found.radius_m <= 30
    assert found.confidence >= 0.9
    assert not found.outside_region


@pytest.mark.parametrize(
    "said",
    [
        "-29.9027 -71.2519",
        "-71.2519, -29.9027",
        "29.9027 sul 71.2519 oeste",
        "29.9027 S 71.2519 W",
        "29°54'10'' S, 71°15'7'' O",
        "29,9027 sur, 71,2519 oeste",
        "minus 29.9027 minus 71.2519",
    ],
)
def test_reads_a_position_south_and_west(said: str) -> None:
    assert distance_m(only(LA_SERENA, said).position, LatLon(-29.9027, -71.2519)) < 30


def test_a_minus_nobody_said_is_guessed_only_into_the_region_and_not_surely() -> None:
    found = LA_SERENA.find("29.9027, 71.2519")
    assert found[0].position == LatLon(-29.9027, -71.2519)
    assert found[0].confidence < 0.9
    assert LatLon(29.9027, 71.2519) in [each.position for each in found]


def test_whole_minutes_leave_more_than_a_kilometre_open() -> None:
    assert only(MACAO, "22°11'N 113°32'E").radius_m > 1000


def test_a_swap_is_undone_only_when_the_region_leaves_one_choice() -> None:
    found = NOWHERE.find("48.8566, 2.3522")
    assert [each.position for each in found] == [LatLon(48.8566, 2.3522), LatLon(2.3522, 48.8566)]
    assert found[0].confidence > found[1].confidence


def test_a_position_outside_the_region_is_kept_and_flagged() -> None:
    assert all(each.outside_region for each in MACAO.find("48.8566, 2.3522"))
    assert only(MACAO, "48.8566 N 2.3522 E").outside_region


@pytest.mark.parametrize(
    "said",
    [
        "Rua 22 113",
        "call 28123456 at 12.30",
        "12.30 15.45",
        "91.5000, 200.1000",
        "22°75'N 113°32'E",
        "3 cars, 2 people",
        "nan, inf",
    ],
)
def test_numbers_that_are_no_position_are_not_read_as_one(said: str) -> None:
    assert MACAO.find(said) == []


CODE = str(olc.encode(SPOT.lat, SPOT.lon))


@pytest.mark.parametrize(
    "said",
    [CODE, CODE.lower(), CODE[4:], f"{CODE[4:]} Macau", f"{CODE[4:8]} plus {CODE[9:]}", f"near {CODE}"],
)
def test_reads_a_plus_code_full_or_short(said: str) -> None:
    found = MACAO.find(said)[0]
    assert found.found_by is FoundBy.PLUS_CODE
    assert found.label == CODE
    assert distance_m(found.position, SPOT) <= found.radius_m <= 10


def test_a_short_code_means_nothing_without_a_region() -> None:
    assert NOWHERE.find(CODE[4:]) == []
    assert NOWHERE.find(CODE)[0].label == CODE


@pytest.mark.parametrize("said", ["24+7 hours", "ABC+12", "1+1", "++++", "7PJM5GXV", "00000000+"])
def test_not_every_plus_is_a_plus_code(said: str) -> None:
    assert MACAO.find(said) == []


def test_a_code_longer_than_any_receiver_is_sure_still_has_a_radius() -> None:
    """A code of fifteen digits was answered with a circle of no size at all."""
    (found,) = MACAO.find("7PJM5GXV+FH23456")
    assert found.radius_m >= 3.0
