"""The planner: the k soonest of many junctions to one, and the way there. Seconds."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import networkx as nx
import numpy as np

from routing.kernel import nearest
from routing.network import CLOSED_MS, EdgeId, StreetNetwork, to_ms


class Planner:
    """Answers from the network as it is now; safe to ask from several threads at once."""

    def __init__(self, network: StreetNetwork) -> None:
        self.network = network

    def soonest(self, to: int, units: Mapping[str, int], k: int) -> dict[str, float]:
        """Seconds by road of the k soonest units, soonest first, ties by name.

        units: name → the junction it stands at. Units that cannot get there are left out.
        Raises KeyError for an unknown junction.
        """
        network = self.network
        stands = {name: network.index[node] for name, node in units.items()}
        wanted = np.zeros(len(network.nodes), np.int64)
        for node, count in Counter(stands.values()).items():
            wanted[node] = count
        arcs = network.incoming
        goals = np.array([network.index[to]], np.int64)
        done = nearest(arcs.start, arcs.tail, arcs.weight_ms, goals, np.zeros(1, np.int64), wanted, k)
        reached = sorted((int(done[node]), name) for name, node in stands.items() if done[node] >= 0)
        return {name: ms / 1000 for ms, name in reached[:k]}

    def path(self, start: int, to: int) -> list[EdgeId]:
        """The fastest edges in driving order; empty when already there.

        Raises networkx.NetworkXNoPath when there is none, NodeNotFound for an unknown junction.
        """
        nodes: list[int] = nx.dijkstra_path(self.network.graph, start, to, weight=open_ms)
        graph = self.network.graph
        return [
            min(
                (edge for edge in graph.out_edges(u, keys=True) if edge[1] == v),
                key=self.network.travel_ms,
            )
            for u, v in pairwise(nodes)
        ]


def open_ms(tail: int, head: int, parallel: Mapping[str, Mapping[str, float]]) -> int | None:
    """Milliseconds of the fastest of parallel edges; None hides a closed street from networkx."""
    fastest = min(to_ms(edge["travel_s"]) for edge in parallel.values())
    return None if fastest >= CLOSED_MS else fastest
