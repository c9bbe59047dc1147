"""Exits of a roundabout are counted as a driver counts them."""

import pytest

from routing.manoeuvres import Kind, Manoeuvre, manoeuvres
from routing.travel_time import Planner
from tests.routing.towns import Town

K = Kind


def driven(town: Town, path: str) -> list[Manoeuvre]:
    """Along whole arcs, from letter to letter."""
    return manoeuvres(Planner(town.network).view, town.steps(path), 0, town.letters[path[-1]])


RING = """
              N



              n
W         w       e         E
              s



              S
"""


@pytest.mark.parametrize(
    ("path", "exit", "street"),
    [
        ("SswW", 1, "Rua W"),
        ("SswnN", 2, "Rua N"),
        ("SswneE", 3, "Rua E"),
        ("SswnesS", 4, "Rua S"),
    ],
)
def test_at_a_roundabout_exits_are_counted_from_where_it_is_entered(
    path: str, exit: int, street: str
) -> None:
    town = Town(RING, "Nn Rua N", "Ww Rua W", "Ee Rua E", "Ss Rua S", roundabout="swne")
    first, ring, *_ = driven(town, path)
    assert (first.kind, first.street) == (K.DEPART, "Rua S")
    assert (ring.kind, ring.exit, ring.street) == (K.ROUNDABOUT, exit, street)
    assert len(driven(town, path)) == 3


def test_a_street_that_only_leads_into_a_roundabout_is_no_exit() -> None:
    town = Town(RING, "Nn Rua N", "W>w Rua W", "Ee Rua E", "Ss Rua S", roundabout="swne")
    assert driven(town, "SswnN")[1].exit == 1


def test_a_way_that_ends_in_a_roundabout_has_no_exit_and_one_that_begins_there_has() -> None:
    town = Town(RING, "Nn Rua N", "Ww Rua W", "Ee Rua E", "Ss Rua S", roundabout="swne")
    assert [(each.kind, each.exit) for each in driven(town, "Ssw")[:2]] == [
        (K.DEPART, None),
        (K.ROUNDABOUT, None),
    ]
    begins = driven(town, "wneE")
    assert [(each.kind, each.exit, each.street) for each in begins[:2]] == [
        (K.DEPART, None, None),
        (K.ROUNDABOUT, 2, "Rua E"),
    ]
