"""Calls drawn by chance: how many an hour of the week brings from where, and how long each takes."""

from dataclasses import dataclass

import numpy as np

from dispatch.arrays import Floats, Int64s
from dispatch.simulation.world import Calls

WEEK_H = 168


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How long calls keep a unit. Times follow a gamma distribution."""

    turnout_min: float
    on_scene_min: float
    """Mean."""
    handover_min: float
    """Mean."""
    transport_share: float
    """Of calls, 0 to 1, whose patient is taken to hospital."""
    spread: float = 0.5
    """Standard deviation as a share of the mean; more than 0. Assumed."""


def by_people(people: Floats, calls_per_hour: Floats) -> Floats:
    """Hours of the week × cells, expected calls: those of the hour, shared out by people.

    Raises ValueError where nobody lives.
    """
    if not people.sum() > 0:
        raise ValueError("calls need people to make them")
    return np.outer(calls_per_hour, people / people.sum())


def drawn(expected: Floats, care: Care, hours: int, seed: int) -> Calls:
    """The calls of so many hours from Monday 00:00, a Poisson process; the same for the same seed.

    expected: calls, hours of the week × cells; a cell's number is its node's.
    """
    chance = np.random.default_rng(seed)
    of_hour = chance.poisson(expected[np.arange(hours) % WEEK_H])
    some_hour, some_node = of_hour.nonzero()
    times = of_hour[some_hour, some_node]
    hour, node = np.repeat(some_hour, times), np.repeat(some_node, times)
    arrival_min = 60.0 * (hour + chance.random(len(hour)))
    order = arrival_min.argsort(kind="stable")
    return _cared_for(arrival_min[order], node[order], care, chance)


def _cared_for(arrival_min: Floats, node: Int64s, care: Care, chance: np.random.Generator) -> Calls:
    count = len(node)
    shape, scale = care.spread**-2, care.spread**2
    return Calls(
        name=tuple(str(i) for i in range(1, count + 1)),
        arrival_min=arrival_min,
        node=node.astype(np.int64),
        turnout_min=np.full(count, care.turnout_min),
        on_scene_min=care.on_scene_min * chance.gamma(shape, scale, count),
        transport=chance.random(count) < care.transport_share,
        handover_min=care.handover_min * chance.gamma(shape, scale, count),
    )
