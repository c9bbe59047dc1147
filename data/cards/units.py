"""Unit cards: who, where from, doing what since when."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Uuid, and_, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody, instant
from data.tables.units import AssignmentRow, StationRow, UnitRow


async def unit_cards(
    connection: AsyncConnection, centre: str, agency: str, ids: Collection[UUID] | None
) -> dict[UUID, CardBody]:
    """Cards by id; all of the agency's when `ids` is None."""
    query = _OF_AGENCY
    asked: dict[str, object] = {"centre": centre, "agency": agency}
    if ids is not None:
        query, asked["ids"] = _AMONG, list(ids)
    cards: dict[UUID, CardBody] = {}
    for row in (await connection.execute(query, asked)).mappings():
        cards[row["id"]] = {
            "id": str(row["id"]),
            "version": row["version"],
            "name": row["name"],
            "agency": row["agency"],
            "capabilities": row["capabilities"],
            "station": {
                "id": str(row["station_id"]),
                "name": row["station_name"],
                "lat": row["lat"],
                "lon": row["lon"],
                "sample": row["sample"],
            },
            "status": row["status"],
            "status_since": instant(row["status_since"]),
            "incident_id": row["incident_id"] and str(row["incident_id"]),
            "incident_number": row["incident_number"],
            "assigned_at": instant(row["assigned_at"]),
            "assigned_by": row["assigned_by"],
            "acknowledged_at": instant(row["acknowledged_at"]),
            "exercise": row["exercise"],
            "crew": row["crew"],
        }
    return cards


_OF_AGENCY: Select[*tuple[Any, ...]] = (
    select(
        UnitRow,
        StationRow.name.label("station_name"),
        func.st_y(StationRow.position).label("lat"),
        func.st_x(StationRow.position).label("lon"),
        StationRow.sample,
        AssignmentRow.incident_id,
        AssignmentRow.incident_number,
        AssignmentRow.assigned_at,
        AssignmentRow.assigned_by,
        AssignmentRow.acknowledged_at,
    )
    .join(StationRow, StationRow.id == UnitRow.station_id)
    .outerjoin(AssignmentRow, and_(AssignmentRow.unit_id == UnitRow.id, AssignmentRow.ended_at.is_(None)))
    .where(
        UnitRow.centre == bindparam("centre"),
        UnitRow.agency == bindparam("agency"),
        UnitRow.withdrawn_at.is_(None),
    )
    .order_by(UnitRow.name)
)
_AMONG = _OF_AGENCY.where(UnitRow.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
"""Made once: to build one takes as long as to send it."""
