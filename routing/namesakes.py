"""Several streets that bear one name: each by itself, and by which corners people know it."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from routing.geo import LatLon
from routing.network import Int64s, StreetNetwork
from routing.plane import plane_of

APART_M = 400.0
"""Stretches of one name farther from each other than this are two streets: a square, a river or a stretch
without a name interrupts a street for less. Assumed."""

CORNERS = 2


@dataclass(frozen=True, slots=True)
class Namesake:
    street_ids: tuple[int, ...]
    position: LatLon
    """A junction of it, the nearest to its middle."""
    length_m: float
    crossings: tuple[str, ...]
    """Streets that meet it and none of the others, the longest first; few or none."""


def namesakes(network: StreetNetwork, name: str) -> list[Namesake]:
    """The streets called exactly so, the longest first; empty when there is none."""
    if name not in network.names:
        return []
    arcs = np.flatnonzero(network.arrays.name == network.names.index(name))
    parts = [arcs[of == i] for of in [_parts(network, arcs)] for i in range(int(of.max(initial=-1)) + 1)]
    met = [_met(network, each, name) for each in parts]
    shared = {one for one, times in Counter(one for each in met for one in each).items() if times > 1}
    found = [_namesake(network, *each, shared) for each in zip(parts, met, strict=True)]
    return sorted(found, key=lambda each: -each.length_m)


def _parts(network: StreetNetwork, arcs: Int64s) -> Int64s:
    """Of which street each arc is."""
    a = network.arrays
    nodes, ends = np.unique(np.concatenate([a.tail[arcs], a.head[arcs]]), return_inverse=True)
    if not len(nodes):
        return np.empty(0, np.int64)
    near = cKDTree(plane_of(network).junctions(network, nodes)).query_pairs(APART_M, output_type="ndarray")
    tails, heads = ends[: len(arcs)], ends[len(arcs) :]
    rows, columns = np.concatenate([tails, near[:, 0]]), np.concatenate([heads, near[:, 1]])
    joined = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(nodes), len(nodes)))
    part: Int64s = connected_components(joined, directed=False)[1].astype(np.int64)[tails]
    return part


def _met(network: StreetNetwork, arcs: Int64s, name: str) -> dict[str, float]:
    """Named streets at its junctions, with their length there."""
    a = network.arrays
    nodes = np.union1d(a.tail[arcs], a.head[arcs])
    beside = np.flatnonzero((np.isin(a.tail, nodes) | np.isin(a.head, nodes)) & (a.name >= 0))
    met: dict[str, float] = defaultdict(float)
    for arc in beside.tolist():
        met[network.names[int(a.name[arc])]] += float(a.length_m[arc])
    del met[name]
    return met


def _namesake(network: StreetNetwork, arcs: Int64s, met: dict[str, float], shared: set[str]) -> Namesake:
    a = network.arrays
    nodes = np.union1d(a.tail[arcs], a.head[arcs])
    spots = plane_of(network).junctions(network, nodes)
    middle = int(nodes[np.argmin(((spots - spots.mean(axis=0)) ** 2).sum(axis=1))])
    ids = np.unique(a.street_id[arcs])
    own = sorted((each for each in met if each not in shared), key=lambda each: (-met[each], each))
    return Namesake(
        street_ids=tuple(ids.tolist()),
        position=network.place(middle),
        length_m=_once(network, arcs),
        crossings=tuple(own[:CORNERS]),
    )


def _once(network: StreetNetwork, arcs: Int64s) -> float:
    """Metres, of a street that is driven both ways once."""
    a = network.arrays
    pairs = np.sort(np.column_stack([a.tail[arcs], a.head[arcs]]), axis=1)
    seen = {(u, v, round(m, 1)) for (u, v), m in zip(pairs.tolist(), a.length_m[arcs].tolist(), strict=True)}
    return float(sum(m for _, _, m in seen))
