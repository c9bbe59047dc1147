"""The zones of the active city: in which an incident lies, and how they look from above."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

ZONES_OF = text("""
    select i.id, z.name
    from incidents i
    join regions r on r.centre = i.centre and r.active
    join lateral (
        select name from zones
        where region_id = r.id and st_covers(area, i.position)
        order by id limit 1
    ) z on true
    where i.centre = :centre and i.id = any(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))
"""On the line between two zones the first imported counts."""


async def zones_of(connection: AsyncConnection, centre: str, ids: Collection[UUID]) -> dict[UUID, str]:
    """Incident → name of its zone; without a known place, or outside every zone, it is left out."""
    rows = await connection.execute(ZONES_OF, {"centre": centre, "ids": list(ids)})
    return {row.id: row.name for row in rows}


ACROSS = 1000
"""Units of the drawing's longer side; shapes are laid on that grid, so that neighbours still meet."""

DRAWN = text("""
    with mine as (
        select z.id, z.name, z.people, st_transform(z.area, 3857) as area
        from zones z join regions r on r.id = z.region_id
        where r.centre = :centre and r.active
    ),
    box as (
        select st_xmin(b) as west, st_ymax(b) as north, greatest(st_xmax(b) - st_xmin(b), 1.0) as width,
            greatest(st_ymax(b) - st_ymin(b), 1.0) as height
        from (select st_extent(area) as b from mine) all_of_them
    )
    select name, people, ceil(width * scale) as width, ceil(height * scale) as height,
        st_assvg(st_snaptogrid(st_transscale(area, -west, -north, scale, scale), 1), 1, 0) as path
    from mine, box, lateral (select :across / greatest(width, height) as scale) s
    order by id
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnZone:
    name: str
    people: int
    path: str
    """Of an SVG; empty where the zone is smaller than a unit of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneDrawing:
    """North is up, west is left; Web Mercator."""

    width: int
    height: int
    zones: tuple[DrawnZone, ...]


async def zone_drawing(engine: AsyncEngine, centre: str) -> ZoneDrawing:
    """Without zones where there is no city."""
    async with engine.connect() as connection:
        rows = (await connection.execute(DRAWN, {"centre": centre, "across": ACROSS})).all()
    zones = tuple(DrawnZone(name=row.name, people=row.people, path=row.path or "") for row in rows)
    width, height = (int(rows[0].width), int(rows[0].height)) if rows else (0, 0)
    return ZoneDrawing(width=width, height=height, zones=zones)
