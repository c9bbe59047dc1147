"""Streets laid once on a grid of cells fixed to the network, to be asked which cells parts of them touch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routing.geo import EARTH_RADIUS_M
from routing.network import Floats, Int64s, StreetNetwork
from routing.reachable import Pieces

CELL_M = 40.0
"""Side of a cell: fine enough to tell two streets of a dense quarter apart. Assumed."""

BESIDE_CELLS = 0.5
"""What lies so near a street counts as reached with it: 20 m, about a house's depth. Assumed; at most 0.5, so
that a box of twice the size touches no cell without one of its corners in it."""

SAMPLED_M = 10.0
"""Streets are laid on the grid by points at most this far apart, well below the house's depth."""

Cells = NDArray[np.bool_]
"""Rows from the south, columns from the west."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the grid lies."""

    south: float
    west: float
    high_deg: float
    wide_deg: float
    """Of a cell, degrees of latitude and of longitude."""
    rows: int
    columns: int


class StreetCells:
    """Made once for a network; a closed or slowed street needs no new one."""

    def __init__(self, network: StreetNetwork) -> None:
        lat, lon, start = network.points_of(np.arange(network.arc_count))
        self.frame = frame = _around(lat, lon)
        y, x = (lat - frame.south) / frame.high_deg, (lon - frame.west) / frame.wide_deg
        y, x, self._start = _sampled(y, x, start)
        beside = [-BESIDE_CELLS, BESIDE_CELLS]
        corners = [
            np.floor(y + north).astype(np.int64) * frame.columns + np.floor(x + east).astype(np.int64)
            for north in beside
            for east in beside
        ]
        self._corners = np.stack(corners).astype(np.int32)
        """Cells of the four corners of the box around each sample, counted row by row."""

    def touched(self, pieces: Pieces) -> Cells:
        """Cells with something within the box around a piece, or around its next sample beyond an end.

        A longer piece touches every cell a shorter one does.
        """
        first, count = self._start[pieces.arc], np.diff(self._start)[pieces.arc]
        lo = np.floor(pieces.enters * (count - 1)).astype(np.int64)
        hi = np.ceil(pieces.leaves * (count - 1)).astype(np.int64) + 1
        cells = np.zeros(self.frame.rows * self.frame.columns, np.bool_)
        cells[self._corners[:, _ranges(first + lo, hi - lo)]] = True
        return cells.reshape(self.frame.rows, self.frame.columns)


def _around(lat: Floats, lon: Floats) -> Frame:
    """With two cells of margin on every side."""
    if not len(lat):
        return Frame(0.0, 0.0, 1.0, 1.0, 1, 1)
    high = float(np.degrees(CELL_M / EARTH_RADIUS_M))
    wide = high / float(np.cos(np.radians((lat.min() + lat.max()) / 2)))
    south, west = float(lat.min()) - 2 * high, float(lon.min()) - 2 * wide
    rows = int((float(lat.max()) - south) / high) + 3
    columns = int((float(lon.max()) - west) / wide) + 3
    return Frame(south, west, high, wide, rows, columns)


def _sampled(y: Floats, x: Floats, start: Int64s) -> tuple[Floats, Floats, Int64s]:
    """Points at equal shares of each line, its ends included, and where each line's begin; all in cells."""
    points = np.diff(start)
    step = np.hypot(np.diff(y, prepend=y[:1]), np.diff(x, prepend=x[:1]))
    step[start[:-1]] = 1.0  # a gap between lines, so that none is taken for the next
    run = np.cumsum(step)
    begin, length = run[start[:-1]], run[start[1:] - 1] - run[start[:-1]]
    parts = np.maximum(1, np.ceil(length * CELL_M / SAMPLED_M)).astype(np.int64)
    first = np.concatenate([[0], np.cumsum(parts + 1)])
    line = np.repeat(np.arange(len(points)), parts + 1)
    share = (np.arange(first[-1]) - first[line]) / parts[line]
    along = begin[line] + share * length[line]
    return np.interp(along, run, y), np.interp(along, run, x), first


def _ranges(first: Int64s, count: Int64s) -> Int64s:
    """first[i], first[i] + 1, … so many of each, in a row."""
    ends = np.cumsum(count)
    whole = int(ends[-1]) if len(ends) else 0
    return np.arange(whole) - np.repeat(ends - count, count) + np.repeat(first, count)
