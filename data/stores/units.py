"""Units, their stations and their active assignment: rows and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from data.stores.points import from_row, to_row
from data.stores.scope import Scope
from data.tables.units import AssignmentRow, StationRow, UnitRow
from dispatch.errors import UnitTaken, UnknownUnit
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Station, Unit, UnitId
from incidents.terms import IncidentId


@dataclass(frozen=True, slots=True)
class PostgresUnits:
    scope: Scope

    async def get(self, id: UnitId) -> Unit:
        found = await self._locked(UnitRow.id == id)
        if not found:
            raise UnknownUnit(id=id)
        return found[0]

    async def assigned_to(self, id: IncidentId) -> Sequence[Unit]:
        return await self._locked(AssignmentRow.incident_id == id)

    async def everyone(self) -> list[Unit]:
        """All units as they stand, not locked, by name: for reading, not for deciding."""
        mine = (UnitRow.centre == self.scope.centre, UnitRow.agency == self.scope.agency)
        rows = await self.scope.connection.execute(_whole().where(*mine).order_by(UnitRow.name))
        return [_unit(row) for row in rows.mappings()]

    async def _locked(self, which: ColumnElement[bool]) -> list[Unit]:
        """Lock first, then read: an assignment made while we waited for the lock must be seen."""
        mine = (UnitRow.centre == self.scope.centre, UnitRow.agency == self.scope.agency)
        ids = select(UnitRow.id).outerjoin(AssignmentRow, _ACTIVE).where(which, *mine)
        lock = select(UnitRow.id).where(UnitRow.id.in_(ids)).order_by(UnitRow.name).with_for_update()
        await self.scope.connection.execute(lock)
        rows = await self.scope.connection.execute(_whole().where(which, *mine).order_by(UnitRow.name))
        return [_unit(row) for row in rows.mappings()]

    async def save(self, unit: Unit) -> None:
        if unit.version == 1:  # no fact moves a unit to another station
            await self._save_station(unit.station)
        row = {
            "id": unit.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "version": unit.version,
            "name": unit.name,
            "capabilities": sorted(unit.capabilities),
            "status": unit.status.value,
            "status_since": unit.status_since,
            "station_id": unit.station.id,
            "exercise": unit.exercise,
        }
        changes = {name: value for name, value in row.items() if name not in ("id", "centre", "agency")}
        await self.scope.connection.execute(
            insert(UnitRow).values(row).on_conflict_do_update(index_elements=["id"], set_=changes)
        )
        await self._save_assignment(unit)

    async def _save_station(self, station: Station) -> None:
        row = {
            "id": station.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "name": station.name,
            "position": to_row(station.position),
            "sample": station.sample,
        }
        await self.scope.connection.execute(insert(StationRow).values(row).on_conflict_do_nothing())

    async def _save_assignment(self, unit: Unit) -> None:
        ended = (AssignmentRow.unit_id == unit.id, AssignmentRow.ended_at.is_(None))
        if unit.assignment_id is None:
            await self.scope.connection.execute(
                update(AssignmentRow).where(*ended).values(ended_at=func.clock_timestamp())
            )
            return
        row = {
            "id": unit.assignment_id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "unit_id": unit.id,
            "incident_id": unit.incident_id,
            "incident_number": unit.incident_number,
            "assigned_at": unit.assigned_at,
            "assigned_by": unit.assigned_by,
        }
        try:
            await self.scope.connection.execute(
                insert(AssignmentRow).values(row).on_conflict_do_nothing(index_elements=["id"])
            )
        except IntegrityError as error:
            if "one_active_assignment_per_unit" not in str(error.orig):
                raise
            raise UnitTaken(
                unit=unit.name, number="(another)", by="someone else", at="this moment"
            ) from error


_ACTIVE = and_(AssignmentRow.unit_id == UnitRow.id, AssignmentRow.ended_at.is_(None))


def _whole() -> Select[*tuple[Any, ...]]:
    return (
        select(
            UnitRow,
            StationRow.name.label("station_name"),
            StationRow.position.label("station_position"),
            StationRow.sample.label("station_sample"),
            AssignmentRow.id.label("assignment_id"),
            AssignmentRow.incident_id,
            AssignmentRow.incident_number,
            AssignmentRow.assigned_by,
            AssignmentRow.assigned_at,
        )
        .join(StationRow, StationRow.id == UnitRow.station_id)
        .outerjoin(AssignmentRow, _ACTIVE)
    )


def _unit(row: RowMapping) -> Unit:
    return Unit(
        id=UnitId(row["id"]),
        version=row["version"],
        name=row["name"],
        capabilities=frozenset(Capability(each) for each in row["capabilities"]),
        status=UnitStatus(row["status"]),
        status_since=row["status_since"],
        station=Station(
            id=row["station_id"],
            name=row["station_name"],
            position=from_row(row["station_position"]),
            sample=row["station_sample"],
        ),
        incident_id=row["incident_id"] and IncidentId(row["incident_id"]),
        incident_number=row["incident_number"],
        assignment_id=row["assignment_id"] and AssignmentId(row["assignment_id"]),
        assigned_by=row["assigned_by"],
        assigned_at=row["assigned_at"],
        exercise=row["exercise"],
    )
