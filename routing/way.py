"""A way through the streets, as a driver's screen draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from routing.geo import LatLon, distance_m
from routing.network import StreetNetwork

Step = tuple[int, float, float]
"""An arc, and the shares of its length where one enters and leaves it."""


@dataclass(frozen=True, slots=True)
class Way:
    seconds: float
    length_m: float
    geometry: tuple[LatLon, ...]
    streets: tuple[str, ...]
    """Names in driving order; unnamed stretches left out."""
    approximate: bool
    """True: a straight line, because no way by road is known."""
    walk_s: float = 0.0
    """On foot at the end, already in `seconds`."""


def along(network: StreetNetwork, steps: Sequence[Step], drive_ms: int, walk_ms: int) -> Way:
    """The way over these arcs, which takes so many milliseconds."""
    line: list[LatLon] = []
    names: list[str] = []
    length = 0.0
    for arc, enters, leaves in steps:
        name = network.name_of(arc)
        length += float(network.arrays.length_m[arc]) * (leaves - enters)
        part = cut(network.line_of(arc), enters, leaves)
        line.extend(part[1:] if line and line[-1] == part[0] else part)
        if name and leaves > enters and (not names or names[-1] != name):
            names.append(name)
    seconds = (drive_ms + walk_ms) / 1000
    return Way(seconds, length, tuple(line), tuple(names), approximate=False, walk_s=walk_ms / 1000)


def straight(start: LatLon, to: LatLon, seconds: float) -> Way:
    return Way(seconds, distance_m(start, to), (start, to), (), approximate=True)


def cut(line: Sequence[LatLon], enters: float, leaves: float) -> list[LatLon]:
    """The part of a line between two shares of its length, both ends included."""
    lengths = [distance_m(a, b) for a, b in pairwise(line)]
    whole = sum(lengths)
    first, last = enters * whole, leaves * whole
    kept = [_at(line, lengths, first)]
    run = 0.0
    for point, length in zip(line[1:], lengths, strict=True):
        run += length
        if first < run < last:
            kept.append(point)
    end = _at(line, lengths, last)
    return kept if end == kept[-1] else [*kept, end]


def _at(line: Sequence[LatLon], lengths: Sequence[float], along_m: float) -> LatLon:
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if along_m <= length:
            share = along_m / length if length else 0.0
            return LatLon(a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
        along_m -= length
    return line[-1]
