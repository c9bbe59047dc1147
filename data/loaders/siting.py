"""Where to put stations so that people are reached soonest: the p-median problem, greedy and swap.

Teitz and Bart 1968: start greedily, then exchange one site for another while the sum of people × travel
time falls. Sites are the junctions nearest to where people live.
"""

from collections.abc import Sequence
from math import cos, radians

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from routing.geo import LatLon
from routing.junctions import Junctions
from routing.network import CLOSED_MS, StreetNetwork

FAR_S = 3600.0
"""Counted for a pair without a way. Assumed: an hour is as good as never."""

MOST_DEMAND = 600
"""Points of demand taken in, the most peopled first, so that a large city is sited in seconds."""

Demand = Sequence[tuple[LatLon, int]]


def place(network: StreetNetwork, demand: Demand, count: int) -> list[LatLon]:
    """`count` positions on the network, or as many as there are different sites; none without demand."""
    weighed = sorted(demand, key=lambda each: -each[1])[:MOST_DEMAND]
    if not weighed:
        return []
    homes = nearest_junctions(network, [at for at, _ in weighed])
    sites = list(dict.fromkeys(homes))
    junctions = Junctions(network)
    table = np.array([_seconds(junctions, home, sites) for home in homes])
    people = np.array([people for _, people in weighed], float)
    chosen = _swap(table, people, _greedy(table, people, min(count, len(sites))))
    return [network.place(sites[i]) for i in chosen]


def nearest_junctions(network: StreetNetwork, positions: Sequence[LatLon]) -> list[int]:
    """The junction nearest to each, however far: people live in zones whose middle may be a lake."""
    flat = cos(radians(positions[0].lat))
    tree = cKDTree(np.column_stack([network.arrays.lon * flat, network.arrays.lat]))
    _, found = tree.query(_plane(positions, flat))
    return [int(i) for i in np.atleast_1d(found)]


def _plane(positions: Sequence[LatLon], flat: float) -> NDArray[np.float64]:
    return np.array([(each.lon * flat, each.lat) for each in positions])


def _seconds(junctions: Junctions, to: int, sites: list[int]) -> NDArray[np.float64]:
    """From every site to one point of demand."""
    ms = junctions.times_to(to)[sites]
    return np.where(ms < CLOSED_MS, ms / 1000, FAR_S)


def _cost(table: NDArray[np.float64], people: NDArray[np.float64], chosen: list[int]) -> float:
    return float(people @ table[:, chosen].min(axis=1))


def _greedy(table: NDArray[np.float64], people: NDArray[np.float64], count: int) -> list[int]:
    chosen: list[int] = []
    best = np.full(len(people), np.inf)
    for _ in range(count):
        costs = people @ np.minimum(best[:, None], table)
        costs[chosen] = np.inf
        chosen.append(int(np.argmin(costs)))
        best = np.minimum(best, table[:, chosen[-1]])
    return chosen


def _swap(table: NDArray[np.float64], people: NDArray[np.float64], chosen: list[int]) -> list[int]:
    least = _cost(table, people, chosen)
    better = True
    while better:
        better = False
        for i in range(len(chosen)):
            others = [*chosen[:i], *chosen[i + 1 :]]
            held = table[:, others].min(axis=1) if others else np.full(len(people), np.inf)
            costs = people @ np.minimum(held[:, None], table)
            costs[others] = np.inf
            best = int(np.argmin(costs))
            if costs[best] < least - 1e-6:
                chosen = [*others, best]
                least, better = float(costs[best]), True
                break
    return chosen
