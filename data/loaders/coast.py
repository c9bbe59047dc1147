"""The sea, from coastlines: OpenStreetMap draws them with the water on their right hand.

The box is cut along the coast, and each piece is asked which side of the coast it lies on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from data.loaders.draft import Box, Draft

ASIDE_DEG = 1e-7
"""How far beside the coast one looks: the grid of OpenStreetMap's own coordinates, about 1 cm."""

CUT_SHORT_DEG = 0.002
"""An extract ends its coast at the last point inside, so far from its edge at most: about 200 m. Assumed."""

AGREED = 20
"""A piece is sea when so many times more of the coast has it on the right than on the left. Assumed: a
stretch drawn against the rule is forgiven, a half is not."""

Points = npt.NDArray[np.float64]
"""Longitude and latitude, a row each."""


def seas(coast: Sequence[shapely.LineString], box: Box, draft: Draft) -> Iterator[shapely.Polygon]:
    """Nothing without a coast. A piece whose coast contradicts itself is left out and counted."""
    frame = shapely.box(*box)
    near = [each for each in coast if frame.intersects(each)]
    if not near:
        return
    joined = shapely.line_merge(shapely.MultiLineString(near))
    drawn = [frame.intersection(each) for each in (joined, *_to_edge(joined, frame))]
    edges = shapely.unary_union([*drawn, frame.exterior])
    pieces = list(polygonize(edges))
    right, left = _beside(near)  # not of what was cut: cutting may turn a line round
    wet, dry = _counted(pieces, right), _counted(pieces, left)
    for i, piece in enumerate(pieces):
        if wet[i] > AGREED * dry[i]:
            yield piece
        elif wet[i] and dry[i] <= AGREED * wet[i]:
            draft.dropped["sea whose coast is not closed or contradicts itself"] += 1


def _to_edge(coast: BaseGeometry, frame: shapely.Polygon) -> Iterator[shapely.LineString]:
    """From each loose end that lies just inside the frame, the last stretch to it."""
    for line in shapely.get_parts(coast):
        for end in () if line.is_ring else (shapely.get_point(line, 0), shapely.get_point(line, -1)):
            if frame.contains(end) and 0 < frame.exterior.distance(end) < CUT_SHORT_DEG:
                yield shapely.shortest_line(end, frame.exterior)


def _beside(lines: Sequence[shapely.LineString]) -> tuple[Points, Points]:
    """Points right and left of the middle of every stretch."""
    right, left = [], []
    for line in lines:
        at = shapely.get_coordinates(line)
        along = np.diff(at, axis=0)
        length = np.hypot(along[:, 0], along[:, 1])[:, None]
        some = length[:, 0] > ASIDE_DEG
        step = np.column_stack([along[:, 1], -along[:, 0]])[some] / length[some] * ASIDE_DEG
        middle = ((at[1:] + at[:-1]) / 2)[some]
        right.append(middle + step)
        left.append(middle - step)
    return np.concatenate(right), np.concatenate(left)


def _counted(pieces: Sequence[shapely.Polygon], points: Points) -> Counter[int]:
    """How many of the points lie in each piece."""
    _, found = shapely.STRtree(pieces).query(shapely.points(points), predicate="within")
    return Counter(found.tolist())
