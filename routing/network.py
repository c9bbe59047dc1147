"""The street network: junctions and arcs as arrays, and the networkx MultiDiGraph that is their face.

The graph and the arrays are one thing seen twice: `graph` reads and writes the arrays (routing/graph.py), so
a weight set through networkx is in the next search, and a street closed here is closed for every reader of
the graph. Nothing is copied, so nothing can be stale.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import IntFlag, auto
from functools import cached_property
from math import inf, isfinite
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from routing.geo import LatLon

if TYPE_CHECKING:
    import networkx as nx  # imported by routing/graph.py, for who asks for the graph: most processes do not

Int64s: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
EdgeId: TypeAlias = tuple[int, int, int]
"""Ids of two junctions, and a number among the arcs between them."""

CLOSED_MS = 1 << 40
"""Weight of an arc nobody may use, about 35 years: beyond any real journey, far from overflow."""

KINDS = (
    "road", "motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
    "living_street", "service", "pedestrian", "track", "busway", "footway", "path", "cycleway", "ferry",
)  # fmt: skip
"""Street classes kept apart; a link counts as its class, any other as `road`."""

REMEMBERED = 4096
"""Writes of single arcs a reader may be behind before it has to look at all of them. Assumed."""


class Flag(IntFlag):
    """What else is to be known of a street when it is driven."""

    ROUNDABOUT = auto()
    BRIDGE = auto()
    TUNNEL = auto()
    CONTRAFLOW = auto()
    """Against a one-way, which lights and siren allow."""
    FOOTWAY = auto()
    """A pedestrian street: for the last metres, at walking pace."""
    FERRY = auto()
    SIREN_ONLY = auto()
    """Private or gated: open to those who answer a call."""
    SIGNALS = auto()
    """Traffic signals stand at its end."""
    DEAD_SLOW = auto()
    """Unpaved or broken."""


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
    kind: str = "road"
    """OpenStreetMap `highway` class."""
    flags: int = 0
    """Of Flag."""
    layer: int = 0
    """Above (positive) or below the ground, to tell a bridge from the street under it."""
    max_height_m: float = inf
    max_weight_t: float = inf
    max_width_m: float = inf
    way: int = 0
    """Id of the way it is part of in the map it was read from; 0: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """What a network is made of; every field can be memory-mapped and shared by processes.

    Arcs are sorted by tail, then head. `tail` and `head` are places in `node`.
    """

    node: Int64s
    lat: Floats
    lon: Floats
    tail: Int64s
    head: Int64s
    street_id: Int64s
    length_m: Floats
    base_ms: Int64s
    """Milliseconds with lights and siren when nothing is closed or slowed."""
    name: Int64s
    """One an arc: a place in the names; -1: it has none."""
    kind: Int64s
    """One an arc: a place in KINDS."""
    flags: Int64s
    layer: Int64s
    max_height_m: Floats
    max_weight_t: Floats
    max_width_m: Floats
    way: Int64s
    line: Int64s
    """One an arc: twice the place of its drawn line, plus one when it is driven against it; -1: straight."""
    line_start: Int64s
    line_lat: Floats
    line_lon: Floats
    """Points of line i are [line_start[i], line_start[i + 1])."""


