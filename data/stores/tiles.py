"""Vector tiles of the active city, made by PostGIS (Mapbox Vector Tile 2.1).

Layers: streets, places (landmarks and facilities), place (names of quarters), water, land, building.
"""

from math import cosh, pi
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

STREETS_FROM: Final = {
    **dict.fromkeys(("motorway", "trunk", "primary"), 0),
    "secondary": 9,
    "tertiary": 10,
    **dict.fromkeys(("unclassified", "residential", "living_street", "road", "busway"), 12),
}
"""Zoom level from which a class of street is drawn; every other one from ALL_FROM. Assumed, by looking: what
a 1080-line screen can hold without turning grey."""
NAMES_FROM: Final = {
    "city": 6,
    "town": 8,
    "island": 9,
    "village": 10,
    **dict.fromkeys(("suburb", "borough"), 11),
    **dict.fromkeys(("quarter", "hamlet"), 12),
    **dict.fromkeys(("neighbourhood", "islet"), 13),
    "square": 15,
}
"""The same for names of places; others from 14."""
ALL_FROM: Final = 13
"""From here also stretches are left as they are; further away those of one name are joined."""
OTHER_NAMES_FROM: Final = 14
LANDMARKS_FROM: Final = 14
STREAMS_FROM: Final = 14
BUILDINGS_FROM: Final = 15

MOST_BYTES: Final = 200_000
"""Of one tile. One that is larger is made anew, coarser, up to COARSEST times: what is small goes first, then
buildings, then small streets. Measured: Monaco's largest is 130 kB at the first attempt."""
COARSEST: Final = 5

EARTH_ROUND_M: Final = 40_075_016.7
"""Web Mercator's equator (EPSG:3857)."""
TILE_PX: Final = 512
LEAST_PX: Final = 4
"""Side of the smallest lake or park worth drawing."""

NAMED = """name, coalesce(names->>'zh-Hant', names->>'zh') as name_zh,
    names->>'pt' as name_pt, names->>'en' as name_en"""
"""Of a row with a name and names; a language that is not known is left out of the tile."""

GROUND = """
    select st_asmvtgeom(st_simplify(st_transform(shape, 3857), :blur), bounds.web, 4096, 64) as geom, kind
    from lands, bounds
    where region_id = (select id from region) and shape && bounds.ground and size_m2 >= :least_m2
"""

TILE = text(f"""
    with bounds as (select st_tileenvelope(:z, :x, :y) as web,
            st_transform(st_tileenvelope(:z, :x, :y, margin => 0.02), 4326) as ground),
        region as (select id from regions where centre = :centre and active),
        near as (
            select line, regexp_replace(kind, '_link$', '') as class, name, names, forward, backward
            from streets, bounds
            where region_id = (select id from region) and line && bounds.ground
        ),
        joined as (
            select st_linemerge(st_collect(line)) as line, class, name, '{{}}'::jsonb as names, 0 as oneway
            from near where not :every and class = any(:classes) group by class, name
            union all
            select line, class, name, names,
                case when not backward then 1 when not forward then -1 else 0 end
            from near where :every
        ),
        drawn as (
            select st_asmvtgeom(st_simplify(st_transform(line, 3857), :blur), bounds.web, 4096, 64) as geom,
                class, oneway, {NAMED}
            from joined, bounds
        ),
        spots as (
            select st_asmvtgeom(st_transform(position, 3857), bounds.web, 4096, 64) as geom,
                kind, sample, {NAMED}
            from places, bounds
            where region_id = (select id from region) and position && bounds.ground
                and :with_landmarks and kind <> 'address'
        ),
        called as (
            select st_asmvtgeom(st_transform(position, 3857), bounds.web, 4096, 64) as geom, kind, {NAMED}
            from place_names, bounds
            where region_id = (select id from region) and position && bounds.ground
                and (kind = any(:called) or :with_other_names and kind <> all(:known))
        ),
        water as ({GROUND} and kind <> 'building' and kind = any(:water)),
        land as ({GROUND} and kind <> 'building' and kind in ('settled', 'wood', 'park')),
        building as ({GROUND} and kind = 'building' and :with_buildings)
    select coalesce((select st_asmvt(drawn, 'streets') from drawn where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(spots, 'places') from spots where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(called, 'place') from called where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(water, 'water') from water where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(land, 'land') from land where geom is not null), ''::bytea)
        || coalesce((select st_asmvt(building, 'building') from building where geom is not null), ''::bytea)
""")


async def tile(connection: AsyncConnection, centre: str, z: int, x: int, y: int) -> bytes:
    """Empty where there is nothing to draw. x and y must lie on the zoom level's grid, else empty too."""
    if x >= 2**z or y >= 2**z:
        return b""
    made = b""
    for coarse in range(COARSEST + 1):
        asked = {"z": z, "x": x, "y": y, "centre": centre} | shown(z, y, coarse)
        made = (await connection.execute(TILE, asked)).scalar_one()
        if len(made) <= MOST_BYTES:
            break
    return made


def shown(z: int, y: int, coarse: int = 0) -> dict[str, object]:
    """What a tile of row `y` holds. `coarse`: 0 as it should be, more when that was too large."""
    streets = z - 2 * max(0, coarse - 2)
    return {
        "classes": [each for each, least in STREETS_FROM.items() if streets >= least],
        "every": streets >= ALL_FROM,
        "with_landmarks": z >= LANDMARKS_FROM and coarse < 3,
        "called": [each for each, least in NAMES_FROM.items() if z - coarse >= least],
        "known": list(NAMES_FROM),
        "with_other_names": z - coarse >= OTHER_NAMES_FROM,
        "water": ["water", "river"] + ["stream"] * (z >= STREAMS_FROM),
        "with_buildings": z >= BUILDINGS_FROM and coarse < 3,
        "blur": _blur_m(z, coarse),
        "least_m2": _least_m2(z, y, coarse),
    }


def _blur_m(z: int, coarse: int) -> float:
    """Tolerance of simplification on Web Mercator's plane: half a pixel; nothing where buildings are drawn,
    for their corners are what one sees."""
    fine = z >= BUILDINGS_FROM and not coarse
    return 0.0 if fine else EARTH_ROUND_M / 2**z / TILE_PX / 2 * 2**coarse


def _least_m2(z: int, y: int, coarse: int) -> float:
    """Of the smallest area drawn, on the ground: Web Mercator stretches with latitude."""
    if z >= BUILDINGS_FROM and not coarse:
        return 0.0
    stretch = cosh(pi * (1 - 2 * (y + 0.5) / 2**z))
    pixel_m = EARTH_ROUND_M / 2**z / TILE_PX / stretch
    side_m: float = pixel_m * LEAST_PX * 2**coarse
    return side_m * side_m
