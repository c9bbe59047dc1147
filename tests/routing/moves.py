"""Streets by chance as plain moves, a hierarchy over them, and the same questions put to networkx."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from routing.hierarchy.customization import FAR_MS
from routing.hierarchy.hierarchy import Hierarchy
from routing.hierarchy.topology import Topology
from routing.network import CLOSED_MS, Int64s

Move = tuple[int, int, int]
"""From a state to a state in so many milliseconds."""
Sources = dict[int, int]
"""States, and the milliseconds each adds."""


@dataclass
class Streets:
    """Moves between states, and the hierarchy over them."""

    states: int
    moves: list[Move]

    def __post_init__(self) -> None:
        table = np.array(self.moves, np.int64).reshape(-1, 3)
        self.tail, self.head, self.weight_ms = (np.ascontiguousarray(each) for each in table.T)
        self.topology = Topology.build(self.states, self.tail, self.head)
        self.hierarchy = Hierarchy(self.topology, self.weight_ms)

    def by_networkx(self) -> "nx.DiGraph[object]":
        graph: nx.DiGraph[object] = nx.DiGraph()
        graph.add_nodes_from(range(self.states))
        for tail, head, ms in zip(
            self.tail.tolist(), self.head.tolist(), self.weight_ms.tolist(), strict=True
        ):
            join(graph, tail, head, ms)
        return graph

    def times_to(self, goals: Sources) -> dict[int, int]:
        graph = self.by_networkx()
        for state, ms in goals.items():
            join(graph, state, "goal", ms)
        graph.add_node("goal")
        ms_of = nx.single_source_dijkstra_path_length(graph.reverse(), "goal", weight="ms")
        return {state: int(ms) for state, ms in ms_of.items() if isinstance(state, int)}

    def times_from(self, starts: Sources) -> dict[int, int]:
        graph = self.by_networkx()
        graph.add_node("start")
        for state, ms in starts.items():
            join(graph, "start", state, ms)
        ms_of = nx.single_source_dijkstra_path_length(graph, "start", weight="ms")
        return {state: int(ms) for state, ms in ms_of.items() if isinstance(state, int)}


def join(graph: "nx.DiGraph[object]", tail: object, head: object, ms: int) -> None:
    if ms < FAR_MS and (not graph.has_edge(tail, head) or graph.edges[tail, head]["ms"] > ms):
        graph.add_edge(tail, head, ms=ms)


def arrays_of(sources: Sources) -> tuple[Int64s, Int64s]:
    return np.array(list(sources), np.int64), np.array(list(sources.values()), np.int64)


def open_ways(times: Int64s) -> dict[int, int]:
    return {state: ms for state, ms in enumerate(times.tolist()) if ms < CLOSED_MS}


milliseconds = st.one_of(st.integers(0, 4), st.integers(0, 90_000), st.just(CLOSED_MS))


@st.composite
def streets(draw: st.DrawFn) -> Streets:
    """Up to 14 states: one-ways, closed, free of cost, twice the same, loops, islands."""
    states = draw(st.integers(1, 14))
    state = st.integers(0, states - 1)
    return Streets(states, draw(st.lists(st.tuples(state, state, milliseconds), max_size=50)))


@st.composite
def sources_in(draw: st.DrawFn, streets: Streets) -> Sources:
    return draw(st.dictionaries(st.integers(0, streets.states - 1), milliseconds, max_size=3))


def a_large_town(seed: int = 3) -> Streets:
    """A grid of 30 by 30, two ways a street, seconds by chance."""
    chance = np.random.default_rng(seed)
    here = np.arange(900)
    pairs = [(int(u), int(u) + 1) for u in here if u % 30 < 29] + [(int(u), int(u) + 30) for u in here[:870]]
    ways = pairs + [(v, u) for u, v in pairs]
    return Streets(900, [(u, v, int(chance.integers(1000, 60_000))) for u, v in ways])
