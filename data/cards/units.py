"""Unit cards: who, where from, doing what since when."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody, instant
from data.stores.points import from_row
from data.tables.units import AssignmentRow, StationRow, UnitRow


async def unit_cards(
    connection: AsyncConnection, centre: str, agency: str, ids: Collection[UUID] | None
) -> dict[UUID, CardBody]:
    """Cards by id; all of the agency's when `ids` is None."""
    query = (
        select(
            UnitRow,
            StationRow.name.label("station_name"),
            StationRow.position,
            StationRow.sample,
            AssignmentRow.incident_id,
            AssignmentRow.incident_number,
            AssignmentRow.assigned_at,
            AssignmentRow.assigned_by,
        )
        .join(StationRow, StationRow.id == UnitRow.station_id)
        .outerjoin(AssignmentRow, and_(AssignmentRow.unit_id == UnitRow.id, AssignmentRow.ended_at.is_(None)))
        .where(UnitRow.centre == centre, UnitRow.agency == agency)
        .order_by(UnitRow.name)
    )
    if ids is not None:
        query = query.where(UnitRow.id.in_(ids))
    cards: dict[UUID, CardBody] = {}
    for row in (await connection.execute(query)).mappings():
        home = from_row(row["position"])
        cards[row["id"]] = {
            "id": str(row["id"]),
            "version": row["version"],
            "name": row["name"],
            "agency": row["agency"],
            "capabilities": row["capabilities"],
            "station": {
                "id": str(row["station_id"]),
                "name": row["station_name"],
                "lat": home.lat,
                "lon": home.lon,
                "sample": row["sample"],
            },
            "status": row["status"],
            "status_since": instant(row["status_since"]),
            "incident_id": row["incident_id"] and str(row["incident_id"]),
            "incident_number": row["incident_number"],
            "assigned_at": instant(row["assigned_at"]),
            "assigned_by": row["assigned_by"],
            "exercise": row["exercise"],
        }
    return cards
