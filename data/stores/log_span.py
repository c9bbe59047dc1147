"""Which numbers of the log were given in a span of time: found by halving, for numbers grow with time."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.event_log import newest
from data.tables.log import FactRow

RECORDED = select(FactRow.recorded_at).where(
    FactRow.centre == bindparam("centre"), FactRow.seq == bindparam("seq")
)


async def last_before(connection: AsyncConnection, centre: str, instant: datetime) -> int:
    """Number of the last fact recorded before that instant; 0 when there is none. Some 25 look-ups."""
    low, high = 0, await newest(connection, centre)
    while low < high:
        middle = (low + high + 1) // 2
        found = await connection.execute(RECORDED, {"centre": centre, "seq": middle})
        if found.scalar_one() < instant:
            low = middle
        else:
            high = middle - 1
    return low
