"""Real alternatives to the fastest way: different enough, hardly slower, and sensible in every part.

A way over a third place is as good as it gets for that place; it is also free of local detours when the place
lies on a long plateau, a stretch that the tree out of the start and the tree into the goal have in common.
Abraham, Delling, Goldberg and Werneck, "Alternative routes in road networks", J. Exp. Algorithmics 18 (2013).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from routing.network import CLOSED_MS, StreetNetwork
from routing.search_graph import SearchGraph
from routing.spot import Snap
from routing.step_times import step_ms
from routing.travel_time import Planner
from routing.trees import Tree, tree_from, tree_to
from routing.way import Step

MOST_SHARED = 0.8
"""Of the fastest way's time, what a further way may share with those offered before it (γ, ibid.)."""

MOST_STRETCH = 1.25
"""Where a way leaves the fastest it may take so many times what the fastest takes there (1 + ε, ibid.)."""

LEAST_PLATEAU = 0.25
"""Any part of a way shorter than this share of what it avoids of the fastest is itself fastest (α, ibid.)."""

Driven: TypeAlias = tuple[list[Step], int, int]
"""Steps, milliseconds driven, milliseconds walked at the end: as `Planner.steps` gives them."""


@dataclass(frozen=True, slots=True)
class _Plateau:
    state: int
    """Where it begins."""
    ms: int
    total_ms: int
    """Of the whole way over it, walking included."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    way: Driven
    took: list[int]
    """Milliseconds, one a step."""
    plateau_ms: int

    def shared_ms(self, arcs: frozenset[int]) -> int:
        """Milliseconds on these arcs."""
        return sum(ms for (arc, _, _), ms in zip(self.way[0], self.took, strict=True) if arc in arcs)

    @property
    def arcs(self) -> frozenset[int]:
        return frozenset(arc for arc, _, _ in self.way[0])


def alternatives(planner: Planner, start: Snap, to: Snap, most: int = 2) -> list[Driven]:
    """The fastest way first, then up to `most` others, the best first; empty when there is no way at all."""
    fastest = planner.steps(start, to)
    if fastest is None:
        return []
    view = planner.view
    first = _Candidate(fastest, step_ms(view, fastest[0]), 0)
    limit_ms = int((fastest[1] + fastest[2]) * MOST_STRETCH)
    out, into = tree_from(view, start, limit_ms), tree_to(view, to, limit_ms)
    offered = [first]
    for each in _ranked(view, out, into, first, limit_ms):
        if len(offered) > most:
            break
        if _is_real(planner.network, each, offered):
            offered.append(each)
    return [each.way for each in offered]


def _ranked(view: SearchGraph, out: Tree, into: Tree, first: _Candidate, limit_ms: int) -> list[_Candidate]:
    """Ways over a plateau: the short, the different and the locally best before others (ibid., section 5)."""
    least = (
        LEAST_PLATEAU * (1 - MOST_SHARED) * first.way[1]
    )  # shorter ones fail for any way that is new enough
    found = [
        _over(view, out, into, each)
        for each in _plateaus(view, out, into, limit_ms)
        if each.ms >= least and each.ms > 0
    ]
    arcs = first.arcs
    return sorted(found, key=lambda c: 2 * (c.way[1] + c.way[2]) + c.shared_ms(arcs) - c.plateau_ms)


def _is_real(network: StreetNetwork, way: _Candidate, offered: Sequence[_Candidate]) -> bool:
    """Whether it is worth a place on the screen beside those already there, the fastest of all first."""
    fastest = offered[0]
    known = frozenset[int]().union(*(each.arcs for each in offered))
    if way.shared_ms(known) > MOST_SHARED * fastest.way[1]:
        return False
    apart_ms = way.way[1] + way.way[2] - way.shared_ms(fastest.arcs)
    avoided_ms = fastest.way[1] + fastest.way[2] - fastest.shared_ms(way.arcs)
    if apart_ms > MOST_STRETCH * avoided_ms or way.plateau_ms < LEAST_PLATEAU * avoided_ms:
        return False
    return _revisits(network, way) <= _revisits(network, fastest)


def _revisits(network: StreetNetwork, way: _Candidate) -> int:
    """Junctions passed again and streets driven back: into a dead end and out is no alternative."""
    arcs = np.array([arc for arc, _, _ in way.way[0]])
    tails, heads = network.arrays.tail[arcs].tolist(), network.arrays.head[arcs].tolist()
    back = set(zip(heads, tails, strict=True)) & set(zip(tails, heads, strict=True))
    return len(heads[:-1]) - len(set(heads[:-1])) + len(back)


def _plateaus(view: SearchGraph, out: Tree, into: Tree, limit_ms: int) -> Iterator[_Plateau]:
    """Stretches in both trees, each from its first state, the part before the first junction included."""
    total = out.ms + into.ms
    reached = np.flatnonzero((out.ms < CLOSED_MS) & (into.ms < CLOSED_MS) & (total <= limit_ms))
    after = {}
    for state in reached.tolist():
        move = int(into.by[state])
        if move >= 0 and out.ms[view.head[move]] < CLOSED_MS and out.by[view.head[move]] == move:
            after[state] = int(view.head[move])
    inner = set(after.values())
    for begin in reached.tolist():
        if begin in inner:
            continue
        end = begin
        while end in after:
            end = after[end]
        ms = int(out.ms[end] - out.ms[begin])
        ms += int(out.ms[begin]) if out.by[begin] < 0 else 0
        ms += int(into.ms[end]) if into.by[end] < 0 else 0
        yield _Plateau(begin, ms, int(total[begin]))


def _over(view: SearchGraph, out: Tree, into: Tree, plateau: _Plateau) -> _Candidate:
    """The fastest way that drives this plateau."""
    before: list[Step] = []
    state = plateau.state
    while (move := int(out.by[state])) >= 0:
        before.append((int(view.arc[move]), 0.0, 1.0))
        state = int(view.tail[move])
    first = out.ends[-1 - move]
    steps: list[Step] = [(first.arc, first.share, 1.0), *reversed(before)]
    state = plateau.state
    while (move := int(into.by[state])) >= 0:
        steps.append((int(view.arc[move]), 0.0, 1.0))
        state = int(view.head[move])
    last = into.ends[-1 - move]
    steps.append((last.arc, 0.0, last.share))
    way = (steps, plateau.total_ms - last.walk_ms, last.walk_ms)
    return _Candidate(way, step_ms(view, steps), plateau.ms)
