"""Land as a map wants it: cut to the city, in pieces of bounded size, as compact bytes."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from data.loaders.draft import Box, Draft, Ground, Land
from routing.geo import EARTH_RADIUS_M

Shape = BaseGeometry

MOST_POINTS = 40_000_000
"""Of all land together, 640 MB; what comes after that is left out and counted. Assumed: a large country's
buildings do not fit, a large city's do."""

MOST_CORNERS = 2_000
"""Of one piece; a shape with more is cut in four, and each in four again. Assumed: PostGIS clips a tile out
of so many in about a millisecond."""

MARGIN_DEG = 0.02
"""Land is kept so far beyond the outermost junctions, about 2 km."""

DEG_M = math.radians(1) * EARTH_RADIUS_M


def beyond(box: Box, margin: float = MARGIN_DEG) -> Box:
    west, south, east, north = box
    return west - margin, south - margin, east + margin, north + margin


class Keeper:
    """Takes shapes one by one into a draft. `box`: the city, as west, south, east, north."""

    def __init__(self, draft: Draft, box: Box) -> None:
        self._draft = draft
        self._box = shapely.box(*box)
        self._points = 0
        shapely.prepare(self._box)

    def take(self, kind: Ground, shape: Shape) -> None:
        """Shapes that cross themselves, leave the world or lie elsewhere are left out and counted."""
        if not (shapely.is_valid(shape) and _on_earth(shape)):
            self._drop("land whose outline crosses itself or leaves the world")
            return
        for piece in _pieces(self._cut(shape), kind in LINES):
            self._points += int(shapely.get_num_coordinates(piece))
            if self._points > MOST_POINTS:
                self._drop("land beyond what fits in memory")
                return
            bytes = shapely.to_wkb(piece)
            self._draft.lands.append(Land(kind=kind, shape=bytes, size_m2=size_m2(piece)))

    def _cut(self, shape: Shape) -> Shape:
        inside = shape if self._box.contains_properly(shape) else self._box.intersection(shape)
        if inside.is_empty:
            self._drop("land outside the city")
        return inside

    def _drop(self, why: str) -> None:
        self._draft.dropped[why] += 1


LINES = frozenset({Ground.RIVER, Ground.STREAM})


def size_m2(shape: Shape) -> float:
    """On a plane that touches the earth at the shape's middle; of a line, its length squared."""
    west, south, east, north = shape.bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    if shape.geom_type.endswith("LineString"):
        return math.hypot((east - west) * squeeze * DEG_M, (north - south) * DEG_M) ** 2
    return float(shape.area * squeeze * DEG_M**2)


def _on_earth(shape: Shape) -> bool:
    west, south, east, north = shape.bounds  # NaN of an empty one is on no earth
    return bool(-180 <= west <= east <= 180 and -85 <= south <= north <= 85)


def _pieces(shape: Shape, is_line: bool) -> Iterator[Shape]:
    """Areas or lines only, none with more than MOST_CORNERS; nothing of what is neither."""
    wanted = "LineString" if is_line else "Polygon"
    for part in shapely.get_parts(shape):
        if part.geom_type == "GeometryCollection":
            yield from _pieces(part, is_line)
        elif part.geom_type != wanted or part.is_empty:
            continue
        elif shapely.get_num_coordinates(part) <= MOST_CORNERS:
            yield part
        else:
            for quarter in _quarters(part.bounds):
                yield from _pieces(part.intersection(quarter), is_line)


def _quarters(bounds: Box) -> Iterator[shapely.Polygon]:
    west, south, east, north = bounds
    middle, centre = (west + east) / 2, (south + north) / 2
    for left, right in ((west, middle), (middle, east)):
        for low, high in ((south, centre), (centre, north)):
            yield shapely.box(left, low, right, high)
