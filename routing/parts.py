"""Parts of a network whose junctions all reach each other."""

from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from routing.network import Arrays, Bools, Int64s, StreetNetwork


def strong_parts(network: StreetNetwork, counted: Bools | None = None) -> Int64s:
    """One number a junction: those with the same number reach each other. `counted`: one an arc; without it
    all count, also closed ones."""
    a = network.arrays
    tail, head = (a.tail, a.head) if counted is None else (a.tail[counted], a.head[counted])
    matrix = csr_matrix((np.ones(len(tail), np.int8), (tail, head)), shape=(network.node_count,) * 2)
    _, part = connected_components(matrix, connection="strong")
    return part.astype(np.int64)


def largest_part(network: StreetNetwork) -> NDArray[np.bool_]:
    """One a junction: whether it lies in the largest part."""
    part = strong_parts(network)
    sizes = np.bincount(part) if len(part) else np.zeros(1, np.int64)
    return np.asarray(part == int(np.argmax(sizes)))


def only(network: StreetNetwork, kept: NDArray[np.bool_]) -> StreetNetwork:
    """The network of some junctions, and the arcs between them."""
    a = network.arrays
    arcs = kept[a.tail] & kept[a.head]
    place = np.cumsum(kept) - 1
    ones_a_node = {"node", "lat", "lon"}
    whole = {"line_start", "line_lat", "line_lon"}
    cut = {
        each.name: getattr(a, each.name)[kept if each.name in ones_a_node else arcs]
        for each in fields(Arrays)
        if each.name not in whole
    }
    moved = replace(a, **cut)
    return StreetNetwork(replace(moved, tail=place[moved.tail], head=place[moved.head]), network.names)
