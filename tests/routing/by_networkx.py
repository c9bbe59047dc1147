"""The same questions put to plain networkx: streets cut where units and incidents stand, then Dijkstra."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx

from routing.network import CLOSED_MS, EdgeId, StreetNetwork, to_ms
from routing.spot import Snap

Node = object
Name = tuple[str, int]
"""A start or a goal, by its place in the list."""


def open_ms(tail: object, head: object, parallel: Mapping[str, Mapping[str, float]]) -> int | None:
    """Milliseconds of the fastest of parallel edges; None hides a closed street from networkx."""
    fastest = min(to_ms(edge["travel_s"]) for edge in parallel.values())
    return None if fastest >= CLOSED_MS else fastest


def seconds_between(network: StreetNetwork, start: Snap, to: Snap) -> float | None:
    """None when there is no way."""
    return seconds_among(network, [start], [to])[0][0]


def seconds_among(
    network: StreetNetwork, starts: Sequence[Snap], goals: Sequence[Snap]
) -> list[list[float | None]]:
    """From every start, one a row, to every goal; None where there is no way."""
    graph = _cut(network, starts, goals)
    table = []
    for i in range(len(starts)):
        ms = nx.single_source_dijkstra_path_length(graph, ("start", i)) if ("start", i) in graph else {}
        row = [ms.get(("goal", j)) for j in range(len(goals))]
        table.append([None if each is None else each / 1000 for each in row])
    return table


def _cut(network: StreetNetwork, starts: Sequence[Snap], goals: Sequence[Snap]) -> "nx.DiGraph[Node]":
    """Every open edge in pieces between the spots on it, in the order of their shares, starts first."""
    spots: defaultdict[EdgeId, list[tuple[float, int, Name]]] = defaultdict(list)
    for rank, (kind, snaps) in enumerate((("start", starts), ("goal", goals))):
        for i, snap in enumerate(snaps):
            for each in snap.on:
                spots[each.edge].append((each.share, rank, (kind, i)))
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for u, v, key in network.graph.edges(keys=True):
        edge = (u, v, key)
        whole = to_ms(network.graph.edges[u, v, key]["travel_s"])
        if whole >= CLOSED_MS:
            continue
        inner = sorted(spots[edge], key=lambda spot: spot[:2])
        cuts: list[tuple[int, Node]] = [(round(whole * share), (name, edge)) for share, _, name in inner]
        for (before, a), (after, b) in itertools.pairwise([(0, u), *cuts, (whole, v)]):
            join(graph, a, b, after - before)
        for _, _, name in inner:
            here = (name, edge)
            tail, head = (name, here) if name[0] == "start" else (here, name)
            join(graph, tail, head, 0)
    return graph


def join(graph: "nx.DiGraph[Node]", a: Node, b: Node, ms: int) -> None:
    if not graph.has_edge(a, b) or graph.edges[a, b]["weight"] > ms:
        graph.add_edge(a, b, weight=ms)
