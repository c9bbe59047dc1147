"""Where units were at given moments, as far as they were heard."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from dispatch.unit import UnitId
from routing.geo import LatLon

HEARD = text("""
    select asked.unit_id, asked.at, p.lat, p.lon
    from unnest(cast(:units as uuid[]), cast(:instants as timestamptz[])) as asked (unit_id, at)
    join lateral (
        select lat, lon from position_history
        where unit_id = asked.unit_id and (flag is null or flag = 'out_of_order')
            and recorded_at between :first and :last
            and at <= asked.at and at > asked.at - interval '5 minutes'
        order by flag is not null, at desc limit 1
    ) p on true
""")
"""An older fix would say little about how far it was. Assumed. `recorded_at` keeps it to few partitions:
nobody's clock may run ahead of ours, and a shift without signal is heard a day later at most. What was sent
late is out of order, and better than nothing where nothing was believed at the time."""


async def spots_then(
    engine: AsyncEngine, asked: Sequence[tuple[UnitId, datetime]]
) -> dict[tuple[UnitId, datetime], LatLon]:
    """Those not heard in the five minutes before are left out."""
    if not asked:
        return {}
    async with engine.connect() as connection:
        instants = [at for _, at in asked]
        found = {"units": [id for id, _ in asked], "instants": instants}
        found |= {"first": min(instants) - timedelta(hours=1), "last": max(instants) + timedelta(days=1)}
        rows = (await connection.execute(HEARD, found)).all()
    return {(UnitId(row.unit_id), row.at): LatLon(row.lat, row.lon) for row in rows}
