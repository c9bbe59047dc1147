"""Positions said as numbers and as plus codes, in any order and script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
        "S 29.9027 W 71.2519",
        "S29.9027 W71.2519",
        "S29.9027W71.2519",
        "W71.2519 S29.9027",
        "W 71.2519 S 29.9027",
        "S 29° 54.162' W 071° 15.114'",
        "S29° 54' 10\" W71° 15' 07\"",
        "S29°54'10\"W71°15'07\"",
        "S 29 54.162 W 71 15.114",
        "S 29 54 10 W 71 15 07",
        "sur 29.9027 oeste 71.2519",
        "S 29.9027 O 71.2519",
        "O 71.2519 S 29.9027",
        "south 29.9027 west 71.2519",
        "南緯29.9027 西經71.2519",
        "西經71.2519度南緯29.9027度",
        "南緯二十九度五十四分十秒西經七十一度十五分七秒",
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


def ways_to_write(spot: LatLon) -> list[str]:
    """A position as call-takers type it: letters before and after, signs, marks, three languages."""
    lat, lon = f"{abs(spot.lat):.5f}", f"{abs(spot.lon):.5f}"
    south, west = spot.lat < 0, spot.lon < 0
    ns, ew = "NS"[south], "EW"[west]
    ns_zh, ew_zh = ("北緯", "南緯")[south], ("東經", "西經")[west]
    ns_pt, ew_pt = ("norte", "sul")[south], ("leste", "oeste")[west]
    lat_m, lon_m = in_minutes(abs(spot.lat)), in_minutes(abs(spot.lon))
    return [
        f"{ns} {lat} {ew} {lon}",
        f"{ns}{lat} {ew}{lon}",
        f"{ns}{lat}{ew}{lon}",
        f"{ew}{lon} {ns}{lat}",
        f"{ew} {lon} {ns} {lat}",
        f"{ns} {lat}, {ew} {lon}",
        f"{lat} {ns} {lon} {ew}",
        f"{lat}{ns} {lon}{ew}",
        f"{lon} {ew} {lat} {ns}",
        f"{ns} {lat} {'LO'[west]} {lon}",
        f"{lat} {ns}, {lon} {'LO'[west]}",
        f"{ns_pt} {lat} {ew_pt} {lon}",
        f"{lat} {ns_pt} {lon} {ew_pt}",
        f"{ns_zh}{lat} {ew_zh}{lon}",
        f"{ew_zh}{lon}度{ns_zh}{lat}度",
        f"{ns} {lat_m[0]}° {lat_m[1]}' {ew} {lon_m[0]}° {lon_m[1]}'",
        f"{ns} {lat_m[0]} {lat_m[1]} {ew} {lon_m[0]} {lon_m[1]}",
        f"{lat_m[0]}° {lat_m[1]}' {ns} {lon_m[0]}° {lon_m[1]}' {ew}",
        f"{ew} {lon_m[0]:03}° {lon_m[1]}' {ns} {lat_m[0]:02}° {lat_m[1]}'",
    ]


def in_minutes(degrees: float) -> tuple[int, str]:
    thousandths = round(degrees * 60_000)
    whole, rest = divmod(thousandths, 60_000)
    return whole, f"{rest / 1000:06.3f}"


@given(
    lat=st.floats(0.001, 89.0) | st.floats(-89.0, -0.001),
    lon=st.floats(0.001, 179.0) | st.floats(-179.0, -0.001),
)
@settings(max_examples=200, deadline=None)
def test_every_written_form_of_a_place_is_that_place(lat: float, lon: float) -> None:
    """ "S 29.9027 W 71.2519" was read as "29.9027 W", and a beach in Chile lay in Asia at 85 %."""
    spot = LatLon(lat, lon)
    for said in ways_to_write(spot):
        found = NOWHERE.find(said)
        assert len(found) == 1, (said, found)
        assert distance_m(found[0].position, spot) <= found[0].radius_m, said


def test_a_lone_letter_between_two_numbers_offers_both_and_the_one_inside_first() -> None:
    """ "22.1987 E 113.5439" is only one place; "29.9027 W 71.2519" is two."""
    (only_one,) = MACAO.find("22.1987 E 113.5439")
    assert distance_m(only_one.position, SPOT) < 30
    two = NOWHERE.find("29.9027 W 71.2519")
    assert [(each.position.lat, each.position.lon) for each in two] == [
        (71.2519, -29.9027),
        (29.9027, -71.2519),
    ]
    inside = Geocoder(Gazetteer((), (), (LatLon(29.0, -72.0), LatLon(30.0, -71.0)))).find("29.9027 W 71.2519")
    assert [each.outside_region for each in inside] == [False, True]
    assert inside[0].position == LatLon(29.9027, -71.2519)
    assert inside[0].confidence > inside[1].confidence
    assert sum(each.confidence for each in inside) <= 1
