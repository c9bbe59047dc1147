"""In what order a hierarchy contracts its states: by nested dissection, what separates regions last.

METIS (Karypis and Kumar 1998, node-based nested dissection) looks at the undirected simple graph alone: an
order stays good whatever the weights are and however often they change.
"""

import numpy as np
import pymetis

from routing.network import Int64s

SEED = 1
"""METIS draws by chance; one seed makes one order of one graph, on every run."""


def neighbours(states: int, tail: Int64s, head: Int64s) -> tuple[Int64s, Int64s]:
    """The undirected simple graph: neighbours of state i are the second array from first[i] to first[i + 1].

    Loops are left out, parallel and opposite moves are one. Raises ValueError for a move to no state.
    """
    if len(tail) and not 0 <= min(tail.min(), head.min()) <= max(tail.max(), head.max()) < states:
        raise ValueError("a move leads from or to no state")
    apart = tail != head
    low, high = np.minimum(tail, head)[apart], np.maximum(tail, head)[apart]
    pairs = np.unique(low.astype(np.int64) * states + high)
    low, high = pairs // max(states, 1), pairs % max(states, 1)
    one, other = np.concatenate([low, high]), np.concatenate([high, low])
    first = np.zeros(states + 1, np.int64)
    np.cumsum(np.bincount(one, minlength=states), out=first[1:])
    return first, other[np.argsort(one, kind="stable")]


def nested_dissection(first: Int64s, neighbour: Int64s) -> Int64s:
    """States in order of contraction, of a graph as `neighbours` gives it; lonely states come first."""
    degree = np.diff(first)
    linked = np.flatnonzero(degree)
    lonely = np.flatnonzero(degree == 0)
    if not len(linked):
        return lonely
    number = np.zeros(len(degree), np.int64)
    number[linked] = np.arange(len(linked))
    starts = np.concatenate([[0], np.cumsum(degree[linked])])
    order, _ = pymetis.nested_dissection(
        pymetis.CSRAdjacency(starts, number[neighbour]), options=pymetis.Options(seed=SEED)
    )
    return np.concatenate([lonely, linked[np.asarray(order, np.int64)]])
