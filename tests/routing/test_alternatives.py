"""Alternatives to the fastest way are ways one may drive, different, hardly slower, and timed exactly."""

from itertools import pairwise
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.alternatives import LEAST_PLATEAU, MOST_SHARED, MOST_STRETCH, Driven, alternatives
from routing.geo import LatLon
from routing.network import CLOSED_MS, StreetNetwork
from routing.search_graph import Path
from routing.snap import Snapper
from routing.spot import OnArc, Snap
from routing.step_times import step_ms
from routing.travel_time import Planner
from tests.routing.by_networkx import EdgeBased
from tests.routing.grids import a_grid, driven_ms, some_cost, ways
from tests.routing.towns import Town

THREE_BRIDGES = """
                    C                    D


A                   B                    E                    F


                    G                    H
"""


def a_town_with_three_bridges() -> Town:
    """Two banks, A and F; three bridges over the river, CD, BE and GH, with a road along each bank."""
    banks = ("ABEF Ponte Velha", "ACDF Ponte do Norte", "AGHF Ponte do Sul", "CBG Cais", "DEH Marginal")
    return Town(THREE_BRIDGES, *banks)


def asked(town: Town, start: LatLon, to: LatLon) -> list[str]:
    planner = Planner(town.network)
    one, other = planner.snapper.snap(start), planner.snapper.reach(to)
    assert one is not None
    assert other is not None
    return [town.letters_of(steps) for steps, _, _ in alternatives(planner, one, other)]


def test_where_the_river_has_three_bridges_there_are_two_alternatives() -> None:
    town = a_town_with_three_bridges()
    found = asked(town, town.between("AB", 0.001), town.between("EF", 0.999))
    assert found[0] == "BE"
    assert sorted(found[1:]) == ["ACD", "AGH"]


def test_with_one_of_three_bridges_shut_there_is_one_alternative() -> None:
    town = a_town_with_three_bridges()
    for pair in ("CD", "DC"):
        town.network.write(town.arc(pair), CLOSED_MS)
    assert asked(town, town.between("AB", 0.001), town.between("EF", 0.999))[1:] == ["AGH"]


def test_a_bridge_far_off_is_no_alternative() -> None:
    town = Town(
        """
   C       D

A  B       E  F
""",
        *("ABEF Ponte Velha", "BCDE Ponte do Norte"),
    )
    # 2 x 100 m up and down the banks on top of 200 m: twice as long where it leaves the fastest
    assert asked(town, town.between("AB", 0.2), town.between("EF", 0.8)) == ["BE"]


def test_without_another_bridge_there_is_no_alternative() -> None:
    town = Town("A    B    C    D", "ABCD Ponte")
    assert asked(town, town.between("AB", 0.5), town.between("CD", 0.5)) == ["BC"]


def test_places_on_one_stretch_have_one_way() -> None:
    town = Town("A    B    C    D", "ABCD Ponte")
    assert asked(town, town.between("BC", 0.2), town.between("BC", 0.8)) == [""]


def test_no_way_at_all_is_an_empty_list() -> None:
    town = Town("A    B    C    D", "A>B>C>D Descida")
    assert asked(town, town.between("CD", 0.5), town.between("AB", 0.5)) == []


def snapped(snapper: Snapper, at: LatLon) -> Snap:
    found = snapper.reach(at)
    assert found is not None
    return found


places = st.tuples(st.integers(0, 7000), st.integers(0, 6000)).map(
    lambda at: LatLon(22.0 + at[1] / 1e6, 113.0 + at[0] / 1e6)
)


@settings(max_examples=150, deadline=None)
@given(
    st.frozensets(st.integers(0, 97), max_size=20),
    st.integers(0, 99),
    places,
    places,
    st.sampled_from([0, 0, 5, 15, 25]),
    st.booleans(),
    st.lists(st.integers(0, 150), max_size=6),
)
def test_on_any_grid_they_obey_the_rules_and_are_different_and_hardly_slower(
    oneway: frozenset[int],
    seed: int,
    start: LatLon,
    to: LatLon,
    rules: int,
    costly: bool,
    shut: list[int],
) -> None:
    network = a_grid(8, 7, oneway=oneway, seed=seed)
    forbidden = ways(network, seed, rules)
    cost = some_cost if costly else None
    planner = Planner(network, forbidden, cost)
    for arc in shut:
        network.set_travel_s(network.edge_of(arc), inf)
    one, other = planner.snapper.snap(start), snapped(planner.snapper, to)
    assert one is not None
    found = alternatives(planner, one, other)
    assert found[:1] == [each for each in [planner.steps(one, other)] if each is not None]
    oracle = EdgeBased(network, forbidden, cost)
    for i, way in enumerate(found):
        assert passed_again(network, way) <= passed_again(network, found[0])
        is_a_way(oracle, forbidden, way, one, other)
        assert way[1] + way[2] <= MOST_STRETCH * (found[0][1] + found[0][2])
        if i:
            known = {arc for steps, _, _ in found[:i] for arc, _, _ in steps}
            took = step_ms(planner.view, way[0])
            shared = sum(ms for (arc, _, _), ms in zip(way[0], took, strict=True) if arc in known)
            assert shared <= MOST_SHARED * found[0][1]
            if not forbidden:
                has_no_detours(planner, way, found[0])


