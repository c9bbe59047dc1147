"""Units and incidents stand in the middle of streets; times and ways are those of plain networkx."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.geo import LatLon, distance_m
from routing.network import Arc, StreetNetwork
from routing.travel_time import Planner
from tests.routing.by_networkx import seconds_between

STEP = 0.001
"""About 100 m."""


def a_grid(width: int, height: int, *, oneway: frozenset[int] = frozenset(), seed: int = 0) -> StreetNetwork:
    """Streets between neighbours of a grid, numbered as they are drawn; `oneway` ones only east or north."""
    chance = Random(seed)
    junctions = [
        (y * width + x, 22.0 + y * STEP, 113.0 + x * STEP) for y in range(height) for x in range(width)
    ]
    pairs = [(n, n + 1) for n, _, _ in junctions if (n + 1) % width]
    pairs += [(n, n + width) for n, _, _ in junctions if n + width < width * height]
    arcs = []
    for street, (u, v) in enumerate(pairs):
        seconds = chance.randrange(1000, 60_000) / 1000
        arcs.append(Arc(street_id=street, tail=u, head=v, length_m=100, travel_s=seconds, name=f"S{street}"))
        if street not in oneway:
            arcs.append(
                Arc(street_id=street, tail=v, head=u, length_m=100, travel_s=seconds, name=f"S{street}")
            )
    return StreetNetwork.from_rows(junctions, arcs)


spots = st.tuples(st.integers(0, 3000), st.integers(0, 2000)).map(
    lambda at: LatLon(22.0 + at[1] * STEP / 1000, 113.0 + at[0] * STEP / 1000)
)
grids = st.builds(
    lambda oneway, seed: a_grid(4, 3, oneway=oneway, seed=seed),
    st.frozensets(st.integers(0, 16)),
    st.integers(0, 50),
)
fleets = st.dictionaries(st.sampled_from(["E1", "E2", "A3", "L4"]), spots, min_size=1)


@settings(max_examples=200, deadline=None)
@given(grids, spots, fleets, st.integers(1, 4))
def test_the_soonest_are_those_networkx_finds(
    network: StreetNetwork, to: LatLon, fleet: dict[str, LatLon], k: int
) -> None:
    planner = Planner(network)
    goal = planner.snapper.snap(to)
    assert goal is not None
    expected = {}
    for name, spot in fleet.items():
        snap = planner.snapper.snap(spot)
        assert snap is not None
        expected[name] = seconds_between(network, snap, goal)
    found = planner.nearest(to, fleet, k)
    by_road = sorted((s, name) for name, s in expected.items() if s is not None)
    if len(by_road) >= k:
        assert [(each.seconds, name) for name, each in found.items()] == by_road[:k]
    for name, each in found.items():
        assert each.approximate == (expected[name] is None)
        assert each.approximate or each.seconds == expected[name]


@settings(max_examples=200, deadline=None)
@given(grids, spots, spots)
def test_the_way_takes_as_long_as_the_time_says_and_is_drawn_from_end_to_end(
    network: StreetNetwork, start: LatLon, to: LatLon
) -> None:
    planner = Planner(network)
    way = planner.route(start, to)
    time = planner.nearest(to, {"E1": start}, 1)["E1"]
    assert (way.seconds, way.approximate) == (time.seconds, time.approximate)
    if not way.approximate:
        one, other = planner.snapper.snap(start), planner.snapper.snap(to)
        assert one is not None
        assert other is not None
        assert distance_m(way.geometry[0], one.position) < 0.5
        assert distance_m(way.geometry[-1], other.position) < 0.5
        drawn = sum(distance_m(a, b) for a, b in zip(way.geometry, way.geometry[1:], strict=False))
        assert drawn == pytest.approx(way.length_m, rel=0.15, abs=1.0)


def a_loop() -> StreetNetwork:
    """A square of one-way streets, 0 → 1 → 2 → 3 → 0, 10 s each."""
    corners = [(0, 22.0, 113.0), (1, 22.0, 113.001), (2, 22.001, 113.001), (3, 22.001, 113.0)]
    arcs = [
        Arc(street_id=i, tail=i, head=(i + 1) % 4, length_m=100, travel_s=10, name=f"side {i}")
        for i in range(4)
    ]
    return StreetNetwork.from_rows(corners, arcs)


def test_just_behind_on_a_one_way_loop_is_the_whole_loop_away() -> None:
    ahead, behind = LatLon(22.0, 113.0008), LatLon(22.0, 113.0002)
    planner = Planner(a_loop())
    assert planner.route(behind, ahead).seconds == pytest.approx(6.0)
    assert planner.route(ahead, behind).seconds == pytest.approx(34.0)
    assert planner.route(ahead, behind).streets == ("side 0", "side 1", "side 2", "side 3", "side 0")


def test_a_position_beside_a_street_is_put_on_it_and_one_far_off_is_not() -> None:
    snapper = Planner(a_loop()).snapper
    beside = snapper.snap(LatLon(21.9997, 113.0005))
    assert beside is not None
    assert beside.off_street_m == pytest.approx(33.4, abs=0.2)
    assert [each.edge for each in beside.on] == [(0, 1, 0)]
    assert snapper.snap(LatLon(21.9, 113.0)) is None


def test_a_two_way_street_may_be_left_by_both_ends() -> None:
    snap = Planner(a_grid(2, 1)).snapper.snap(LatLon(22.0, 113.0003))
    assert snap is not None
    assert {each.edge: round(each.share, 3) for each in snap.on} == {(0, 1, 0): 0.3, (1, 0, 0): 0.7}


def test_a_unit_no_way_leads_from_is_timed_by_the_straight_line_and_marked() -> None:
    planner = Planner(a_loop())
    found = planner.nearest(
        LatLon(22.0, 113.0005), {"E1": LatLon(22.0, 113.0001), "boat": LatLon(21.95, 113.0)}, 5
    )
    assert {name: each.approximate for name, each in found.items()} == {"E1": False, "boat": True}
    assert planner.route(LatLon(21.95, 113.0), LatLon(22.0, 113.0)).approximate


def test_a_cut_off_car_park_does_not_catch_what_stands_beside_it() -> None:
    grid = a_grid(10, 10)
    graph = grid.graph
    for node, lon in ((1000, 113.0004), (1001, 113.0006)):
        graph.add_node(node, lat=21.9999, lon=lon)
    graph.add_edge(1000, 1001, street_id=999, length_m=20.0, travel_s=5.0, name=None, geometry=())
    snap = Planner(StreetNetwork(graph)).snapper.snap(LatLon(21.9999, 113.0005))
    assert snap is not None
    assert {each.edge[:2] for each in snap.on} == {(0, 1), (1, 0)}


def test_the_straight_line_pace_is_learned_from_the_streets() -> None:
    planner = Planner(a_grid(30, 30, seed=1))
    planner.warm()
    far = planner.nearest(LatLon(22.029, 113.029), {"E1": LatLon(22.0, 113.0)}, 1)["E1"].seconds
    line = distance_m(LatLon(22.029, 113.029), LatLon(22.0, 113.0)) * planner.seconds_per_m
    assert line == pytest.approx(far, rel=0.35)
