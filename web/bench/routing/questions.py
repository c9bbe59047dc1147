"""Incidents and units for a routing bench, and the answers checked against every rival."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.network import CLOSED_MS, Int64s
from routing.reach import Stands, goals_of
from routing.search_graph import SearchGraph
from routing.spot import OnArc, Snap
from routing.travel_time import Planner

K = 5
"""The five soonest, as a dispatcher looks at them."""


@dataclass(frozen=True, slots=True)
class Question:
    goal: Snap
    goals: Int64s
    """States at the incident: the same question for the rivals."""


def questions(planner: Planner, count: int, seed: int) -> list[Question]:
    """Incidents at the beginning of streets, by chance."""
    chance = np.random.default_rng(seed)
    made: list[Question] = []
    while len(made) < count:
        arc = int(chance.integers(planner.network.arc_count))
        goal = Snap((OnArc(arc, 0.0),), planner.network.line_of(arc)[0], 0.0)
        goals, ms = goals_of(planner.view, goal)
        if len(goals) and not ms.any():
            made.append(Question(goal, goals))
    return made


def a_fleet(planner: Planner, count: int, seed: int) -> Stands:
    """Units at the ends of streets, by chance; put on the streets and ready to be asked about."""
    chance = np.random.default_rng(seed)
    arcs = chance.integers(planner.network.arc_count, size=count).tolist()
    spots = {
        f"U{i:05}": Snap((OnArc(arc, 1.0),), planner.network.line_of(arc)[-1], 0.0)
        for i, arc in enumerate(arcs)
    }
    stands = planner.stands(spots)
    _ = stands.links, stands.ms, stands.position
    return stands


def mismatches(ours: Sequence[tuple[str, int]], times: Int64s) -> int:
    """How many of our answers are not the rival's: milliseconds of the soonest, in order.

    times: the rival's, one a unit.
    """
    theirs: list[int] = np.sort(times[times < CLOSED_MS])[:K].tolist()
    found = [ms for _, ms in ours]
    return sum(a != b for a, b in zip(found, theirs, strict=False)) + abs(len(found) - len(theirs))


def states_of(view: SearchGraph, stands: Stands) -> Int64s:
    """One a unit, in the order of the stands."""
    return view.end_state[stands.arc]
