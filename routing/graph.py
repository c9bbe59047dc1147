"""The network as a networkx MultiDiGraph: mappings over the arrays, nothing copied.

networkx reads a graph as nested mappings (node → neighbour → key → attributes). These are such mappings;
every algorithm of networkx runs on them. The shape is frozen; `travel_s` may be read and set, and both go to
the arrays.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from routing.geo import LatLon

if TYPE_CHECKING:
    from routing.network import Int64s, StreetNetwork

Value = float | int | str | tuple[LatLon, ...] | None


class EdgeAttributes(MutableMapping[str, Value]):
    """One arc's attributes, read from the arrays each time."""

    __slots__ = ("_arc", "_network")

    def __init__(self, network: "StreetNetwork", arc: int) -> None:
        self._network = network
        self._arc = arc

    def __getitem__(self, name: str) -> Value:
        return READ[name](self._network, self._arc)

    def __setitem__(self, name: str, value: Value) -> None:
        """Only `travel_s` may be set, in seconds. Raises KeyError, ValueError."""
        from routing.network import to_ms

        if name != "travel_s" or not isinstance(value, int | float):
            raise KeyError(f"{name} of a street cannot be set")
        self._network.write(self._arc, to_ms(value))

    def __delitem__(self, name: str) -> None:
        raise KeyError(f"{name} of a street cannot be removed")

    def __iter__(self) -> Iterator[str]:
        return iter(READ)

    def __len__(self) -> int:
        return len(READ)

    def copy(self) -> dict[str, Value]:
        """As networkx copies attributes when it copies a graph: a plain dict, no longer of the network."""
        return dict(self)


READ: Mapping[str, Callable[["StreetNetwork", int], Value]] = {
    "travel_s": lambda network, arc: network.travel_s(arc),
    "length_m": lambda network, arc: float(network.arrays.length_m[arc]),
    "street_id": lambda network, arc: int(network.arrays.street_id[arc]),
    "name": lambda network, arc: network.name_of(arc),
    "geometry": lambda network, arc: network.line_of(arc) if network.arrays.line[arc] >= 0 else (),
}


class _Nodes(Mapping[int, dict[str, float]]):
    def __init__(self, network: "StreetNetwork") -> None:
        self._network = network

    def __getitem__(self, node: int) -> dict[str, float]:
        at = self._network.position(node)
        return {"lat": at.lat, "lon": at.lon}

    def __iter__(self) -> Iterator[int]:
        return map(int, self._network.arrays.node)

    def __len__(self) -> int:
        return self._network.node_count

    def __contains__(self, node: object) -> bool:
        return node in self._network.index


class _Adjacency(Mapping[int, "_Neighbours"]):
    """Node → neighbours, along the arcs or against them."""

    def __init__(self, network: "StreetNetwork", *, against: bool) -> None:
        self._network = network
        self._start = network.in_start if against else network.out_start
        self._order = network.in_arcs if against else None
        self._far = network.arrays.tail if against else network.arrays.head

    def __getitem__(self, node: int) -> "_Neighbours":
        i = self._network.index[node]
        lo, hi = int(self._start[i]), int(self._start[i + 1])
        arcs = range(lo, hi) if self._order is None else self._order[lo:hi].tolist()
        return _Neighbours(self._network, arcs, self._far)

    def __iter__(self) -> Iterator[int]:
        return map(int, self._network.arrays.node)

    def __len__(self) -> int:
        return self._network.node_count

    def __contains__(self, node: object) -> bool:
        return node in self._network.index


class _Neighbours(Mapping[int, "_Parallel"]):
    def __init__(self, network: "StreetNetwork", arcs: "range | list[int]", far: "Int64s") -> None:
        self._network = network
        self._arcs: dict[int, list[int]] = {}
        for arc in arcs:
            self._arcs.setdefault(int(network.arrays.node[far[arc]]), []).append(arc)

    def __getitem__(self, node: int) -> "_Parallel":
        return _Parallel(self._network, self._arcs[node])

    def __iter__(self) -> Iterator[int]:
        return iter(self._arcs)

    def __len__(self) -> int:
        return len(self._arcs)


class _Parallel(Mapping[int, EdgeAttributes]):
    """Key → attributes of the arcs between two junctions; keys count from 0 in the order of the arcs."""

    def __init__(self, network: "StreetNetwork", arcs: list[int]) -> None:
        self._network = network
        self._arcs = arcs

    def __getitem__(self, key: int) -> EdgeAttributes:
        if not isinstance(key, int) or not 0 <= key < len(self._arcs):
            raise KeyError(key)
        return EdgeAttributes(self._network, self._arcs[key])

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._arcs)))

    def __len__(self) -> int:
        return len(self._arcs)


def graph_of(network: "StreetNetwork") -> "nx.MultiDiGraph[int]":
    """networkx keeps its mappings in these three places; see "Subclasses" in its documentation of graphs."""
    graph: Any = nx.MultiDiGraph()
    graph._node = _Nodes(network)
    graph._adj = _Adjacency(network, against=False)
    graph._pred = _Adjacency(network, against=True)
    frozen: nx.MultiDiGraph[int] = nx.freeze(graph)
    return frozen
