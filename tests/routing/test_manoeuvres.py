"""What a driver is told to do along ways through drawn towns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.geo import LatLon
from routing.manoeuvres import WALKED_FROM_M, Kind, Manoeuvre, manoeuvres
from routing.network import StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.travel_time import Planner
from tests.routing.grids import grids, some_cost, spots, ways
from tests.routing.towns import Town

K = Kind


def driven(town: Town, path: str, walk_ms: int = 0, place: LatLon | None = None) -> list[Manoeuvre]:
    """Along whole arcs, from letter to letter."""
    view = Planner(town.network).view
    return manoeuvres(view, town.steps(path), walk_ms, place or town.letters[path[-1]])


def told(town: Town, path: str) -> list[tuple[Kind, str | None]]:
    """Between the departure and the arrival."""
    return [(each.kind, each.street) for each in driven(town, path)][1:-1]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("AMN", K.LEFT),
        ("AMB", K.SLIGHT_LEFT),
        ("AMF", K.RIGHT),
        ("AME", K.SLIGHT_RIGHT),
        ("AMD", K.SHARP_LEFT),
        ("AMG", K.SHARP_RIGHT),
        ("AMA", K.U_TURN),
    ],
)
def test_a_turn_is_named_by_how_far_it_turns(path: str, kind: Kind) -> None:
    town = Town(
        """
            N
                    B
  D
A           M
  G
                    E
            F
""",
        *("AM Rua A", "MN Rua N", "MB Rua B", "MF Rua F", "ME Rua E", "MD Rua D", "MG Rua G"),
    )
    assert told(town, path) == [(kind, f"Rua {path[-1]}")]


def test_a_road_that_only_bends_has_no_manoeuvre_whatever_its_names() -> None:
    town = Town(
        """
A       B

        C       D
""",
        *("AB Rua de Cima", "BC Rua do Meio", "CD Rua de Baixo"),
    )
    first, arrival = driven(town, "ABCD")
    assert (first.kind, first.street) == (K.DEPART, "Rua de Cima")
    assert first.distance_m == pytest.approx(500, 0.01)
    assert (arrival.kind, arrival.street) == (K.ARRIVE_AHEAD, "Rua de Baixo")


def test_a_street_that_goes_on_as_itself_past_side_streets_is_one_piece() -> None:
    town = Town(
        """
A       B       C       D
        E       F
""",
        *("ABCD Avenida", "BE Beco", "CF Travessa"),
    )
    assert told(town, "ABCD") == []


def test_a_street_that_turns_off_as_itself_is_a_turn() -> None:
    town = Town(
        """
A       B       C

        D
""",
        *("ABD Avenida", "BC Rua"),
    )
    assert told(town, "ABD") == [(K.RIGHT, "Avenida")]
    assert told(town, "ABC") == [(K.CONTINUE, "Rua")]


def test_a_fork_says_which_side_to_bear_to() -> None:
    town = Town(
        """
                    B
A         M
                    C
""",
        *("AM Estrada", "MB", "MC"),
    )
    assert told(town, "AMB") == [(K.SLIGHT_LEFT, None)]
    assert told(town, "AMC") == [(K.SLIGHT_RIGHT, None)]


def test_straight_on_at_a_fork_bears_away_from_the_other_branch() -> None:
    town = Town(
        """
A         M         B
                    C
""",
        *("AM Estrada", "MB Ponte", "MC Cais"),
    )
    assert told(town, "AMB") == [(K.SLIGHT_LEFT, "Ponte")]


def test_a_ramp_beside_a_street_that_goes_straight_on_as_itself_is_not_told() -> None:
    town = Town(
        """
A         M         B
                    C
""",
        *("AMB Avenida", "MC Rampa"),
    )
    assert told(town, "AMB") == []
    assert told(town, "AMC") == [(K.SLIGHT_RIGHT, "Rampa")]


def test_a_footway_and_a_street_against_the_traffic_are_no_choice() -> None:
    town = Town(
        """
        D
A       B       C
        E
""",
        *("AB Rua", "BC Rua Nova", "BD Escada", "E>B Descida"),
        footways="BD",
    )
    assert told(town, "ABC") == []


def test_a_slip_road_without_a_name_is_called_after_where_it_leads() -> None:
    town = Town(
        """
A       B       C

          D     E
""",
        *("ABC Avenida", "BD", "DE Rua do Porto"),
    )
    assert told(town, "ABDE") == [(K.RIGHT, "Rua do Porto")]


@pytest.mark.parametrize(
    ("place", "kind"),
    [("L", K.ARRIVE_LEFT), ("R", K.ARRIVE_RIGHT), ("B", K.ARRIVE_AHEAD), ("C", K.ARRIVE_AHEAD)],
)
def test_an_arrival_says_on_which_side_the_place_is(place: str, kind: Kind) -> None:
    town = Town(
        """
        L
A       B C
        R
""",
        "AB Rua",
    )
    assert driven(town, "AB", place=town.letters[place])[-1].kind is kind


def test_a_long_way_from_the_street_is_walked_and_a_pavement_is_not_told() -> None:
    town = Town("A       B", "AB Rua")
    far = driven(town, "AB", walk_ms=30_000)
    assert [each.kind for each in far][1:] == [K.ARRIVE_AHEAD, K.WALK]
    assert far[-1].distance_m == pytest.approx(42)
    assert far[-1].seconds == 30.0
    near = driven(town, "AB", walk_ms=round((WALKED_FROM_M - 1) / WALK_M_PER_S * 1000))
    assert near[-1].kind is K.ARRIVE_AHEAD
    assert near[-1].seconds == pytest.approx(10.0, abs=0.01)


def test_a_departure_tells_its_heading_even_at_a_streets_very_end() -> None:
    town = Town("A\n\n\n\nB", "AB Rua")
    view = Planner(town.network).view
    arc = town.arc("AB")
    for enters in (0.0, 0.5, 1.0):
        (first, _) = manoeuvres(view, [(arc, enters, 1.0)], 0, town.letters["B"])
        assert first.heading_deg == pytest.approx(180.0, abs=0.1)


@settings(max_examples=100, deadline=None)
@given(grids, spots, spots, st.integers(0, 99), st.integers(0, 12), st.booleans())
def test_on_any_grid_they_add_up_to_the_whole_way(
    network: StreetNetwork, start: LatLon, to: LatLon, seed: int, rules: int, costly: bool
) -> None:
    planner = Planner(network, ways(network, seed, rules), some_cost if costly else None)
    one, other = planner.snapper.snap(start), planner.snapper.reach(to)
    assert one is not None
    assert other is not None
    found = planner.steps(one, other)
    if found is None:
        return
    steps, drive_ms, walk_ms = found
    said = manoeuvres(planner.view, steps, walk_ms, to)
    length = sum(float(network.arrays.length_m[arc]) * (out - into) for arc, into, out in steps)
    assert sum(each.seconds for each in said) == pytest.approx((drive_ms + walk_ms) / 1000)
    assert sum(each.distance_m for each in said) == pytest.approx(length + walk_ms / 1000 * WALK_M_PER_S)
    assert said[0].kind is K.DEPART
    assert [each.kind for each in said if each.kind.startswith("arrive")] == [
        said[-2].kind if said[-1].kind is K.WALK else said[-1].kind
    ]
