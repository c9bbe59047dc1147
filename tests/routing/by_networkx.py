"""The same questions put to plain networkx, over a graph of what was just driven: none of our searches."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

import networkx as nx
import numpy as np

from routing.network import CLOSED_MS, Int64s, StreetNetwork
from routing.search_graph import Path, TurnCost
from routing.spot import Snap

History = tuple[int, ...]
"""The last arcs driven, newest last; as many as the longest forbidden path needs."""


def free(turned: Int64s, into: Int64s) -> Int64s:
    return 0 * turned


class EdgeBased:
    """networkx nodes are histories; an edge is a move that completes no forbidden path, drawn against the
    arrow: it is asked for the way to a goal."""

    def __init__(
        self, network: StreetNetwork, forbidden: Sequence[Path] = (), turn_cost: TurnCost | None = None
    ) -> None:
        self.network = network
        self.forbidden = frozenset(forbidden)
        self.memory = max((len(path) - 1 for path in forbidden), default=1)
        self.after: dict[int, list[int]] = {arc: [] for arc in range(network.arc_count)}
        leaving: dict[int, list[int]] = {}
        for arc, tail in enumerate(network.arrays.tail.tolist()):
            leaving.setdefault(tail, []).append(arc)
        for arc, head in enumerate(network.arrays.head.tolist()):
            self.after[arc] = leaving.get(head, [])
        self.before: defaultdict[int, list[int]] = defaultdict(list)
        for arc, into in chain.from_iterable(((arc, into) for into in self.after[arc]) for arc in self.after):
            self.before[into].append(arc)
        self._turns_ms = self._all_turns(turn_cost or free)
        self.graph: nx.DiGraph[object] = nx.DiGraph()
        self.histories: defaultdict[int, list[History]] = defaultdict(list)
        """By the arc driven last."""
        self._build()

    def _all_turns(self, cost: TurnCost) -> dict[tuple[int, int], int]:
        pairs = [(arc, into) for arc, some in self.after.items() for into in some]
        turned, into = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return dict(zip(pairs, cost(turned, into).tolist(), strict=True))

    def _build(self) -> None:
        waiting: list[History] = [(arc,) for arc in self.after]
        self.graph.add_nodes_from(waiting)
        while waiting:
            here = waiting.pop()
            self.histories[here[-1]].append(here)
            for arc in self.after[here[-1]]:
                if not self.may(here, arc) or self.weight(arc) is None:
                    continue
                there = (*here, arc)[-self.memory :]
                if there not in self.graph:
                    waiting.append(there)
                ms = self.turn_ms(here[-1], arc) + (self.weight(arc) or 0)
                self.join(here, there, ms)

    def may(self, here: History, arc: int) -> bool:
        driven = (*here, arc)
        return not any(driven[i:] in self.forbidden for i in range(len(driven)))

    def weight(self, arc: int) -> int | None:
        ms = int(self.network.weight_ms[arc])
        return None if ms >= CLOSED_MS else ms

    def turn_ms(self, arc: int, into: int) -> int:
        return self._turns_ms[arc, into]

    def join(self, a: object, b: object, ms: int) -> None:
        if not self.graph.has_edge(b, a) or self.graph.edges[b, a]["weight"] > ms:
            self.graph.add_edge(b, a, weight=ms)

    def times_to(self, goal: Snap, units: Mapping[str, Snap]) -> dict[str, int]:
        """Milliseconds of every unit that can get there, by one Dijkstra of networkx against the arrows."""
        onto: dict[int, list[tuple[int, int]]] = {}
        for there in goal.on:
            drive = there.ms_from_tail(self.network)
            if drive is not None:
                onto.setdefault(there.arc, []).append((drive, there.walk_ms))
        self.graph.add_node("goal")
        for arc, ends in onto.items():
            last = min(drive + walk for drive, walk in ends)
            for here in chain.from_iterable(self.histories[turned] for turned in self.before[arc]):
                if self.may(here, arc):
                    self.join(here, "goal", self.turn_ms(here[-1], arc) + last)
        ms = nx.single_source_dijkstra_path_length(self.graph, "goal", weight="weight")
        self.graph.remove_node("goal")
        found = {name: self._best(unit, goal, ms) for name, unit in units.items()}
        return {name: each for name, each in found.items() if each is not None}

    def _best(self, unit: Snap, goal: Snap, ms: Mapping[object, float]) -> int | None:
        times = []
        for here in unit.on:
            out = here.ms_to_head(self.network)
            if out is not None and (here.arc,) in ms:
                times.append(here.walk_ms + out + int(ms[here.arc,]))
            for there in goal.on:
                before, after = here.ms_from_tail(self.network), there.ms_from_tail(self.network)
                if (
                    here.arc == there.arc
                    and here.share <= there.share
                    and before is not None
                    and after is not None
                ):
                    times.append(here.walk_ms + after - before + there.walk_ms)
        return min(times, default=None)
