"""What OpenStreetMap says of the ground: areas, rivers, the sea, and what parts of a city are called."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import osmium
import osmium.area
import osmium.filter
import osmium.geom
import osmium.osm
import shapely

from data.loaders.coast import seas
from data.loaders.draft import Box, Draft, Ground, PlaceName
from data.loaders.land import Keeper, beyond
from data.loaders.naming import names_of

GROUND: Mapping[str, Mapping[str, Ground]] = {
    "natural": {"water": Ground.WATER, "wood": Ground.WOOD, "scrub": Ground.WOOD, "heath": Ground.PARK},
    "waterway": {"riverbank": Ground.WATER, "dock": Ground.WATER},
    "leisure": dict.fromkeys(
        ("park", "garden", "golf_course", "common", "dog_park", "recreation_ground", "pitch", "playground"),
        Ground.PARK,
    ),
    "landuse": {
        **dict.fromkeys(("reservoir", "basin"), Ground.WATER),
        **dict.fromkeys(("forest", "orchard"), Ground.WOOD),
        **dict.fromkeys(
            ("grass", "cemetery", "recreation_ground", "village_green", "allotments", "meadow", "vineyard"),
            Ground.PARK,
        ),
        **dict.fromkeys(("residential", "commercial", "retail", "industrial", "civil"), Ground.SETTLED),
    },
}
RIVERS: Mapping[str, Ground] = {
    "river": Ground.RIVER,
    "canal": Ground.RIVER,
    "stream": Ground.STREAM,
    "drain": Ground.STREAM,
    "ditch": Ground.STREAM,
}
NAMED = frozenset(
    {
        *("city", "town", "village", "hamlet", "suburb", "borough", "quarter", "neighbourhood", "island"),
        *("islet", "isolated_dwelling", "locality", "square"),
    }
)
"""Values of `place` that are drawn as names."""

NO_BUILDING = frozenset({"no", "ruins", "demolished"})
UNDER_GROUND = frozenset({"yes", "culvert", "building_passage"})
KEYS = (*GROUND, "building", "place")


def read_land(path: Path, format: str, draft: Draft) -> None:
    """Adds to a draft that has its streets. The file is read twice more: areas are put together by the
    library as their ways pass by. Raises RuntimeError as the library does."""
    wanted = osmium.filter.KeyFilter(*KEYS)
    file = osmium.io.File(str(path), format)
    reader = osmium.FileProcessor(file).with_areas(wanted).with_filter(wanted)
    reading = _Reading(draft, _known(reader.header.box(), beyond(draft.bounds())))
    for thing in reader:
        reading.take(thing)
    reading.end()


def ground_of(tags: Mapping[str, str]) -> Ground | None:
    """Of an area."""
    for key, kinds in GROUND.items():
        if (kind := kinds.get(tags.get(key, ""))) is not None:
            return kind
    return Ground.BUILDING if tags.get("building", "no") not in NO_BUILDING else None


def _known(header: Any, city: Box) -> Box:
    """What the file says it holds, as far as the city goes; the coast beyond is not known."""
    if not header.valid():
        return city
    low, high = header.bottom_left, header.top_right
    both = (max(city[0], low.lon), max(city[1], low.lat), min(city[2], high.lon), min(city[3], high.lat))
    return both if both[0] < both[2] and both[1] < both[3] else city


class _Reading:
    def __init__(self, draft: Draft, box: Box) -> None:
        self._draft = draft
        self._box = box
        self._keeper = Keeper(draft, box)
        self._factory = osmium.geom.WKBFactory()
        self._promised: set[int] = set()
        """Relations that should become areas, until they do."""
        self._coast: list[shapely.LineString] = []

    def take(self, thing: Any) -> None:
        if thing.is_area():
            self._take_area(thing)
        elif thing.is_node():
            self._take_name(thing)
        elif thing.is_way():
            self._take_line(thing)
        elif thing.tags.get("type") == "multipolygon" and ground_of(dict(thing.tags)):
            self._promised.add(thing.id)

    def end(self) -> None:
        """Once all is read: the sea, and what was promised and never came."""
        if self._promised:
            self._draft.dropped["land that leaves the extract"] += len(self._promised)
        for sea in seas(self._coast, self._box, self._draft):
            self._keeper.take(Ground.WATER, sea)

    def _take_area(self, area: Any) -> None:
        if not area.from_way():
            self._promised.discard(area.orig_id())
        kind = ground_of(dict(area.tags))
        if kind is None:
            return
        try:
            shape = shapely.from_wkb(self._factory.create_multipolygon(area))
        except (RuntimeError, shapely.GEOSException):
            self._draft.dropped["land whose outline is not closed or crosses itself"] += 1
            return
        self._keeper.take(kind, shape)

    def _take_line(self, way: Any) -> None:
        tags = way.tags
        kind = RIVERS.get(tags.get("waterway", ""))
        is_coast = tags.get("natural") == "coastline"
        if not is_coast and (kind is None or tags.get("tunnel") in UNDER_GROUND):
            return
        points = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if len(set(points)) < 2:
            return
        if is_coast:
            self._coast.append(shapely.LineString(points))
        elif kind is not None:
            self._keeper.take(kind, shapely.LineString(points))

    def _take_name(self, node: Any) -> None:
        tags = dict(node.tags)
        kind, name = tags.get("place"), tags.get("name")
        if kind not in NAMED or not name or not node.location.valid():
            return
        at = (node.location.lon, node.location.lat)
        self._draft.place_names.append(PlaceName(kind=kind, name=name, at=at, names=names_of(tags)))
