"""The sample city, La Serena–Coquimbo in Chile: fetched by checksum, read from its SpatiaLite file."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pyogrio
import shapely

from data.loaders.draft import OSM, Draft, Ground, NotACity, PlaceName, Street, Zone, length_m
from data.loaders.land import Keeper, beyond
from data.loaders.packaged import Packaged, downloads, keep, take_out

COQUIMBO = Packaged(
    requirement="aequilibrae==1.7.2",
    wheel="aequilibrae-1.7.2-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl",
    wheel_sha256="ff7f9ceb18f13838a6289b78b7ff3d78b252cbcc412b48fe9f69152948445d01",
    inside="aequilibrae/reference_files/coquimbo.zip",
    inside_sha256="43de7e2ac90e87eb8d9ea8149e16f48c0c4e5bdf3ac8946a8f116f3bc51dc2a2",
)
DATABASE = "project_database.sqlite"

NOT_STREETS = frozenset({"centroid_connector"})
"""Drawn by a transport model between zones and streets; nobody can drive there."""


def fetch_sample() -> Path:
    """The sample's database file, from the cache or the package index. Raises NotACity."""
    kept = downloads() / f"coquimbo-{COQUIMBO.inside_sha256[:12]}.sqlite"
    if not kept.exists():
        with zipfile.ZipFile(BytesIO(take_out(COQUIMBO))) as zipped:
            keep(kept, zipped.read(DATABASE))
    return kept


def read_sample(path: Path) -> Draft:
    """Raises NotACity when the file is not the sample's database."""
    draft = Draft(attribution=OSM)
    try:
        for row in _rows(path, "links", ["a_node", "b_node", "direction", "link_type", "name", "speed_ab"]):
            _add_street(draft, *row)
        for area, people, number in _rows(path, "zones", ["population", "zone_id"]):
            if isinstance(area, shapely.Polygon | shapely.MultiPolygon):
                parts = [area] if isinstance(area, shapely.Polygon) else list(area.geoms)
                whole = shapely.MultiPolygon(parts)
                draft.zones.append(
                    Zone(name=f"Zona {number}", people=round(people or 0), area=whole, estimated=False)
                )
        _take_land(draft)
    except pyogrio.errors.DataSourceError as error:
        raise NotACity(file=path.name, why="it is not the sample's database") from error
    return draft


ROUND_DEG = 0.003
"""Its zones are made of hexagons some 100 m across; their teeth are rounded off. Assumed, by looking."""

NAMES = {"La Serena": (-71.2519, -29.9027), "Coquimbo": (-71.3395, -29.9533)}
"""The file has no names of places: the main squares of its two cities."""


def _take_land(draft: Draft) -> None:
    """The file knows no water and no buildings; where its zones lie, people live."""
    if draft.zones:
        teeth = shapely.union_all([zone.area for zone in draft.zones])
        around = teeth.buffer(ROUND_DEG).buffer(-2 * ROUND_DEG).buffer(ROUND_DEG)
        Keeper(draft, beyond(draft.bounds())).take(Ground.SETTLED, around.simplify(ROUND_DEG / 20))
    draft.place_names.extend(PlaceName(kind="city", name=name, at=at) for name, at in NAMES.items())


def _rows(path: Path, layer: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Geometry first, then the columns in the order asked for."""
    meta, _, geometry, fields = pyogrio.raw.read(path, layer=layer, columns=columns)
    by_name = dict(zip(meta["fields"], fields, strict=True))
    return zip(shapely.from_wkb(geometry), *(by_name[each].tolist() for each in columns), strict=True)


def _add_street(
    draft: Draft,
    line: shapely.LineString,
    tail: int,
    head: int,
    direction: int,
    kind: str,
    name: str | None,
    limit: float | None,
) -> None:
    if kind in NOT_STREETS:
        draft.dropped["a connector of the transport model"] += 1
        return
    path = [(float(lon), float(lat)) for lon, lat, *_ in line.coords]
    draft.junctions.setdefault(int(tail), path[0])
    draft.junctions.setdefault(int(head), path[-1])
    known = limit if limit is not None and limit > 0 else None  # NaN where the file has nothing
    draft.streets.append(
        Street(
            id=len(draft.streets) + 1,
            tail=int(tail),
            head=int(head),
            line=path,
            length_m=length_m(path),
            kind=kind,
            limit_kmh=known,
            forward=direction >= 0,
            backward=direction <= 0,
            name=name if name and name.lower() != "nan" else None,
        )
    )
