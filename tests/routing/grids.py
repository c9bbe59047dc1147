"""Towns drawn by chance: grids with one-ways, closed streets and forbidden ways."""

from collections.abc import Sequence
from random import Random

import numpy as np
from hypothesis import strategies as st

from routing.geo import LatLon
from routing.network import Arc, Int64s, StreetNetwork
from routing.search_graph import Path

STEP = 0.001
"""About 100 m."""


def a_grid(width: int, height: int, *, oneway: frozenset[int] = frozenset(), seed: int = 0) -> StreetNetwork:
    """Streets between neighbours of a grid, numbered as they are drawn; `oneway` ones only east or north."""
    chance = Random(seed)
    junctions = [
        (y * width + x, 22.0 + y * STEP, 113.0 + x * STEP) for y in range(height) for x in range(width)
    ]
    pairs = [(n, n + 1) for n, _, _ in junctions if (n + 1) % width]
    pairs += [(n, n + width) for n, _, _ in junctions if n + width < width * height]
    arcs = []
    for street, (u, v) in enumerate(pairs):
        seconds = chance.randrange(1000, 60_000) / 1000
        arcs.append(Arc(street_id=street, tail=u, head=v, length_m=100, travel_s=seconds, name=f"S{street}"))
        if street not in oneway:
            arcs.append(
                Arc(street_id=street, tail=v, head=u, length_m=100, travel_s=seconds, name=f"S{street}")
            )
    return StreetNetwork.from_rows(junctions, arcs)


def ways(network: StreetNetwork, seed: int, count: int) -> list[Path]:
    """Forbidden paths of two to four arcs, by chance."""
    chance = Random(seed)
    found = []
    for _ in range(count):
        path = [chance.randrange(network.arc_count)]
        for _ in range(chance.randrange(1, 4)):
            head = int(network.arrays.head[path[-1]])
            after = range(int(network.out_start[head]), int(network.out_start[head + 1]))
            if not after:
                break
            path.append(chance.choice(after))
        if len(path) > 1:
            found.append(tuple(path))
    return found


def some_cost(turned: Int64s, into: Int64s) -> Int64s:
    """A cost of turning that is different for every pair, milliseconds."""
    return np.asarray((turned * 7919 + into * 104729) % 9000)


spots = st.tuples(st.integers(0, 3000), st.integers(0, 2000)).map(
    lambda at: LatLon(22.0 + at[1] * STEP / 1000, 113.0 + at[0] * STEP / 1000)
)
grids = st.builds(
    lambda oneway, seed: a_grid(4, 3, oneway=oneway, seed=seed),
    st.frozensets(st.integers(0, 16)),
    st.integers(0, 50),
)
fleets = st.dictionaries(st.sampled_from(["E1", "E2", "A3", "L4", "R5", "A6"]), spots, min_size=1)


def driven_ms(network: StreetNetwork, steps: Sequence[tuple[int, float, float]]) -> int:
    """Milliseconds along the arcs of a way, turns not counted."""
    total = 0
    for arc, enters, leaves in steps:
        whole = int(network.weight_ms[arc])
        total += round(whole * leaves) - round(whole * enters)
    return total
