"""Towns of a few streets with some of them shut, for what closures part."""

from collections.abc import Collection

import numpy as np
from hypothesis import strategies as st

from routing.geo import LatLon, distance_m
from routing.network import CLOSED_MS, Arc, StreetNetwork
from tests.routing.grids import STEP

STEP_M = distance_m(LatLon(22.0, 113.0), LatLon(22.0, 113.0 + STEP))
"""Of a street that leads east, the shorter ones."""
Junction = tuple[int, float, float]

WIDE = 12
"""Junctions to each side: two of so many are an islet (routing/snap.py)."""


def shut(town: StreetNetwork, *cut: Collection[int]) -> None:
    """Every street that joins some junctions to the others."""
    a = town.arrays
    for some in cut:
        inside = np.isin(a.node, sorted(some))
        for arc in np.flatnonzero(inside[a.tail] != inside[a.head]).tolist():
            town.write(arc, CLOSED_MS)


def block(x: int, y: int, wide: int, high: int) -> set[int]:
    """Junctions of a rectangle of the grid."""
    return {(y + j) * WIDE + x + i for i in range(wide) for j in range(high)}


def a_row(first: int, count: int, lat: float, *, travel_s: float = 10.0) -> tuple[list[Junction], list[Arc]]:
    """Junctions one step east of each other, driven both ways, drawn longer than they are said to be."""
    junctions = [(first + i, lat, 113.0 + i * STEP) for i in range(count)]
    pairs = [(n, n + 1) for n in range(first, first + count - 1)]
    ends = [each for u, v in pairs for each in ((u, v), (v, u))]
    return junctions, [
        Arc(street_id=min(u, v), tail=u, head=v, length_m=10, travel_s=travel_s, name=None) for u, v in ends
    ]


rectangles = st.tuples(
    st.integers(0, WIDE - 1), st.integers(0, WIDE - 1), st.integers(1, 5), st.integers(1, 5)
).map(lambda drawn: block(*drawn))
anywhere = st.tuples(st.integers(0, 11_000), st.integers(0, 11_000)).map(
    lambda at: LatLon(22.0 + at[1] * STEP / 1000, 113.0 + at[0] * STEP / 1000)
)
