"""Walks past closed streets: never over water or against a one-way street, and as networkx says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.cordons import Streets
from routing.coverage import times_to_cells
from routing.geo import LatLon, distance_m
from routing.network import CLOSED_MS, StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.soonest import DENSE_STATES
from routing.travel_time import Planner
from routing.zones import Zone, Zones
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import STEP, a_grid
from tests.routing.shut_towns import STEP_M, WIDE, a_row, anywhere, rectangles, shut
from tests.routing.towns import Town
from tests.routing.walks import Walks


def test_nobody_walks_over_the_sea_because_a_street_is_shut_somewhere() -> None:
    town = Town("A    B    C\n\n\nD    E    F", "ABC Island", "DEF Mainland")
    planner = Planner(town.network)
    fire, engine = town.letters["A"], town.letters["F"]
    before = planner.nearest(fire, {"E1": engine}, 1)
    for pair in ("DE", "ED"):
        town.network.write(town.arc(pair), CLOSED_MS)
    assert planner.nearest(fire, {"E1": engine}, 1) == before


def test_of_an_island_that_is_broken_into_islets_the_largest_part_is_driven_in() -> None:
    """Three junctions of a hundred and fifty are no islet, the two that a closure leaves are one."""
    (mainland, streets), (island, more) = a_row(0, 140, 22.0), a_row(140, 3, 22.1)
    town = StreetNetwork.from_rows([*mainland, *island], [*streets, *more])
    planner = Planner(town)
    shut(town, {142})
    (found,) = planner.nearest(LatLon(22.1, 113.0 + 2 * STEP), {"E1": LatLon(22.1, 113.0)}, 1).values()
    step_m = distance_m(LatLon(22.1, 113.0), LatLon(22.1, 113.0 + STEP))
    assert found.approximate is False
    assert found.seconds == pytest.approx(10 + step_m / WALK_M_PER_S, abs=0.1)


def test_nobody_walks_against_a_one_way_street_because_a_street_is_shut_beyond_it() -> None:
    """What no closure has parted stays as it was: no way by road."""
    town = Town("A    B    C    D    E    F", "ABC>DEF Rua")
    planner = Planner(town.network)
    fire, engine = town.letters["A"], town.between("DE", 0.5)
    before = planner.nearest(fire, {"E1": engine}, 1)
    assert before["E1"].approximate
    for pair in ("EF", "FE"):
        town.network.write(town.arc(pair), CLOSED_MS)
    assert planner.nearest(fire, {"E1": engine}, 1) == before


def test_whoever_walks_faster_than_streets_are_driven_is_not_passed_over() -> None:
    """Snow: 200 s a street. The nearer by the line drives three of them, the farther mostly walks."""
    town = StreetNetwork.from_rows(*a_row(0, 12, 22.0, travel_s=200.0))
    planner = Planner(town)
    planner.prepare()
    fire, near, far = (LatLon(22.0, 113.0 + i * STEP) for i in (7, 11, 0.9))
    shut(town, {7}, {6, 7}, {5, 6, 7}, {4, 5, 6, 7}, {3, 4, 5, 6, 7})
    for dense in (DENSE_STATES, 0.0):
        planner.dense_states = dense
        ((first, found),) = planner.nearest(fire, {"far": far, "near": near}, 1).items()
        assert first == "far"
        assert found.seconds == pytest.approx(220 + 5 * STEP_M / WALK_M_PER_S, abs=0.1)


def test_no_walk_is_sooner_than_its_straight_line() -> None:
    """Over many streets, each rounded: the straight line is what the search stops by."""
    streets = Streets(StreetNetwork.from_rows(*a_row(0, 40, 22.0)))
    assert (streets.walk_ms * WALK_M_PER_S >= streets.drawn_m * 1000).all()
    assert streets.drawn_m == pytest.approx(STEP_M, rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rectangles, min_size=1, max_size=3),
    st.frozensets(st.integers(0, 2 * WIDE * (WIDE - 1) - 1), max_size=60),
    st.lists(st.integers(0, 400), max_size=40),
    st.lists(anywhere, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["E1", "E2", "A3", "L4"]), anywhere, min_size=1),
    st.integers(0, 50),
)
def test_times_past_closed_streets_are_what_networkx_says(
    cut: list[set[int]],
    oneway: frozenset[int],
    more: list[int],
    fires: list[LatLon],
    fleet: dict[str, LatLon],
    seed: int,
) -> None:
    """By road, out at a walk, and in on foot: for a place, over the hierarchy, for the cover of people."""
    town = a_grid(WIDE, WIDE, oneway=oneway, seed=seed)
    planner = Planner(town)
    zones = Zones(planner.view, planner.shut_off, [Zone("Z", 1.0, tuple(fires))])
    planner.prepare()
    shut(town, *cut)
    for arc in more:
        if arc < town.arc_count:
            town.write(arc, CLOSED_MS)
    drawn, by_road = Walks(town), EdgeBased(town)
    units = {
        name: drawn.out(snap) for name, at in fleet.items() if (snap := planner.snapper.snap(at)) is not None
    }
    stands = planner.stands(fleet)
    cover = times_to_cells(planner.view, zones, stands, 100_000.0)
    for cell, fire in enumerate(fires):
        reach = planner.snapper.reach(fire)
        assert reach is not None
        expected = by_road.times_to(drawn.into(reach), units)
        for dense in (DENSE_STATES, 0.0):
            planner.dense_states = dense
            found = planner.nearest(fire, fleet, len(fleet))
            on_road = {name: round(t.seconds * 1000) for name, t in found.items() if not t.approximate}
            assert on_road == expected
        of_cell = dict(zip(stands.names, cover[:, cell].tolist(), strict=True))
        assert {name: ms for name, ms in of_cell.items() if ms < CLOSED_MS} == expected
        for name, start in fleet.items():
            way = planner.route(start, fire)
            assert way.approximate is (name not in expected)
            assert way.seconds == found[name].seconds
