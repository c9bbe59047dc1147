"""The outline of a set of grid cells, slanting edges drawn straight."""

from typing import TypeVar

import numba as nb
import numpy as np
import shapely
from numpy.typing import NDArray

from routing.network import Floats, Int64s
from routing.street_cells import Cells

T = TypeVar("T", np.bool_, np.int64)

SMALLEST_HOLE_CELLS = 6.0
"""Holes smaller than this, about a hectare, are the insides of blocks, reached on foot. Assumed."""


def outline(cells: Cells) -> shapely.MultiPolygon:
    """Coordinates are (column, row) of the corners. More cells give an area that contains that of fewer.

    The area is the hull, within each cell, of those of its corners that belong to a cell of the set: marching
    squares on the corners. Two parts never touch in a single corner: the hulls beside it would join them.
    """
    corner = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.bool_)
    for down in (0, 1):
        for right in (0, 1):
            corner[down : down + cells.shape[0], right : right + cells.shape[1]] |= cells
    bends, start = trace(_after(corner))
    row, column = np.divmod(bends, corner.shape[1])
    points = np.column_stack([column, row]).astype(np.float64)
    ring = np.repeat(np.arange(len(start) - 1), np.diff(start))
    return _assembled(np.asarray(shapely.linearrings(points, indices=ring), object), _turned(points, start))


def _after(corner: Cells) -> Int64s:
    """The corner that follows each on the outline, the area to the left of the line; -1: not on it.

    Corners are counted row by row. Only edges with the area on one side are on the outline.
    """
    number = np.arange(corner.size).reshape(corner.shape)
    after = np.full(corner.size, -1, np.int64)

    def edges(where: Cells, one: Int64s, other: Int64s) -> None:
        after[one[where]] = other[where]

    south_west, south_east, north_west, north_east = _four(corner)
    marked = south_west.astype(np.int8) + south_east + north_west + north_east
    filled = np.pad(marked >= 3, 1)
    west, east = number[:, :-1], number[:, 1:]
    along = corner[:, :-1] & corner[:, 1:]
    edges(along & filled[1:, 1:-1] & ~filled[:-1, 1:-1], west, east)
    edges(along & filled[:-1, 1:-1] & ~filled[1:, 1:-1], east, west)
    south, north = number[:-1], number[1:]
    up = corner[:-1] & corner[1:]
    edges(up & filled[1:-1, :-1] & ~filled[1:-1, 1:], south, north)
    edges(up & filled[1:-1, 1:] & ~filled[1:-1, :-1], north, south)
    sw, se, nw, ne = _four(number)
    half = marked == 3
    edges(half & ~south_east, sw, ne)
    edges(half & ~north_west, ne, sw)
    edges(half & ~south_west, nw, se)
    edges(half & ~north_east, se, nw)
    return after


def _four(corners: NDArray[T]) -> tuple[NDArray[T], ...]:
    """South-west, south-east, north-west and north-east corner of every cell."""
    return corners[:-1, :-1], corners[:-1, 1:], corners[1:, :-1], corners[1:, 1:]


@nb.njit(cache=True, nogil=True)
def trace(after: Int64s) -> tuple[Int64s, Int64s]:
    """Rings of a permutation, corners where they do not bend left out, and where each ring begins.

    `after` is used up: what has been walked is set to -1.
    """
    bends = np.empty(len(after), np.int64)
    starts = np.empty(len(after) // 4 + 2, np.int64)
    count = 0
    rings = 0
    for first in range(len(after)):
        if after[first] < 0:
            continue
        starts[rings] = count
        rings += 1
        at = first
        came = -1  # by how much the number grew; the lowest corner of a ring is always a bend
        while after[at] >= 0:
            step = after[at] - at
            if step != came or at == first:
                bends[count] = at
                count += 1
            came = step
            after[at], at = -1, after[at]
    starts[rings] = count
    return bends[:count], starts[: rings + 1]


def _turned(points: Floats, start: Int64s) -> Floats:
    """Area of each ring, negative where it goes round clockwise."""
    if len(start) < 2:
        return np.empty(0)
    following = np.arange(1, len(points) + 1)
    following[start[1:] - 1] = start[:-1]
    x, y = points.T
    return np.add.reduceat(x * y[following] - x[following] * y, start[:-1]) / 2


def _assembled(rings: NDArray[np.object_], turned: Floats) -> shapely.MultiPolygon:
    """Rings that go round anticlockwise are parts, the others holes in them."""
    shells = rings[turned > 0]
    holes = rings[turned <= -SMALLEST_HOLE_CELLS]
    parts = np.asarray(shapely.polygons(shells), object)
    hole, part = shapely.STRtree(parts).query(shapely.polygons(holes), predicate="within")
    inmost = np.full(len(holes), -1)
    for i in np.argsort(-shapely.area(parts[part]), kind="stable"):
        inmost[hole[i]] = part[i]  # an island in a lake has lakes of its own
    whole = [shapely.Polygon(shell, list(holes[inmost == i])) for i, shell in enumerate(shells)]
    return shapely.MultiPolygon(whole)