class StreetNetwork:
    """Arcs of node i are [out_start[i], out_start[i + 1]); `weight_ms` is this process's own and changes."""

    def __init__(self, arrays: Arrays, names: Sequence[str] = ()) -> None:
        self.arrays = arrays
        self.names = names
        self.weight_ms = np.array(arrays.base_ms)
        self.version = 0
        self.out_start = np.searchsorted(arrays.tail, np.arange(len(arrays.node) + 1))
        self._written: deque[int] = deque(maxlen=REMEMBERED)
        self._forgotten = 0
        """Writes up to this version can no longer be told one by one."""

    @classmethod
    def from_rows(cls, junctions: Iterable[tuple[int, float, float]], arcs: Iterable[Arc]) -> "StreetNetwork":
        """From (id, lat, lon) and arcs. Raises ValueError for an arc to an unknown junction."""
        from routing.compile import arrays_of

        return cls(*arrays_of(junctions, arcs))

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[int]":
        """Nodes: lat, lon. Edges: travel_s (it alone may be set), length_m, street_id, name, geometry."""
        from routing.graph import graph_of

        return graph_of(self)

    @cached_property
    def index(self) -> dict[int, int]:
        """Id of a junction → its place."""
        return {int(id): i for i, id in enumerate(self.arrays.node)}

    @cached_property
    def street_ids(self) -> frozenset[int]:
        return frozenset(self.arrays.street_id.tolist())

    @cached_property
    def in_arcs(self) -> Int64s:
        """Arcs sorted by head; those into node i are [in_start[i], in_start[i + 1])."""
        return np.argsort(self.arrays.head, kind="stable")

    @cached_property
    def in_start(self) -> Int64s:
        return np.searchsorted(self.arrays.head[self.in_arcs], np.arange(len(self.arrays.node) + 1))

    @property
    def node_count(self) -> int:
        return len(self.arrays.node)

    @property
    def arc_count(self) -> int:
        return len(self.arrays.tail)

    def position(self, node: int) -> LatLon:
        """Where a junction lies. Raises KeyError for an unknown one."""
        return self.place(self.index[node])

    def place(self, i: int) -> LatLon:
        """Where the i-th junction lies."""
        return LatLon(float(self.arrays.lat[i]), float(self.arrays.lon[i]))

    def arc_of(self, edge: EdgeId) -> int:
        """Raises KeyError for an unknown edge."""
        u, v, key = edge
        tail, head = self.index[u], self.index[v]
        lo, hi = int(self.out_start[tail]), int(self.out_start[tail + 1])
        arc = lo + int(np.searchsorted(self.arrays.head[lo:hi], head)) + key
        if key < 0 or arc >= hi or self.arrays.head[arc] != head:
            raise KeyError(edge)
        return arc

    def edge_of(self, arc: int) -> EdgeId:
        tail, head = int(self.arrays.tail[arc]), int(self.arrays.head[arc])
        lo, hi = int(self.out_start[tail]), int(self.out_start[tail + 1])
        first = lo + int(np.searchsorted(self.arrays.head[lo:hi], head))
        return int(self.arrays.node[tail]), int(self.arrays.node[head]), arc - first

    def kind_of(self, arc: int) -> str:
        return KINDS[int(self.arrays.kind[arc])]

    def flags_of(self, arc: int) -> Flag:
        return Flag(int(self.arrays.flags[arc]))

    def name_of(self, arc: int) -> str | None:
        i = int(self.arrays.name[arc])
        return None if i < 0 else self.names[i]

    def line_of(self, arc: int) -> tuple[LatLon, ...]:
        """As drawn, tail to head, both ends included; straight where nothing is drawn."""
        lat, lon, _ = self.points_of(np.array([arc]))
        return tuple(LatLon(*each) for each in zip(lat.tolist(), lon.tolist(), strict=True))

    def points_of(self, arcs: Int64s) -> tuple[Floats, Floats, Int64s]:
        """Latitudes and longitudes of arcs' lines in a row, and where each begins (one more than arcs)."""
        a, drawn = self.arrays, self.arrays.line[arcs]
        which, against = np.maximum(drawn, 0) >> 1, (drawn >= 0) & (drawn % 2 == 1)
        lines = a.line_start if len(a.line_start) > 1 else np.zeros(2, np.int64)
        count = np.where(drawn < 0, 2, lines[which + 1] - lines[which])
        start = np.concatenate([[0], np.cumsum(count)])
        offset = np.arange(start[-1]) - np.repeat(start[:-1], count)
        offset = np.where(np.repeat(against, count), np.repeat(count, count) - 1 - offset, offset)
        straight = np.repeat(drawn < 0, count)
        end = np.where(offset == 0, np.repeat(a.tail[arcs], count), np.repeat(a.head[arcs], count))
        point = np.repeat(lines[which], count) + offset
        lat, lon = a.lat[end], a.lon[end]
        lat[~straight], lon[~straight] = a.line_lat[point[~straight]], a.line_lon[point[~straight]]
        return lat, lon, start

    def travel_s(self, arc: int) -> float:
        """Seconds now; infinite when closed."""
        ms = int(self.weight_ms[arc])
        return inf if ms >= CLOSED_MS else ms / 1000

    def travel_ms(self, edge: EdgeId) -> int:
        """Milliseconds now; CLOSED_MS when closed. Raises KeyError."""
        return int(self.weight_ms[self.arc_of(edge)])

    def set_travel_s(self, edge: EdgeId, seconds: float) -> None:
        """Slow, speed up or (infinite) close one edge; the next query knows. Raises KeyError, ValueError."""
        self.write(self.arc_of(edge), to_ms(seconds))

    def write(self, arc: int, ms: int) -> None:
        """One arc's weight from now on."""
        self.weight_ms[arc] = ms
        if len(self._written) == REMEMBERED:
            self._forgotten += 1
        self._written.append(arc)
        self.version += 1

    def write_all(self, weight_ms: Int64s) -> None:
        """Every arc's weight from now on, milliseconds, in the order of the arcs."""
        self.weight_ms[:] = np.minimum(weight_ms, CLOSED_MS)
        self.version += 1
        self._written.clear()
        self._forgotten = self.version

    def written_since(self, version: int) -> list[int] | None:
        """Arcs written after a version; None: too many to tell, look at all."""
        if version < self._forgotten:
            return None
        missed = self.version - version
        return list(self._written)[len(self._written) - missed :] if missed else []


def to_ms(seconds: float) -> int:
    """Whole milliseconds, so that sums are exact. Raises ValueError for negative or not a number."""
    if not seconds >= 0:
        raise ValueError(f"a travel time cannot be {seconds}")
    return min(round(seconds * 1000), CLOSED_MS) if isfinite(seconds) else CLOSED_MS


ARRAY_NAMES = tuple(each.name for each in fields(Arrays))
