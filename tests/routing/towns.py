"""Towns drawn with letters: where junctions stand is seen, streets are told by the junctions they pass."""

from collections.abc import Mapping
from itertools import pairwise
from math import cos, radians

from routing.geo import EARTH_RADIUS_M, LatLon, distance_m
from routing.network import Arc, Flag, StreetNetwork

COLUMN_M = 25.0
ROW_M = 50.0
"""A letter is twice as high as it is wide."""

WEST, NORTH = 113.54, 22.2
"""Where the drawing's first letter of the first line stands."""

M_PER_S = 10.0

_NORTH_M = radians(1) * EARTH_RADIUS_M
_EAST_M = _NORTH_M * cos(radians(NORTH))


class Town:
    """A network, and where its letters stand; arcs by their two letters, as `town.arc("AB")`."""

    def __init__(self, drawing: str, *streets: str, roundabout: str = "", footways: str = "") -> None:
        """A street is its letters and its name: "AB>C Rua Central" is two-way from A to B, one-way on to C.

        roundabout: letters of a ring, driven in this order. footways: pairs of letters, for walkers.
        """
        self.letters = {
            letter: LatLon(NORTH - row * ROW_M / _NORTH_M, WEST + column * COLUMN_M / _EAST_M)
            for row, line in enumerate(drawing.strip("\n").splitlines())
            for column, letter in enumerate(line)
            if letter.isalnum()
        }
        self._ids = {letter: i for i, letter in enumerate(self.letters)}
        arcs: list[Arc] = []
        for street in streets:
            path, _, name = street.partition(" ")
            for pair, oneway in stretches(path):
                flags = Flag.FOOTWAY if pair in footways.split() else Flag(0)
                arcs.append(self._arc(pair, len(arcs), name, flags))
                if not oneway:
                    arcs.append(self._arc(pair[::-1], len(arcs) - 1, name, flags))
        for a, b in pairwise(roundabout + roundabout[:1]):
            arcs.append(self._arc(a + b, len(arcs), "", Flag.ROUNDABOUT))
        nodes = ((self._ids[letter], at.lat, at.lon) for letter, at in self.letters.items())
        self.network = StreetNetwork.from_rows(nodes, arcs)

    def _arc(self, pair: str, street: int, name: str, flags: Flag) -> Arc:
        length = distance_m(self.letters[pair[0]], self.letters[pair[1]])
        ends = {"tail": self._ids[pair[0]], "head": self._ids[pair[1]]}
        return Arc(
            street_id=street,
            tail=ends["tail"],
            head=ends["head"],
            length_m=length,
            travel_s=length / M_PER_S,
            name=name or None,
            flags=flags,
        )

    def arc(self, pair: str) -> int:
        return self.network.arc_of((self._ids[pair[0]], self._ids[pair[1]], 0))

    def steps(self, path: str) -> list[tuple[int, float, float]]:
        """Whole arcs from letter to letter."""
        return [(self.arc(a + b), 0.0, 1.0) for a, b in pairwise(path)]

    def letters_of(self, steps: list[tuple[int, float, float]]) -> str:
        """The letters a way ends its arcs at, before the last arc."""
        back: Mapping[int, str] = {i: letter for letter, i in self._ids.items()}
        return "".join(back[int(self.network.arrays.head[arc])] for arc, _, _ in steps[:-1])

    def between(self, pair: str, share: float) -> LatLon:
        """A place on the straight line from one letter to another."""
        a, b = self.letters[pair[0]], self.letters[pair[1]]
        return LatLon(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)


def stretches(path: str) -> list[tuple[str, bool]]:
    """Pairs of letters, and whether only this direction may be driven: ">" stands between one-way ones."""
    found: list[tuple[str, bool]] = []
    last, oneway = "", False
    for sign in path:
        if sign == ">":
            oneway = True
            continue
        if last:
            found.append((last + sign, oneway))
        last, oneway = sign, False
    return found