@pytest.mark.parametrize("seed", [2, 10, 11, 23, 24, 35, 39])
def test_in_a_larger_town_they_neither_turn_back_nor_go_round_in_circles(seed: int) -> None:
    """Towns where a way over a long plateau would drive a block's loop to get round a forbidden turn."""
    chance = Random(seed)
    network = a_grid(14, 12, oneway=frozenset(chance.sample(range(300), 60)), seed=seed)
    forbidden = ways(network, seed, 60) if seed % 2 else []
    planner = Planner(network, forbidden, some_cost if seed % 3 == 0 else None)
    for _ in range(10):
        start, to = (LatLon(22 + chance.random() * 0.011, 113 + chance.random() * 0.013) for _ in range(2))
        one = planner.snapper.snap(start)
        assert one is not None
        for i, way in enumerate(found := alternatives(planner, one, snapped(planner.snapper, to))):
            assert passed_again(network, way) <= passed_again(network, found[0])
            if i and not forbidden:
                has_no_detours(planner, way, found[0])


def is_a_way(oracle: EdgeBased, forbidden: list[Path], way: Driven, start: Snap, to: Snap) -> None:
    """Joined, allowed, from the start to the goal, and taking what it says."""
    steps, drive_ms, walk_ms = way
    network: StreetNetwork = oracle.network
    arcs = tuple(arc for arc, _, _ in steps)
    for a, b in pairwise(arcs):
        assert network.arrays.head[a] == network.arrays.tail[b]
    assert not any(path == arcs[i : i + len(path)] for path in forbidden for i in range(len(arcs)))
    turned = sum(oracle.turn_ms(a, b) for a, b in pairwise(arcs))
    assert driven_ms(network, steps) + turned == drive_ms
    assert (steps[0][0], steps[0][1]) in {(each.arc, each.share) for each in start.on}
    assert (steps[-1][0], steps[-1][2], walk_ms) in {(each.arc, each.share, each.walk_ms) for each in to.on}
    assert all(oracle.weight(arc) is not None for arc in arcs)


def passed_again(network: StreetNetwork, way: Driven) -> int:
    heads = [int(network.arrays.head[arc]) for arc, _, _ in way[0][:-1]]
    return len(heads) - len(set(heads))


def has_no_detours(planner: Planner, way: Driven, fastest: Driven) -> None:
    """Every part shorter than a quarter of what the way avoids is the fastest between its ends."""
    known = {arc for arc, _, _ in way[0]}
    took = step_ms(planner.view, fastest[0])
    avoided = sum(ms for (arc, _, _), ms in zip(fastest[0], took, strict=True) if arc not in known)
    steps, ms = way[0], step_ms(planner.view, way[0])
    for i in range(len(steps) - 1):
        for j in range(i + 1, len(steps) - 1):
            if sum(ms[i + 1 : j + 1]) >= LEAST_PLATEAU * avoided:
                break
            ends = [Snap((OnArc(steps[each][0], 1.0),), LatLon(22.0, 113.0), 0.0) for each in (i, j)]
            between = planner.steps(*ends)
            assert between is not None
            assert between[1] == sum(ms[i + 1 : j + 1])


def test_a_way_through_a_closed_street_or_a_forbidden_turn_has_no_times() -> None:
    town = Town("A    B    C    D", "ABCD Ponte")
    planner = Planner(town.network, [(town.arc("AB"), town.arc("BC"))])
    with pytest.raises(ValueError, match="may not be made"):
        step_ms(planner.view, town.steps("ABC"))
    town.network.write(town.arc("BC"), CLOSED_MS)
    with pytest.raises(ValueError, match="closed"):
        step_ms(planner.view, town.steps("BCD"))
