"""The same questions put to plain networkx: streets cut where units and incident stand, then Dijkstra."""

import itertools
from collections.abc import Mapping

import networkx as nx

from routing.network import CLOSED_MS, StreetNetwork, to_ms
from routing.spot import Snap


def open_ms(tail: object, head: object, parallel: Mapping[str, Mapping[str, float]]) -> int | None:
    """Milliseconds of the fastest of parallel edges; None hides a closed street from networkx."""
    fastest = min(to_ms(edge["travel_s"]) for edge in parallel.values())
    return None if fastest >= CLOSED_MS else fastest


def seconds_between(network: StreetNetwork, start: Snap, to: Snap) -> float | None:
    """By cutting every edge at the spots on it, in the order of their shares; None when there is no way."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    for u, v, key in network.graph.edges(keys=True):
        edge = (u, v, key)
        whole = to_ms(network.graph.edges[u, v, key]["travel_s"])
        if whole >= CLOSED_MS:
            continue
        cuts: list[tuple[int, object]] = [(0, u)]
        inner = [(each.share, 0, "start") for each in start.on if each.edge == edge]
        inner += [(each.share, 1, "goal") for each in to.on if each.edge == edge]
        cuts += [(round(whole * share), (name, edge)) for share, _, name in sorted(inner)]
        cuts.append((whole, v))
        for (before, a), (after, b) in itertools.pairwise(cuts):
            join(graph, a, b, after - before)
        for _, _, name in inner:
            if name == "start":
                join(graph, "start", (name, edge), 0)
            else:
                join(graph, (name, edge), "goal", 0)
    if "start" not in graph or "goal" not in graph or not nx.has_path(graph, "start", "goal"):
        return None
    return float(nx.dijkstra_path_length(graph, "start", "goal")) / 1000


def join(graph: "nx.DiGraph[object]", a: object, b: object, ms: int) -> None:
    if not graph.has_edge(a, b) or graph.edges[a, b]["weight"] > ms:
        graph.add_edge(a, b, weight=ms)
