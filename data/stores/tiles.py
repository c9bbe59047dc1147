"""Vector tiles of the active city, made by PostGIS (Mapbox Vector Tile 2.1)."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MAJOR = ("motorway", "trunk", "primary")
MIDDLE = (*MAJOR, "secondary", "tertiary")
MIDDLE_FROM, ALL_FROM, PLACES_FROM = 11, 13, 13
"""Zoom levels from which smaller streets and places are drawn. Assumed: what a 1080-line screen can hold."""

TILE = text("""
    with bounds as (select st_tileenvelope(:z, :x, :y) as web,
            st_transform(st_tileenvelope(:z, :x, :y, margin => 0.02), 4326) as ground),
        region as (select id from regions where centre = :centre and active),
        drawn as (
            select st_asmvtgeom(st_transform(s.line, 3857), bounds.web, 4096, 64) as geom,
                regexp_replace(s.kind, '_link$', '') as class, s.name,
                s.names->>'zh' as name_zh, s.names->>'pt' as name_pt, s.names->>'en' as name_en,
                case when not s.backward then 1 when not s.forward then -1 else 0 end as oneway
            from streets s, bounds
            where s.region_id = (select id from region) and s.line && bounds.ground
                and (:every or regexp_replace(s.kind, '_link$', '') = any(:classes))
        ),
        spots as (
            select st_asmvtgeom(st_transform(p.position, 3857), bounds.web, 4096, 64) as geom,
                p.kind, p.name, p.sample
            from places p, bounds
            where p.region_id = (select id from region) and p.position && bounds.ground
                and :with_places and p.kind <> 'address'
        )
    select coalesce((select st_asmvt(drawn, 'streets') from drawn where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(spots, 'places') from spots where geom is not null), ''::bytea)
""")


async def tile(connection: AsyncConnection, centre: str, z: int, x: int, y: int) -> bytes:
    """Empty where there is nothing to draw. x and y must lie on the zoom level's grid, else empty too."""
    if x >= 2**z or y >= 2**z:
        return b""
    classes = list(MIDDLE if z >= MIDDLE_FROM else MAJOR)
    asked = {"z": z, "x": x, "y": y, "centre": centre, "classes": classes}
    shown = {"every": z >= ALL_FROM, "with_places": z >= PLACES_FROM}
    made: bytes = (await connection.execute(TILE, asked | shown)).scalar_one()
    return made
