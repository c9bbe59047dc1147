"""Maydays: rows and back, and those that stand with the newest place of their crew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import RowMapping, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.stores.scope import Scope
from data.stores.upsert import upsert
from data.tables.maydays import MaydayRow
from data.tables.positions import PositionRow
from dispatch.mayday import Mayday
from dispatch.unit import Fix, UnitId
from incidents.terms import IncidentId
from routing.geo import LatLon

_STANDING = (
    select(
        MaydayRow,
        func.st_y(PositionRow.position).label("heard_lat"),
        func.st_x(PositionRow.position).label("heard_lon"),
        PositionRow.at.label("heard_at"),
    )
    .outerjoin(PositionRow, PositionRow.unit_id == MaydayRow.unit_id)
    .where(
        MaydayRow.centre == bindparam("of_centre"),
        MaydayRow.agency == bindparam("of_agency"),
        MaydayRow.cleared_at.is_(None),
    )
    .order_by(MaydayRow.called_at)
)
_OF_UNIT = _STANDING.where(MaydayRow.unit_id == bindparam("of_unit"))
_ABOUT = _STANDING.where(MaydayRow.incident_id == bindparam("of_incident"))
_LAST = select(
    func.st_y(PositionRow.position).label("lat"), func.st_x(PositionRow.position).label("lon"), PositionRow.at
).where(PositionRow.unit_id == bindparam("of_unit"))
_TAKEN = select(MaydayRow.id).where(MaydayRow.id == bindparam("of"))
_SAVE = upsert(MaydayRow)


@dataclass(frozen=True, slots=True)
class PostgresMaydays:
    scope: Scope

    async def standing(self, unit_id: UnitId) -> Mayday | None:
        asked = {"of_centre": self.scope.centre, "of_agency": self.scope.agency, "of_unit": unit_id}
        row = (await self.scope.connection.execute(_OF_UNIT, asked)).mappings().one_or_none()
        return None if row is None else _mayday(row)

    async def calling_from(self, incident_id: IncidentId) -> Sequence[str]:
        asked = {"of_centre": self.scope.centre, "of_agency": self.scope.agency, "of_incident": incident_id}
        return [row.unit for row in await self.scope.connection.execute(_ABOUT, asked)]

    async def last_fix(self, unit_id: UnitId) -> Fix | None:
        row = (await self.scope.connection.execute(_LAST, {"of_unit": unit_id})).one_or_none()
        return None if row is None else Fix(unit_id=unit_id, position=LatLon(row.lat, row.lon), at=row.at)

    async def is_taken(self, id: UUID) -> bool:
        return (await self.scope.connection.execute(_TAKEN, {"of": id})).first() is not None

    async def save(self, mayday: Mayday) -> None:
        row = {
            "id": mayday.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "version": mayday.version,
            "unit_id": mayday.unit_id,
            "unit": mayday.unit,
            "incident_id": mayday.incident_id,
            "incident_number": mayday.incident_number,
            "called_at": mayday.called_at,
            "called_by": mayday.called_by,
            "lat": mayday.position and mayday.position.lat,
            "lon": mayday.position and mayday.position.lon,
            "fix_at": mayday.fix_at,
            "cleared_at": mayday.cleared_at,
        }
        await self.scope.connection.execute(_SAVE, row)


async def standing_maydays(connection: AsyncConnection, centre: str, agency: str) -> list[Mayday]:
    """Oldest first, each at its crew's newest place: a crew that is moved is looked for where it is now."""
    rows = await connection.execute(_STANDING, {"of_centre": centre, "of_agency": agency})
    return [_where_heard(_mayday(row), row) for row in rows.mappings()]


def _where_heard(mayday: Mayday, row: RowMapping) -> Mayday:
    heard_at = row["heard_at"]
    if heard_at is None or (mayday.fix_at is not None and heard_at <= mayday.fix_at):
        return mayday
    return replace(mayday, position=LatLon(row["heard_lat"], row["heard_lon"]), fix_at=heard_at)


def _mayday(row: RowMapping) -> Mayday:
    return Mayday(
        id=row["id"],
        version=row["version"],
        unit_id=UnitId(row["unit_id"]),
        unit=row["unit"],
        incident_id=row["incident_id"] and IncidentId(row["incident_id"]),
        incident_number=row["incident_number"],
        called_at=row["called_at"],
        called_by=row["called_by"],
        position=None if row["lat"] is None else LatLon(row["lat"], row["lon"]),
        fix_at=row["fix_at"],
    )
