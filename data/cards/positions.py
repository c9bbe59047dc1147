"""Position cards: where a unit last was, by its own clock."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import Card, instant
from data.tables.positions import PositionRow
from data.tables.units import UnitRow


async def position_cards(
    connection: AsyncConnection, centre: str, agency: str, after: datetime | None = None
) -> list[Card]:
    """The latest fix of each unit; only those recorded after an instant when one is given."""
    asked: dict[str, object] = {"centre": centre, "agency": agency, "after": after}
    rows = await connection.execute(_ALL if after is None else _RECENT, asked)
    return [_card(row) for row in rows]


_ALL = (
    select(
        PositionRow.unit_id,
        func.st_y(PositionRow.position).label("lat"),
        func.st_x(PositionRow.position).label("lon"),
        PositionRow.heading_deg,
        PositionRow.speed_kmh,
        PositionRow.accuracy_m,
        PositionRow.at,
        PositionRow.recorded_at,
    )
    .join(UnitRow, UnitRow.id == PositionRow.unit_id)
    .where(
        PositionRow.centre == bindparam("centre"),
        PositionRow.agency == bindparam("agency"),
        UnitRow.withdrawn_at.is_(None),
    )
    .order_by(PositionRow.recorded_at)
)
_RECENT = _ALL.where(PositionRow.recorded_at > bindparam("after"))


def key_of(unit_id: UUID) -> str:
    return f"position:{unit_id}"


def _card(row: Row[*tuple[Any, ...]]) -> Card:
    at: datetime = row.at
    shown = {
        "unit_id": str(row.unit_id),
        "lat": row.lat,
        "lon": row.lon,
        "heading_deg": row.heading_deg,
        "speed_kmh": row.speed_kmh,
        "accuracy_m": row.accuracy_m,
        "at": instant(at),
        "recorded_at": instant(row.recorded_at),
    }
    return Card(key_of(row.unit_id), round(at.timestamp() * 1000), shown)
