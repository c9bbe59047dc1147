"""Along ways of the map through the network: the arcs that lead over them, from one way to the next."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from routing.network import StreetNetwork
from routing.search_graph import Path

ArcsOfWay = Mapping[int, Sequence[int]]
"""Id of a way in the map → its arcs, both directions, in any order."""

MOST_STEPS = 10_000
"""Looked at along one via way at most: a way drawn as a knot has more simple paths than anyone can count;
what was found until then stands. Assumed."""


class Ways:
    """What ways touch which junctions. Junctions are places in the network's arrays."""

    def __init__(self, network: StreetNetwork, arcs_of_way: ArcsOfWay) -> None:
        self._tail, self._head = network.arrays.tail.tolist(), network.arrays.head.tolist()
        self._arcs = arcs_of_way

    def known(self, ways: Sequence[int]) -> bool:
        return all(self._arcs.get(way) for way in ways)

    def into(self, ways: Sequence[int], nodes: Collection[int]) -> list[int]:
        """Their arcs that end there."""
        return sorted({arc for way in ways for arc in self._arcs.get(way, ()) if self._head[arc] in nodes})

    def out_of(self, ways: Sequence[int], nodes: Collection[int]) -> list[int]:
        """Their arcs that begin there."""
        return sorted({arc for way in ways for arc in self._arcs.get(way, ()) if self._tail[arc] in nodes})

    def nodes(self, ways: Sequence[int]) -> frozenset[int]:
        return frozenset(
            end
            for way in ways
            for arc in self._arcs.get(way, ())
            for end in (self._tail[arc], self._head[arc])
        )

    def over(self, start: int, via: Sequence[int], to: Sequence[int]) -> Iterator[Path]:
        """Arcs from a junction over each via way in turn to the first junction of the `to` ways."""
        if not via:
            yield ()
            return
        goal = self.nodes(via[1:2] or to)
        for part in self._along(start, via[0], goal):
            for rest in self.over(self._head[part[-1]], via[1:], to):
                yield part + rest

    def _along(self, start: int, way: int, goal: Collection[int]) -> Iterator[Path]:
        """Over one way until it first meets the goal, no junction twice: both ways round a circle."""
        waiting: list[tuple[Path, frozenset[int]]] = [((), frozenset({start}))]
        steps = 0
        while waiting and (steps := steps + 1) < MOST_STEPS:
            path, seen = waiting.pop()
            here = self._head[path[-1]] if path else start
            for arc in self.out_of([way], {here}):
                there = self._head[arc]
                if there in goal and there not in seen:
                    yield (*path, arc)
                elif there not in seen:
                    waiting.append(((*path, arc), seen | {there}))
