"""In which zone of the active city an incident lies."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

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
