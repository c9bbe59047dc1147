"""Rows of junctions and arcs become the arrays of a network."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from routing.geo import LatLon
from routing.network import KINDS, Arc, Arrays, Floats, Int64s, StreetNetwork, to_ms

if TYPE_CHECKING:
    import networkx as nx


def arrays_of(junctions: Iterable[tuple[int, float, float]], arcs: Iterable[Arc]) -> tuple[Arrays, list[str]]:
    """Arrays, and the names arcs refer to. Raises ValueError for an arc to an unknown junction."""
    nodes = list(junctions)
    place = {id: i for i, (id, _, _) in enumerate(nodes)}
    given = list(arcs)
    for arc in given:
        if arc.tail not in place or arc.head not in place:
            raise ValueError(f"street {arc.street_id} ends at a junction that is not there")
    given.sort(key=lambda arc: (place[arc.tail], place[arc.head]))
    names = sorted({arc.name for arc in given if arc.name})
    numbered = {name: i for i, name in enumerate(names)}
    line, line_start, points = _lines(given)
    return Arrays(
        node=_ints([id for id, _, _ in nodes]),
        lat=_floats([lat for _, lat, _ in nodes]),
        lon=_floats([lon for _, _, lon in nodes]),
        tail=_ints([place[arc.tail] for arc in given]),
        head=_ints([place[arc.head] for arc in given]),
        street_id=_ints([arc.street_id for arc in given]),
        length_m=_floats([arc.length_m for arc in given]),
        base_ms=_ints([to_ms(arc.travel_s) for arc in given]),
        name=_ints([numbered[arc.name] if arc.name else -1 for arc in given]),
        kind=_ints(
            [KINDS.index(each) if (each := arc.kind.removesuffix("_link")) in KINDS else 0 for arc in given]
        ),
        flags=_ints([arc.flags for arc in given]),
        layer=_ints([arc.layer for arc in given]),
        max_height_m=_floats([arc.max_height_m for arc in given]),
        max_weight_t=_floats([arc.max_weight_t for arc in given]),
        max_width_m=_floats([arc.max_width_m for arc in given]),
        way=_ints([arc.way for arc in given]),
        line=line,
        line_start=line_start,
        line_lat=_floats([each.lat for each in points]),
        line_lon=_floats([each.lon for each in points]),
    ), names


def network_of_graph(graph: "nx.MultiDiGraph[int]") -> StreetNetwork:
    """From any graph with our attributes, such as a part of a network's own."""
    junctions = ((node, at["lat"], at["lon"]) for node, at in graph.nodes(data=True))
    arcs = (
        Arc(
            street_id=street["street_id"],
            tail=u,
            head=v,
            length_m=street["length_m"],
            travel_s=street["travel_s"],
            name=street["name"],
            geometry=street["geometry"],
        )
        for u, v, street in graph.edges(data=True)
    )
    return StreetNetwork.from_rows(junctions, arcs)


def _lines(arcs: Sequence[Arc]) -> tuple[Int64s, Int64s, list[LatLon]]:
    """Lines are kept once: the other direction of a street is the same line backwards."""
    known: dict[tuple[LatLon, ...], int] = {}
    drawn: list[int] = []
    starts = [0]
    points: list[LatLon] = []
    for arc in arcs:
        line = arc.geometry
        if not line:
            drawn.append(-1)
        elif line in known:
            drawn.append(2 * known[line])
        elif line[::-1] in known:
            drawn.append(2 * known[line[::-1]] + 1)
        else:
            drawn.append(2 * len(known))
            known[line] = len(known)
            points.extend(line)
            starts.append(len(points))
    return _ints(drawn), _ints(starts), points


def _ints(values: Sequence[int]) -> Int64s:
    return np.array(values, np.int64)


def _floats(values: Sequence[float]) -> Floats:
    return np.array(values, np.float64)
