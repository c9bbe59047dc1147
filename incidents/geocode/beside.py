"""The named street a position lies beside: a pin on the map gets a name people can say."""

import shapely

from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.ground import Plane
from routing.geo import LatLon

BESIDE_M = 80.0
"""A house stands this near its street at most, courtyards included. Assumed."""
NEXT_M = 400.0
"""A street farther than this tells nobody where another is. Assumed."""


class Beside:
    """Safe from many threads: nothing changes after it is made."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        middle = gazetteer.centre
        self._plane = Plane(middle.lat if middle else 0.0)
        drawn = [(each.name, line) for each in gazetteer.streets for line in each.lines if line]
        self._names = [name for name, _ in drawn]
        self._tree = shapely.STRtree(self._plane.draw_all([line for _, line in drawn]))

    def name(self, position: LatLon) -> str | None:
        """The nearest street within BESIDE_M, as the gazetteer writes it; None when there is none."""
        point = shapely.Point(self._plane.draw((position,)).coords[0])
        found = self._tree.query_nearest(point, max_distance=BESIDE_M, all_matches=False)
        return self._names[int(found[0])] if len(found) else None

    def next_to(self, position: LatLon, name: str) -> str | None:
        """The nearest street of another name within NEXT_M; None when there is none."""
        point = shapely.Point(self._plane.draw((position,)).coords[0])
        found = [int(each) for each in self._tree.query(point, predicate="dwithin", distance=NEXT_M)]
        others = [each for each in found if self._names[each] != name]
        away = shapely.distance(self._tree.geometries[others], point)
        return self._names[others[int(away.argmin())]] if others else None
