"""Units and incidents stand in the middle of streets; times and ways are those of plain networkx."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from routing.compile import network_of_graph
from routing.geo import LatLon, distance_m
from routing.network import Arc, StreetNetwork
from routing.snap import WALK_M_PER_S
from routing.travel_time import Planner
from tests.routing.grids import a_grid, grids, spots


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
        one = planner.snapper.snap(start)
        assert one is not None
        assert distance_m(way.geometry[0], one.position) < 0.5
        assert distance_m(way.geometry[-1], to) == pytest.approx(way.walk_s * WALK_M_PER_S, abs=0.5)
        drawn = sum(distance_m(a, b) for a, b in zip(way.geometry, way.geometry[1:], strict=False))
        assert drawn == pytest.approx(way.length_m, rel=0.15, abs=1.0)


@settings(max_examples=100, deadline=None)
@given(grids, spots, spots, spots)
def test_the_walk_at_the_end_is_that_of_the_soonest_of_all_streets_by_the_place(
    network: StreetNetwork, one: LatLon, other: LatLon, to: LatLon
) -> None:
    planner = Planner(network)
    goal = planner.snapper.reach(to)
    streets = [] if goal is None else [replace(goal, on=(each,)) for each in goal.on]
    found = planner.walks_s({"E1": one, "E2": other}, to)
    for name, start in (("E1", one), ("E2", other)):
        snap = planner.snapper.snap(start)
        found_ways = [planner.steps(snap, each) for each in streets] if snap is not None else []
        ways = [(drive_ms + walk_ms, walk_ms) for _, drive_ms, walk_ms in filter(None, found_ways)]
        assert found[name] == (min(ways)[1] / 1000 if ways else 0.0)


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
    network = a_loop()
    snapper = Planner(network).snapper
    beside = snapper.snap(LatLon(21.9997, 113.0005))
    assert beside is not None
    assert beside.off_street_m == pytest.approx(33.4, abs=0.2)
    assert [network.edge_of(each.arc) for each in beside.on] == [(0, 1, 0)]
    assert snapper.snap(LatLon(21.9, 113.0)) is None


def test_a_two_way_street_may_be_left_by_both_ends() -> None:
    network = a_grid(2, 1)
    snap = Planner(network).snapper.snap(LatLon(22.0, 113.0003))
    assert snap is not None
    assert {network.edge_of(each.arc): round(each.share, 3) for each in snap.on} == {
        (0, 1, 0): 0.3,
        (1, 0, 0): 0.7,
    }


def test_a_unit_no_way_leads_from_is_timed_by_the_straight_line_and_marked() -> None:
    planner = Planner(a_loop())
    found = planner.nearest(
        LatLon(22.0, 113.0005), {"E1": LatLon(22.0, 113.0001), "boat": LatLon(21.95, 113.0)}, 5
    )
    assert {name: each.approximate for name, each in found.items()} == {"E1": False, "boat": True}
    assert planner.route(LatLon(21.95, 113.0), LatLon(22.0, 113.0)).approximate


def test_a_cut_off_car_park_does_not_catch_what_stands_beside_it() -> None:
    grid = a_grid(10, 10)
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph(grid.graph)
    for node, lon in ((1000, 113.0004), (1001, 113.0006)):
        graph.add_node(node, lat=21.9999, lon=lon)
    graph.add_edge(1000, 1001, street_id=999, length_m=20.0, travel_s=5.0, name=None, geometry=())
    network = network_of_graph(graph)
    snap = Planner(network).snapper.snap(LatLon(21.9999, 113.0005))
    assert snap is not None
    assert {network.edge_of(each.arc)[:2] for each in snap.on} == {(0, 1), (1, 0)}


def test_the_straight_line_pace_is_learned_from_the_streets() -> None:
    planner = Planner(a_grid(30, 30, seed=1))
    planner.warm()
    far = planner.nearest(LatLon(22.029, 113.029), {"E1": LatLon(22.0, 113.0)}, 1)["E1"].seconds
    line = distance_m(LatLon(22.029, 113.029), LatLon(22.0, 113.0)) * planner.seconds_per_m
    assert line == pytest.approx(far, rel=0.35)
