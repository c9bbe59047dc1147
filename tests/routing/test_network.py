"""Arrays and networkx graph are one thing seen twice: what is written to one is read in the other."""

from collections.abc import Mapping
from math import inf
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.compile import network_of_graph
from routing.junctions import Junctions
from routing.network import CLOSED_MS, REMEMBERED, Arc, StreetNetwork, to_ms

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


def open_ms(tail: object, head: object, parallel: Mapping[str, Mapping[str, float]]) -> int | None:
    """Milliseconds of the fastest of parallel edges; None hides a closed street from networkx."""
    fastest = min(to_ms(edge["travel_s"]) for edge in parallel.values())
    return None if fastest >= CLOSED_MS else fastest


@settings(max_examples=200, deadline=None)
@given(towns, junctions)
def test_times_between_junctions_are_those_of_networkx(network: StreetNetwork, place: int) -> None:
    onward = nx.single_source_dijkstra_path_length(network.graph, place, weight=open_ms)
    back = nx.single_source_dijkstra_path_length(network.graph.reverse(), place, weight=open_ms)
    times = Junctions(network)
    assert {i: int(ms) for i, ms in enumerate(times.times_from(place)) if ms < CLOSED_MS} == onward
    assert {i: int(ms) for i, ms in enumerate(times.times_to(place)) if ms < CLOSED_MS} == back


@settings(max_examples=100, deadline=None)
@given(towns)
def test_a_copy_by_networkx_is_the_same_town_and_makes_the_same_network(network: StreetNetwork) -> None:
    plain: nx.MultiDiGraph[int] = nx.MultiDiGraph(network.graph)
    assert sorted(plain.edges(keys=True)) == sorted(network.graph.edges(keys=True))
    again = network_of_graph(plain)
    assert list(again.graph.nodes(data=True)) == list(network.graph.nodes(data=True))
    assert [dict(each) for _, _, each in again.graph.edges(data=True)] == [
        dict(each) for _, _, each in network.graph.edges(data=True)
    ]


@settings(max_examples=100, deadline=None)
@given(towns)
def test_every_edge_of_networkx_has_an_arc_and_back(network: StreetNetwork) -> None:
    edges = list(network.graph.edges(keys=True))
    assert len(edges) == network.arc_count == network.graph.number_of_edges()
    assert [network.edge_of(network.arc_of(edge)) for edge in edges] == edges
    assert sorted(network.graph.reverse().edges(keys=True)) == sorted((v, u, k) for u, v, k in edges)


def test_a_weight_set_through_networkx_is_in_the_next_search() -> None:
    """A converted copy would go on with the old weight: networkx tells nobody that it was written."""
    network = a_town((0, 1, 10), (0, 2, 20), (2, 1, 20))
    times = Junctions(network)
    assert times.times_to(1)[0] == 10_000
    street: Any = network.graph[0][1]
    street[0]["travel_s"] = inf
    assert times.times_to(1)[0] == 40_000
    network.set_travel_s((0, 1, 0), 5)
    assert network.graph.edges[0, 1, 0]["travel_s"] == 5.0
    assert network.version == 2


def test_nothing_but_the_travel_time_may_be_set_and_the_shape_stands() -> None:
    graph: Any = a_town((0, 1, 10)).graph
    with pytest.raises(nx.NetworkXError, match="rozen"):
        graph.add_edge(1, 2)
    with pytest.raises(KeyError):
        graph[0][1][0]["length_m"] = 5.0
    with pytest.raises(KeyError):
        del graph[0][1][0]["travel_s"]
    with pytest.raises(KeyError):
        graph[0][1][1]


def test_a_reader_is_told_which_arcs_it_missed_or_to_look_at_all() -> None:
    network = a_town((0, 1, 10), (1, 2, 10))
    network.set_travel_s((1, 2, 0), 5)
    network.set_travel_s((0, 1, 0), 5)
    assert network.written_since(0) == [1, 0]
    assert network.written_since(1) == [0]
    assert network.written_since(2) == []
    for _ in range(REMEMBERED):
        network.set_travel_s((0, 1, 0), 6)
    assert network.written_since(1) is None
    assert network.written_since(network.version - 1) == [0]
    network.write_all(network.weight_ms)
    assert network.written_since(network.version - 1) is None


def test_a_street_that_ends_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not there"):
        a_town((0, 99, 10))


@pytest.mark.parametrize("seconds", [-1.0, float("nan")])
def test_a_travel_time_is_never_negative_or_no_number(seconds: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        a_town((0, 1, seconds))
