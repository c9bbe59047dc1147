"""The soonest units by road are those that plain networkx finds, always."""

from math import inf

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.network import Arc, StreetNetwork
from routing.travel_time import Planner
from tests.routing.by_networkx import open_ms

JUNCTIONS = 12


def a_town(*streets: tuple[int, int, float]) -> StreetNetwork:
    """One-way streets (from, to, seconds) between the junctions 0 to 11."""
    arcs = [
        Arc(street_id=i, tail=u, head=v, length_m=100.0, travel_s=s) for i, (u, v, s) in enumerate(streets)
    ]
    return StreetNetwork.from_rows(((i, 22.0, 113.5 + i / 1000) for i in range(JUNCTIONS)), arcs)


junctions = st.integers(0, JUNCTIONS - 1)
seconds = st.one_of(st.integers(0, 90_000).map(lambda ms: ms / 1000), st.just(inf))
towns = st.lists(st.tuples(junctions, junctions, seconds), max_size=40).map(lambda s: a_town(*s))
fleets = st.dictionaries(st.sampled_from(["E1", "E2", "A3", "L4", "R5", "A6"]), junctions)


def by_networkx(network: StreetNetwork, to: int, fleet: dict[str, int], k: int) -> dict[str, float]:
    ms = nx.single_source_dijkstra_path_length(network.graph.reverse(), to, weight=open_ms)
    reached = sorted((ms[node], name) for name, node in fleet.items() if node in ms)
    return {name: time / 1000 for time, name in reached[:k]}


@settings(max_examples=300, deadline=None)
@given(towns, junctions, fleets, st.integers(1, 6))
def test_the_soonest_units_are_those_networkx_finds(
    network: StreetNetwork, to: int, fleet: dict[str, int], k: int
) -> None:
    found = Planner(network).soonest(to, fleet, k)
    assert found == by_networkx(network, to, fleet, k)
    assert list(found.values()) == sorted(found.values())


@settings(max_examples=100, deadline=None)
@given(towns, junctions, junctions)
def test_the_path_takes_as_long_as_the_time_says(network: StreetNetwork, start: int, to: int) -> None:
    planner = Planner(network)
    soonest = planner.soonest(to, {"E1": start}, 1)
    if not soonest:
        assert planner.path(start, to) is None
        return
    edges = planner.path(start, to)
    assert edges is not None
    assert sum(network.travel_ms(edge) for edge in edges) == round(soonest["E1"] * 1000)


def test_a_one_way_street_is_not_driven_backwards() -> None:
    planner = Planner(a_town((0, 1, 10), (1, 2, 10), (2, 0, 10)))
    assert planner.soonest(0, {"E1": 1}, 1) == {"E1": 20.0}


def test_a_closed_street_is_driven_around_from_the_next_question_on() -> None:
    network = a_town((0, 1, 10), (0, 2, 20), (2, 1, 20))
    planner = Planner(network)
    assert planner.soonest(1, {"E1": 0}, 1) == {"E1": 10.0}
    network.set_travel_s((0, 1, 0), inf)
    assert planner.soonest(1, {"E1": 0}, 1) == {"E1": 40.0}
    assert network.graph.edges[0, 1, 0]["travel_s"] == inf
    network.set_travel_s((0, 1, 0), 10)
    assert planner.soonest(1, {"E1": 0}, 1) == {"E1": 10.0}
    assert network.version == 2


def test_a_unit_that_cannot_get_there_is_left_out() -> None:
    planner = Planner(a_town((0, 1, 10)))
    assert planner.soonest(1, {"E1": 0, "E2": 5}, 2) == {"E1": 10.0}


@pytest.mark.parametrize(("first", "second"), [("E1", "E9"), ("E9", "E1")])
def test_of_two_equally_soon_the_first_by_name_is_named(first: str, second: str) -> None:
    planner = Planner(a_town((0, 2, 10), (1, 2, 10)))
    assert planner.soonest(2, {first: 0, second: 1}, 1) == {"E1": 10.0}


def test_a_street_that_ends_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not there"):
        a_town((0, 99, 10))


def test_a_travel_time_is_never_negative() -> None:
    with pytest.raises(ValueError, match="cannot be"):
        a_town((0, 1, -1.0))
