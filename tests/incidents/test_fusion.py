"""Two callers, one fire: what is near in place, time and kind is suggested as the same, with its reasons."""

from dataclasses import replace

import pytest

from incidents.fusion import BY_WORDS, Known, Likeness, Report, TypeLikeness, alike, liken
from incidents.incident import Incident
from incidents.location import Location
from incidents.terms import IncidentType
from incidents.triage import UNKNOWN
from routing.geo import LatLon
from tests.builders import NOON, an_incident, minutes

HERE = LatLon(22.19, 113.54)
FIRE = IncidentType("structure_fire")
DEGREE_M = 111_195


def north_m(metres: float) -> LatLon:
    return LatLon(HERE.lat + metres / DEGREE_M, HERE.lon)


def a_fire(at: LatLon | None = HERE, radius_m: float = 20.0) -> Incident:
    return replace(an_incident(), location=Location(text="", position=at, radius_m=radius_m))


def a_report(type: str = "structure_fire", after_min: float = 2, **more: object) -> Report:
    report = Report(at=NOON + minutes(after_min), position=HERE, radius_m=20.0, type=IncidentType(type))
    return replace(report, **more)  # type: ignore[arg-type]  # fields of Report, by name


def likeness(report: Report, incident: Incident | None = None) -> Likeness:
    return liken(report, Known(incident=incident or a_fire()))


def test_the_same_corner_two_minutes_later_is_suggested() -> None:
    found = likeness(a_report(position=north_m(60)))
    assert found.suggested
    assert found.type is TypeLikeness.SAME
    assert found.distance_m == pytest.approx(60, abs=1)
    assert found.age_s == 120


def test_another_kind_at_the_same_place_is_shown_but_not_suggested() -> None:
    found = likeness(a_report("theft"))
    assert not found.suggested
    assert alike(a_report("theft"), [Known(incident=a_fire())]) == [found]


def test_an_alarm_bell_beside_a_fire_may_be_that_fire() -> None:
    assert likeness(a_report("fire_alarm")).suggested


def test_what_is_a_kilometre_away_is_not_shown() -> None:
    assert alike(a_report(position=north_m(1000)), [Known(incident=a_fire())]) == []


def test_yesterdays_fire_is_not_this_one() -> None:
    assert alike(a_report(after_min=24 * 60), [Known(incident=a_fire())]) == []


def test_a_caller_without_a_place_is_like_nothing_but_their_own_call() -> None:
    report = a_report(position=None, callback="+853 6612 3456")
    assert alike(report, [Known(incident=a_fire())]) == []
    own = Known(incident=a_fire(), callbacks=frozenset({"66123456"}))
    (found,) = alike(report, [own])
    assert found.same_caller
    assert found.suggested


@pytest.mark.parametrize("number", ["", "12", "anonymous", None])
def test_numbers_too_short_to_tell_phones_apart_connect_nobody(number: str | None) -> None:
    known = Known(incident=a_fire(None), callbacks=frozenset({number or ""}))
    assert not liken(a_report(callback=number), known).same_caller


def test_a_wide_circle_reaches_farther_but_never_makes_the_whole_town_alike() -> None:
    sure, unsure = [likeness(a_report(position=north_m(250), radius_m=r)).score for r in (10.0, 300.0)]
    assert unsure > sure
    assert likeness(a_report(position=north_m(1400), radius_m=20_000.0)).score < 0.12


def test_nearer_sooner_and_liker_never_scores_less() -> None:
    by_place = [likeness(a_report(position=north_m(m))).score for m in (0, 50, 100, 200, 400)]
    by_time = [likeness(a_report(after_min=t)).score for t in (0, 5, 30, 120)]
    by_type = [likeness(a_report(t)).score for t in ("structure_fire", "fire_alarm", str(UNKNOWN), "theft")]
    for scores in (by_place, by_time, by_type):
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= each <= 1 for each in scores)


def test_the_likest_comes_first() -> None:
    near, far = a_fire(north_m(30)), replace(a_fire(north_m(120)), number="2026-000002")
    found = alike(a_report(), [Known(incident=far), Known(incident=near)])
    assert [each.incident.number for each in found] == [near.number, far.number]


def unplaced(said: str = "", told: str = "") -> Incident:
    return replace(an_incident(), location=Location(text=said), narrative=told)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Avenida del Mar 1200", "avenida del mar 1200, frente al hotel"),
        ("水坑尾街近學校", "水坑尾街，學校附近"),
        ("the red barn past the mill", "Past the mill, a red barn"),
    ],
)
def test_an_incident_without_a_place_is_found_by_what_was_said_of_the_place(first: str, second: str) -> None:
    """Two callers of one fire that the map did not know made two incidents, and nobody was told."""
    report = a_report(position=None, location_text=second)
    (found,) = alike(report, [Known(incident=unplaced(first))])
    assert found.same_words
    assert found.distance_m is None
    placed = a_report(location_text=second)
    assert alike(placed, [Known(incident=unplaced(first))])[0].same_words


def test_near_equal_words_of_what_happens_connect_too() -> None:
    report = a_report(position=None, words="smoke from the old mill, second floor")
    told = unplaced(told="there is smoke from the second floor of the old mill")
    assert likeness(report, told).same_words


@pytest.mark.parametrize(
    ("first", "second"), [("Rua do Campo", "Rua do Ouro"), ("", ""), ("do", "do"), ("here", "there")]
)
def test_other_words_connect_nothing(first: str, second: str) -> None:
    report = a_report(position=None, location_text=second)
    assert alike(report, [Known(incident=unplaced(first))]) == []


def test_words_connect_for_half_an_hour_and_only_what_nobody_has_placed() -> None:
    said = "the red barn past the mill"
    assert (
        alike(a_report(position=None, after_min=31, location_text=said), [Known(incident=unplaced(said))])
        == []
    )
    placed = replace(a_fire(north_m(1400)), narrative=said)
    assert alike(a_report(words=said), [Known(incident=placed)]) == []
    assert alike(a_report(position=None, words=said), [Known(incident=placed)]) == []


def test_words_alone_are_worth_less_than_a_place() -> None:
    said = "the red barn past the mill"
    by_place = likeness(a_report())
    by_words = likeness(a_report(position=None, location_text=said), unplaced(said))
    assert by_words.score == pytest.approx(by_place.score * BY_WORDS)
    assert by_words.suggested
