"""Where a street is, in one point and a radius, and where two streets meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from routing.geo import LatLon, distance_m

APART_M = 400.0
"""Pieces of one name farther apart than this are two streets. Assumed: a park or a bridge is shorter."""
MEET_M = 40.0
"""Streets that come this near meet: dual carriageways, and maps whose junctions miss each other. Assumed."""
LEAST_RADIUS_M = 30.0
"""However short the street: its width and the houses along it. Assumed."""
METRES_A_DEGREE = 111_195.0
"""One degree of a great circle of the mean earth (EARTH_RADIUS_M × π / 180)."""

Line = tuple[LatLon, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, and how far from it the true place may be."""

    position: LatLon
    radius_m: float


@dataclass(frozen=True, slots=True)
class Plane:
    """Flat metres around one latitude; good to a per mille over a city."""

    lat: float

    def draw(self, line: Line) -> LineString:
        """A line of one point becomes a speck."""
        east = METRES_A_DEGREE * cos(radians(self.lat))
        points = [(each.lon * east, each.lat * METRES_A_DEGREE) for each in line]
        return LineString(points if len(points) > 1 else points * 2)

    def draw_all(self, lines: Sequence[Line]) -> NDArray[np.object_]:
        """As `draw`, of a whole city at once: one by one takes ten times as long."""
        whole = [line if len(line) > 1 else line * 2 for line in lines]
        points = np.array([(each.lon, each.lat) for line in whole for each in line]).reshape(-1, 2)
        scale = METRES_A_DEGREE * cos(radians(self.lat)), METRES_A_DEGREE
        of_line = np.repeat(np.arange(len(whole)), [len(line) for line in whole])
        return np.asarray(shapely.linestrings(points * scale, indices=of_line), object)

    def point(self, x: float, y: float) -> LatLon:
        return LatLon(y / METRES_A_DEGREE, x / (METRES_A_DEGREE * cos(radians(self.lat))))


def spots(lines: Sequence[Line]) -> list[Spot]:
    """One for each piece of the street that stands apart, the largest first."""
    drawn = [line for line in lines if line]
    return sorted((_spot(group) for group in _groups(drawn)), key=lambda spot: -spot.radius_m)


def _spot(lines: Sequence[Line]) -> Spot:
    """The point of the street nearest its middle, and a circle that holds all of it."""
    points = [point for line in lines for point in line]
    middle = _mean(points)
    centre = min(points, key=lambda point: distance_m(point, middle))
    return Spot(centre, max(LEAST_RADIUS_M, round(max(distance_m(centre, each) for each in points), 1)))


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that hang together within APART_M."""
    if not lines:
        return []
    plane = Plane(lines[0][0].lat)
    shapes = np.array([plane.draw(line) for line in lines])
    left = np.ones(len(lines), dtype=bool)
    groups: list[list[Line]] = []
    while left.any():
        edge, group = [int(np.flatnonzero(left)[0])], []
        left[edge[0]] = False
        while edge:
            at = edge.pop()
            group.append(lines[at])
            open_ones = np.flatnonzero(left)
            near = open_ones[shapely.distance(shapes[open_ones], shapes[at]) <= APART_M]
            left[near] = False
            edge.extend(int(each) for each in near)
        groups.append(group)
    return groups


def drawn(lines: Sequence[Line], plane: Plane) -> MultiLineString:
    """All of a street as one shape; empty when it was never drawn. Costly: draw a street once."""
    return MultiLineString([plane.draw(line) for line in lines if line])


def meetings(one: MultiLineString, other: MultiLineString, plane: Plane) -> list[Spot]:
    """Each place where the two streets cross or come within MEET_M; empty when they never do."""
    if one.is_empty or other.is_empty or not _near(one.bounds, other.bounds):
        return []
    if shapely.distance(one, other) > MEET_M:
        return []
    crossing = shapely.intersection(one, other)
    ends = crossing if not crossing.is_empty else shapely.shortest_line(one, other)
    return _merged([plane.point(float(x), float(y)) for x, y in shapely.get_coordinates(ends)])


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Do the boxes around the two come within MEET_M? Most do not, and asking costs nothing."""
    west, south, east, north = one
    other_west, other_south, other_east, other_north = other
    return (
        west - MEET_M <= other_east
        and other_west - MEET_M <= east
        and south - MEET_M <= other_north
        and other_south - MEET_M <= north
    )


def _merged(points: list[LatLon]) -> list[Spot]:
    """Points of one crossing, such as the four of two dual carriageways, as one spot."""
    groups: list[list[LatLon]] = []
    for point in points:
        near = next((each for each in groups if distance_m(each[0], point) <= 2 * MEET_M), None)
        if near is None:
            groups.append([point])
        else:
            near.append(point)
    middles = [(_mean(group), group) for group in groups]
    return [
        Spot(middle, round(LEAST_RADIUS_M + max(distance_m(middle, each) for each in group), 1))
        for middle, group in middles
    ]


def _mean(points: Sequence[LatLon]) -> LatLon:
    return LatLon(
        sum(each.lat for each in points) / len(points), sum(each.lon for each in points) / len(points)
    )
