"""A note concerns what happens at its place or in its circle, and has one end."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.location import Location
from incidents.premise_note import DOUBT_M, PremiseNoteIsOver, concerns, end_note, evolve, tell
from routing.geo import LatLon, distance_m
from tests.builders import NOON, a_command, a_premise_note, an_incident

NOTE = a_premise_note(a_command(key=UUID(int=3)))
NAMED = replace(NOTE, place="Hotel  Lisboa", position=None, radius_m=0.0)
NORTH_M = 1 / 111_195


def north(metres: float, radius_m: float | None = None) -> Location:
    """So far north of the note."""
    return Location(text="", position=LatLon(22.19 + metres * NORTH_M, 113.54), radius_m=radius_m)


def test_inside_its_circle_it_concerns_and_outside_not() -> None:
    assert concerns(NOTE, north(49))
    assert not concerns(NOTE, north(51))


def test_the_incidents_own_doubt_counts_but_not_that_of_a_whole_street() -> None:
    assert concerns(NOTE, north(80, radius_m=40))
    assert not concerns(NOTE, north(50 + DOUBT_M + 1, radius_m=2000))


@pytest.mark.parametrize(("text", "label"), [("hotel lisboa", None), ("behind it", "HOTEL LISBOA ")])
def test_a_named_place_is_known_by_its_name_however_it_is_typed(text: str, label: str | None) -> None:
    assert concerns(NAMED, Location(text=text, label=label))
    assert not concerns(NAMED, Location(text="Hotel Lisboa, east wing"))


def test_without_a_place_and_a_position_nothing_is_concerned() -> None:
    assert not concerns(NOTE, Location(text=""))
    assert not concerns(replace(NAMED, place=" "), Location(text=" "))


@given(st.floats(0, 3000), st.floats(1, 500), st.none() | st.floats(0, 5000))
def test_whatever_the_circles_none_that_does_not_touch_is_concerned(
    metres: float, radius_m: float, doubt_m: float | None
) -> None:
    there = north(metres, doubt_m)
    assert there.position is not None
    apart = distance_m(LatLon(22.19, 113.54), there.position)
    near = apart <= radius_m + min(doubt_m or 0.0, DOUBT_M)
    assert concerns(replace(NOTE, radius_m=radius_m), there) is near


def test_it_ends_once_and_what_was_told_keeps_the_order() -> None:
    told = tell(NOTE, an_incident(), ended=False, at=NOON, by="ana")
    note = evolve(NOTE, told)
    assert note.version == 2
    over = evolve(note, end_note(note, NOON, "ana"))
    assert (over.version, over.ended_by) == (3, "ana")
    with pytest.raises(PremiseNoteIsOver, match="ana"):
        end_note(over, NOON, "mei")
