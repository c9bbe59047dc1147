"""What feeds say of streets: rows and back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.tables.speeds import SpeedRow

Heard = tuple[tuple[str, datetime], ...]
"""Sources that are to be believed now, and when each last measured."""


async def save_speeds(
    engine: AsyncEngine,
    centre: str,
    source: str,
    by: str,
    span: tuple[datetime, datetime],
    factors: Mapping[int, float],
) -> bool:
    """Replaces what the source said before. False, and nothing changed, where that was measured later.

    span: when it was measured, and until when it is to be believed.
    """
    row = {
        "centre": centre,
        "source": source,
        "at": span[0],
        "until_at": span[1],
        "by": by,
        "factors": {str(id): factor for id, factor in factors.items()},
    }
    async with engine.begin() as connection:
        return (await connection.execute(_SAVE, row)).rowcount == 1


async def heard(connection: AsyncConnection, centre: str, at: datetime) -> Heard:
    """Cheap: asked twice a second."""
    rows = await connection.execute(_HEARD, {"centre": centre, "now": at})
    return tuple((row.source, row.at) for row in rows)


async def factors_now(connection: AsyncConnection, centre: str, at: datetime) -> Mapping[int, float]:
    """Street id → times longer than usual; of several sources the worst counts."""
    worst: dict[int, float] = {}
    for row in await connection.execute(_FACTORS, {"centre": centre, "now": at}):
        for id, factor in row.factors.items():
            worst[int(id)] = max(factor, worst.get(int(id), 1.0))
    return worst


_NEW = insert(SpeedRow)
_SAVE = _NEW.on_conflict_do_update(
    index_elements=["centre", "source"],
    set_={name: _NEW.excluded[name] for name in ("at", "until_at", "by", "factors")},
    where=SpeedRow.at <= _NEW.excluded.at,
)
_BELIEVED = (SpeedRow.centre == bindparam("centre"), SpeedRow.until_at > bindparam("now"))
_HEARD = select(SpeedRow.source, SpeedRow.at).where(*_BELIEVED).order_by(SpeedRow.source)
_FACTORS = select(SpeedRow.factors).where(*_BELIEVED)
