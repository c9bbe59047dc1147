"""The active city's streets as the network that is routed on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import shapely
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from data.stores.arcs import network_of
from routing.network import StreetNetwork

JUNCTIONS = text("""
    select j.id, st_x(j.position) as lon, st_y(j.position) as lat
    from junctions j join regions r on r.id = j.region_id
    where r.centre = :centre and r.active
""")
STREETS = text("""
    select s.id, s.tail, s.head, st_asbinary(s.line) as line, s.length_m, s.kind, s.limit_kmh,
        s.forward, s.backward, s.name, s.tags, s.points
    from streets s join regions r on r.id = s.region_id
    where r.centre = :centre and r.active order by s.id
""")


class _Stretch(NamedTuple):
    id: int
    tail: int
    head: int
    line: list[tuple[float, float]]
    length_m: float
    kind: str
    limit_kmh: float | None
    forward: bool
    backward: bool
    name: str | None
    tags: Mapping[str, str]
    points: Sequence[Mapping[str, str]] | None


async def load_network(connection: AsyncConnection, centre: str) -> StreetNetwork:
    """Empty when the centre has no city. Ends the connection's transaction: compiling a city takes longer
    than one may sleep, and the database would cut it off."""
    junctions = [(id, (lon, lat)) for id, lon, lat in await connection.execute(JUNCTIONS, {"centre": centre})]
    rows = (await connection.execute(STREETS, {"centre": centre})).all()
    await connection.rollback()
    lines = shapely.from_wkb([row.line for row in rows])
    streets = (
        _Stretch(row[0], row[1], row[2], shapely.get_coordinates(line).tolist(), *row[4:])
        for row, line in zip(rows, lines, strict=True)
    )
    return network_of(junctions, streets)
