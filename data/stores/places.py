"""The active city's names, for the geocoder, and its outline, for the maps."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

import numpy as np
import shapely
from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

from data.stores.hospital_tags import by_map
from data.time_zone import zone_at
from dispatch.hospital_capability import Known
from incidents.geocode.gazetteer import Gazetteer, NamedStreet, Place, Quarter
from routing.geo import Box, LatLon

ACTIVE = text("select id from regions where centre = :centre and active")
REGION = text("""
    select id, name, attribution, checksum, imported_at, timezone,
        st_xmin(bounds) as west, st_ymin(bounds) as south, st_xmax(bounds) as east, st_ymax(bounds) as north
    from regions where centre = :centre and active
""")
ZONES = text("""
    select name, people, st_x(st_pointonsurface(area)) as lon, st_y(st_pointonsurface(area)) as lat
    from zones where region_id = :region order by id
""")
PLACES = text("""
    select id, kind, name, names, street, housenumber, sample, tags,
        st_x(position) as lon, st_y(position) as lat
    from places where region_id = :region order by id
""")
QUARTERS = text("""
    select name, st_x(position) as lon, st_y(position) as lat from place_names
    where region_id = :region and kind not in ('city', 'town', 'island') order by id
""")
NAMED = text("""
    select name, names, array_agg(tail) || array_agg(head) as ends,
           array_agg(st_asbinary(line) order by id) as lines
    from streets where region_id = :region and name is not null group by name, names order by min(id)
""")

FACILITIES = frozenset({"hospital", "fire_station", "police", "ambulance_station"})


@dataclass(frozen=True, slots=True)
class PeopledZone:
    name: str
    people: int
    position: LatLon


@dataclass(frozen=True, slots=True)
class Facility:
    kind: str
    name: str
    position: LatLon
    sample: bool
    names: tuple[str, ...] = ()
    """All of them, in every language."""
    known: Known = field(default_factory=dict)
    """Of a hospital, what the map says it can do."""


@dataclass(frozen=True, slots=True)
class RegionSummary:
    id: int
    name: str
    attribution: str
    bounds: tuple[float, float, float, float]
    """West, south, east, north."""
    zones: tuple[PeopledZone, ...]
    facilities: tuple[Facility, ...]
    checksum: str
    """Of the file it was read from."""
    imported_at: datetime
    timezone: str | None = None
    """IANA name; None: none is known."""


async def active_region(connection: AsyncConnection, centre: str) -> int | None:
    """Its id; None when the centre has no city."""
    return (await connection.execute(ACTIVE, {"centre": centre})).scalar_one_or_none()


async def city_box(connection: AsyncConnection, centre: str) -> Box | None:
    """How far the active city reaches; None when there is none."""
    row = (await connection.execute(REGION, {"centre": centre})).one_or_none()
    return None if row is None else Box(row.west, row.south, row.east, row.north)


async def region_summary(connection: AsyncConnection, centre: str) -> RegionSummary | None:
    """The active city; None when there is none."""
    row = (await connection.execute(REGION, {"centre": centre})).one_or_none()
    if row is None:
        return None
    zones = (await connection.execute(ZONES, {"region": row.id})).all()
    places = await connection.execute(PLACES, {"region": row.id})
    return RegionSummary(
        row.id,
        row.name,
        row.attribution,
        (row.west, row.south, row.east, row.north),
        tuple(PeopledZone(z.name, z.people, LatLon(z.lat, z.lon)) for z in zones),
        tuple(
            Facility(
                *(p.kind, p.name, LatLon(p.lat, p.lon), p.sample),
                names=(p.name, *p.names.values()),
                known=by_map(p.tags or {}),
            )
            for p in places
            if p.kind in FACILITIES
        ),
        row.checksum,
        row.imported_at,
        row.timezone or await asyncio.to_thread(_zone, zones),
    )


def _zone(zones: Sequence[Row[Any]]) -> str | None:
    """Of a city from before it was kept: by where most people live."""
    most = max(zones, key=lambda each: each.people, default=None)
    return None if most is None else zone_at(LatLon(most.lat, most.lon))


async def load_gazetteer(connection: AsyncConnection, centre: str) -> Gazetteer:
    """Empty when the centre has no city."""
    region = (await connection.execute(REGION, {"centre": centre})).one_or_none()
    if region is None:
        return Gazetteer((), (), None)
    places = [
        Place(p.id, p.kind, p.name, p.names, LatLon(p.lat, p.lon), p.street, p.housenumber)
        for p in await connection.execute(PLACES, {"region": region.id})
    ]
    bounds = (LatLon(region.south, region.west), LatLon(region.north, region.east))
    quarters = [
        Quarter(q.name, LatLon(q.lat, q.lon))
        for q in await connection.execute(QUARTERS, {"region": region.id})
    ]
    return Gazetteer(places, await _streets(connection, region.id), bounds, quarters)


def _drawn(lines: Sequence[bytes]) -> Iterator[tuple[LatLon, ...]]:
    """Of each line, in WKB, its points."""
    shapes = shapely.from_wkb(np.array(lines, object))
    points = (LatLon(lat, lon) for lon, lat in shapely.get_coordinates(shapes).tolist())
    return (tuple(islice(points, count)) for count in shapely.get_num_coordinates(shapes).tolist())


async def _streets(connection: AsyncConnection, region: int) -> list[NamedStreet]:
    """All stretches of one name together."""
    lines: defaultdict[str, list[tuple[LatLon, ...]]] = defaultdict(list)
    junctions: defaultdict[str, set[int]] = defaultdict(set)
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    rows = (await connection.execute(NAMED, {"region": region})).all()
    drawn = _drawn([line for row in rows for line in row.lines])
    for row in rows:
        lines[row.name] += islice(drawn, len(row.lines))
        junctions[row.name].update(row.ends)
        names[row.name] |= row.names
    return [NamedStreet(name, names[name], tuple(lines[name]), frozenset(junctions[name])) for name in lines]
