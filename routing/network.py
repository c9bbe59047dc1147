"""The street network: a networkx MultiDiGraph, and the arrays compiled from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from routing.geo import LatLon

Int64s: TypeAlias = NDArray[np.int64]
EdgeId: TypeAlias = tuple[int, int, int]

CLOSED_MS = 1 << 40
"""Weight of an arc nobody may use, about 35 years: beyond any real journey, far from overflow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """One direction of one street between two junctions."""

    street_id: int
    tail: int
    head: int
    length_m: float
    travel_s: float
    """Seconds with lights and siren; infinite when closed."""
    name: str | None = None
    geometry: tuple[LatLon, ...] = ()
    """Tail to head, both ends included; empty means straight."""


@dataclass(frozen=True, slots=True)
class IncomingArcs:
    """Arcs grouped by head (CSR): those into node i stand at [start[i], start[i+1])."""

    start: Int64s
    tail: Int64s
    head: Int64s
    weight_ms: Int64s


class StreetNetwork:
    """The graph is the truth. Change times only through `set_travel_s`, which writes both sides."""

    def __init__(self, graph: "nx.MultiDiGraph[int]") -> None:
        """Nodes carry lat and lon; edges travel_s, length_m, street_id, name, geometry."""
        self.graph = graph
        self.version = 0
        self.nodes: list[int] = list(graph)
        self.index = {node: i for i, node in enumerate(self.nodes)}
        edges: list[EdgeId] = list(graph.edges(keys=True))
        heads = np.array([self.index[v] for _, v, _ in edges], np.int64)
        tails = np.array([self.index[u] for u, _, _ in edges], np.int64)
        weights = np.array([to_ms(graph.edges[e]["travel_s"]) for e in edges], np.int64)
        order = np.argsort(heads, kind="stable")
        start = np.zeros(len(self.nodes) + 1, np.int64)
        np.cumsum(np.bincount(heads, minlength=len(self.nodes)), out=start[1:])
        self.incoming = IncomingArcs(start, tails[order], heads[order], weights[order])
        self.edge_of_arc: list[EdgeId] = [edges[int(e)] for e in order]
        self._slot = {edge: slot for slot, edge in enumerate(self.edge_of_arc)}

    @classmethod
    def from_rows(cls, junctions: Iterable[tuple[int, float, float]], arcs: Iterable[Arc]) -> "StreetNetwork":
        """From (id, lat, lon) and arcs. Raises ValueError for an arc to an unknown junction."""
        graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
        for id, lat, lon in junctions:
            graph.add_node(id, lat=lat, lon=lon)
        for arc in arcs:
            if arc.tail not in graph or arc.head not in graph:
                raise ValueError(f"street {arc.street_id} ends at a junction that is not there")
            graph.add_edge(
                arc.tail,
                arc.head,
                street_id=arc.street_id,
                length_m=arc.length_m,
                travel_s=arc.travel_s,
                name=arc.name,
                geometry=arc.geometry,
            )
        return cls(graph)

    def position(self, node: int) -> LatLon:
        """Where a junction lies. Raises KeyError for an unknown one."""
        attributes = self.graph.nodes[node]
        return LatLon(attributes["lat"], attributes["lon"])

    def travel_ms(self, edge: EdgeId) -> int:
        """The compiled weight of an edge, milliseconds; CLOSED_MS when closed."""
        return int(self.incoming.weight_ms[self._slot[edge]])

    def set_travel_s(self, edge: EdgeId, seconds: float) -> None:
        """Slow, speed up or (infinite) close one edge; the next query knows. Raises KeyError, ValueError."""
        slot = self._slot[edge]
        self.incoming.weight_ms[slot] = to_ms(seconds)
        self.graph.edges[edge]["travel_s"] = seconds
        self.version += 1


def to_ms(seconds: float) -> int:
    """Whole milliseconds, so that sums are exact. Raises ValueError for negative or not a number."""
    if not seconds >= 0:
        raise ValueError(f"a travel time cannot be {seconds}")
    return min(round(seconds * 1000), CLOSED_MS) if isfinite(seconds) else CLOSED_MS
