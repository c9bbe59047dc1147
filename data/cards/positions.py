"""Position cards: where a unit last was, by its own clock."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import Card, instant
from data.stores.points import from_row
from data.tables.positions import PositionRow


async def position_cards(
    connection: AsyncConnection, centre: str, agency: str, after: datetime | None = None
) -> list[Card]:
    """The latest fix of each unit; only those recorded after an instant when one is given."""
    query = select(PositionRow).where(PositionRow.centre == centre, PositionRow.agency == agency)
    if after is not None:
        query = query.where(PositionRow.recorded_at > after)
    rows = await connection.execute(query.order_by(PositionRow.recorded_at))
    return [_card(row) for row in rows.mappings()]


def key_of(unit_id: UUID) -> str:
    return f"position:{unit_id}"


def _card(row: RowMapping) -> Card:
    at: datetime = row["at"]
    place = from_row(row["position"])
    shown = {
        "unit_id": str(row["unit_id"]),
        "lat": place.lat,
        "lon": place.lon,
        "heading_deg": row["heading_deg"],
        "speed_kmh": row["speed_kmh"],
        "accuracy_m": row["accuracy_m"],
        "at": instant(at),
        "recorded_at": instant(row["recorded_at"]),
    }
    return Card(key_of(row["unit_id"]), round(at.timestamp() * 1000), shown)
