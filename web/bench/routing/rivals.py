"""The same question put to other engines: networkx, scipy and routingkit, over the same states and moves.

Each answers milliseconds from every asked state to the goal; CLOSED_MS where no way leads.
"""

from importlib import import_module
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from routing.hierarchy.topology import Topology
from routing.network import CLOSED_MS, Int64s
from routing.search_graph import SearchGraph

NETWORKX, SCIPY, ROUTINGKIT = "networkx, reversed Dijkstra", "scipy, Dijkstra", "routingkit-cch, re-pinned"


class ByNetworkx:
    """A plain networkx graph with the arrows turned, and its own Dijkstra over all of it."""

    def __init__(self, view: SearchGraph) -> None:
        self.graph: nx.DiGraph[int] = nx.DiGraph()
        self.graph.add_nodes_from(range(view.states))
        rows = zip(view.head.tolist(), view.tail.tolist(), view.weight_ms.tolist(), strict=True)
        # of parallel moves the fastest counts: the slowest are written first
        for head, tail, ms in sorted(rows, key=lambda row: -row[2]):
            if ms < CLOSED_MS:
                self.graph.add_edge(head, tail, weight=ms)

    def times(self, goals: Int64s, states: Int64s) -> Int64s:
        found = nx.multi_source_dijkstra_path_length(self.graph, set(goals.tolist()), weight="weight")
        return np.array([found.get(state, CLOSED_MS) for state in states.tolist()], np.int64)


class ByScipy:
    def __init__(self, view: SearchGraph) -> None:
        order = np.lexsort((view.weight_ms, view.tail, view.head))
        head, tail, ms = view.head[order], view.tail[order], view.weight_ms[order]
        first = np.ones(len(head), np.bool_)
        first[1:] = (head[1:] != head[:-1]) | (tail[1:] != tail[:-1])
        kept = first & (ms < CLOSED_MS) & (head != tail)
        # a zero would be no edge to scipy: half a millisecond is none to us
        weight = np.maximum(ms[kept], 0.5)
        self.matrix = csr_matrix((weight, (head[kept], tail[kept])), shape=(view.states,) * 2)

    def times(self, goals: Int64s, states: Int64s) -> Int64s:
        found = dijkstra(self.matrix, indices=goals, min_only=True)[states]
        return np.where(np.isfinite(found), found, CLOSED_MS).astype(np.int64)


class ByRoutingkit:
    """Customized with our own order of contraction, its units pinned anew for every question."""

    def __init__(self, view: SearchGraph, topology: Topology) -> None:
        kit: Any = import_module("routingkit_cch")
        order = np.argsort(topology.place, kind="stable").tolist()
        self._kit = kit
        self._cch = kit.CCH(order, view.tail.tolist(), view.head.tolist(), False)
        self._metric = kit.CCHMetric(self._cch, _narrow(view.weight_ms))
        self._asked: Any = None

    def reweigh(self, weight_ms: Int64s) -> None:
        self._asked = None  # the package resets nothing while a question stands
        self._metric.reset(_narrow(weight_ms))

    def times(self, goals: Int64s, states: Int64s) -> Int64s:
        if self._asked is None:
            self._asked = self._kit.CCHManyToOne(self._metric, states.tolist())
        else:
            self._asked.repin_sources(states.tolist())
        found = self._asked.distances_to_multi([(goal, 0) for goal in goals.tolist()])
        return np.array([CLOSED_MS if each is None else each for each in found], np.int64)


def _narrow(weight_ms: Int64s) -> list[int]:
    narrow: list[int] = np.minimum(weight_ms, (1 << 31) - 1).tolist()
    return narrow
