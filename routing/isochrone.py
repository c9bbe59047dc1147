"""The area within so many seconds of a place, as polygons to draw.

Streets that can be driven in time are laid on a grid and the cells they touch are joined. So an area holds
every point of every such street with some metres beside it, and a longer time's area holds a shorter one's,
whichever was asked for first.
"""

import numpy as np
import shapely

from routing.outline import outline
from routing.reachable import Pieces, reachable_from, reachable_to
from routing.search_graph import SearchGraph
from routing.spot import Snap
from routing.street_cells import StreetCells


def area_from(view: SearchGraph, cells: StreetCells, start: Snap, within_s: float) -> shapely.MultiPolygon:
    """Where one is in time when driving off here.

    Coordinates are (latitude, longitude), as everywhere inside; who writes GeoJSON turns them.
    """
    return area_of(cells, reachable_from(view, start, within_s))


def area_to(view: SearchGraph, cells: StreetCells, goal: Snap, within_s: float) -> shapely.MultiPolygon:
    """From where one is here in time; coordinates as in `area_from`."""
    return area_of(cells, reachable_to(view, goal, within_s))


def area_of(cells: StreetCells, pieces: Pieces) -> shapely.MultiPolygon:
    """Around pieces of streets, of one search or of several together; coordinates as in `area_from`."""
    frame = cells.frame
    corner, cell = np.array([frame.south, frame.west]), np.array([frame.high_deg, frame.wide_deg])
    drawn = outline(cells.touched(pieces))
    turned = shapely.transform(drawn, lambda xy: corner + xy[:, ::-1] * cell)
    assert isinstance(turned, shapely.MultiPolygon)
    return turned
