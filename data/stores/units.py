"""Units, their stations and their active assignment: rows and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from data.stores.points import to_row
from data.stores.scope import Scope
from data.stores.upsert import upsert
from data.tables.maydays import MaydayRow
from data.tables.units import AssignmentRow, StationRow, UnitRow
from dispatch.errors import CrewIsOut, UnitTaken, UnknownUnit
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Capability, Station, Unit, UnitId
from incidents.terms import IncidentId
from routing.geo import LatLon

Whole: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class PostgresUnits:
    scope: Scope

    async def get(self, id: UnitId) -> Unit:
        found = await self._locked(_LOCK_ONE, _ONE, id)
        if not found:
            raise UnknownUnit(id=id)
        return found[0]

    async def with_crew(self, id: UnitId) -> tuple[Unit, Sequence[Unit]]:
        found = await self._locked(_LOCK_CREW, _CREW, id)
        unit = next((each for each in found if each.id == id), None)
        if unit is None:
            raise UnknownUnit(id=id)
        return unit, [each for each in found if each.id != id]

    async def assigned_to(self, id: IncidentId) -> Sequence[Unit]:
        return await self._locked(_LOCK_SENT_TO, _SENT_TO, id)

    async def everyone(self) -> list[Unit]:
        """All units as they stand, not locked, by name: for reading, not for deciding."""
        return [_unit(row) for row in await self.scope.connection.execute(_EVERYONE, self._mine)]

    async def ever_named(self, name: str) -> UnitId | None:
        """Also of one that was withdrawn."""
        query = select(UnitRow.id).where(
            UnitRow.centre == self.scope.centre, UnitRow.agency == self.scope.agency, UnitRow.name == name
        )
        found = (await self.scope.connection.execute(query)).scalar_one_or_none()
        return None if found is None else UnitId(found)

    async def sent(self) -> list[Unit]:
        """Those with an assignment, not locked, by name."""
        return [_unit(row) for row in await self.scope.connection.execute(_SENT, self._mine)]

    async def _locked(self, lock: Select[UUID], read: Whole, id: UUID) -> list[Unit]:
        """Lock first, then read: an assignment made while we waited for the lock must be seen."""
        asked = {**self._mine, "id": id}
        await self.scope.connection.execute(lock, asked)
        return [_unit(row) for row in await self.scope.connection.execute(read, asked)]

    @property
    def _mine(self) -> dict[str, object]:
        return {"of_centre": self.scope.centre, "of_agency": self.scope.agency}

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
            "crew": unit.crew,
            "withdrawn_at": unit.withdrawn_at,
        }
        await self.scope.connection.execute(_SAVE, row)
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
        if unit.assignment_id is None:
            await self.scope.connection.execute(_END, {"of_unit": unit.id})
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
            "crew": unit.crew,
            "acknowledged_at": unit.acknowledged_at,
        }
        try:
            await self.scope.connection.execute(_BEGIN, row)
        except IntegrityError as error:
            if "one_active_assignment_per_crew" in str(error.orig):
                raise CrewIsOut(unit=unit.name, other="another unit") from error
            if "one_active_assignment_per_unit" not in str(error.orig):
                raise
            raise UnitTaken(
                unit=unit.name, number="(another)", by="someone else", at="this moment"
            ) from error


# Made once: to build one of these takes as long as to send it, and every press sends several.

_ACTIVE = and_(AssignmentRow.unit_id == UnitRow.id, AssignmentRow.ended_at.is_(None))
_MINE = (
    UnitRow.centre == bindparam("of_centre"),
    UnitRow.agency == bindparam("of_agency"),
    UnitRow.withdrawn_at.is_(None),
)
_IS_ONE = UnitRow.id == bindparam("id")
_IS_SENT = AssignmentRow.incident_id == bindparam("id")

_EVERYONE: Whole = (
    select(
        UnitRow.id,
        UnitRow.version,
        UnitRow.name,
        func.array_to_string(UnitRow.capabilities, ",").label("capabilities"),
        UnitRow.status,
        UnitRow.status_since,
        UnitRow.exercise,
        UnitRow.crew,
        UnitRow.station_id,
        StationRow.name.label("station_name"),
        func.st_y(StationRow.position).label("station_lat"),
        func.st_x(StationRow.position).label("station_lon"),
        StationRow.sample.label("station_sample"),
        AssignmentRow.id.label("assignment_id"),
        AssignmentRow.incident_id,
        AssignmentRow.incident_number,
        AssignmentRow.assigned_by,
        AssignmentRow.assigned_at,
        AssignmentRow.acknowledged_at,
        MaydayRow.id.is_not(None).label("calls_mayday"),
    )
    .join(StationRow, StationRow.id == UnitRow.station_id)
    .outerjoin(AssignmentRow, _ACTIVE)
    .outerjoin(MaydayRow, and_(MaydayRow.unit_id == UnitRow.id, MaydayRow.cleared_at.is_(None)))
    .where(*_MINE)
    .order_by(UnitRow.name)
)
_SENT = _EVERYONE.where(AssignmentRow.id.is_not(None))
_ONE = _EVERYONE.where(_IS_ONE)
_SENT_TO = _EVERYONE.where(_IS_SENT)
_OWN = aliased(UnitRow)
_IN_CREW = or_(_IS_ONE, UnitRow.crew == select(_OWN.crew).where(_OWN.id == bindparam("id")).scalar_subquery())
_CREW = _EVERYONE.where(_IN_CREW)


def _lock(which: ColumnElement[bool]) -> Select[UUID]:
    ids = select(UnitRow.id).outerjoin(AssignmentRow, _ACTIVE).where(which, *_MINE)
    return select(UnitRow.id).where(UnitRow.id.in_(ids)).order_by(UnitRow.name).with_for_update()


_LOCK_ONE = _lock(_IS_ONE)
_LOCK_CREW = _lock(_IN_CREW)
_LOCK_SENT_TO = _lock(_IS_SENT)
_ROW = insert(AssignmentRow)
_BEGIN = _ROW.on_conflict_do_update(
    index_elements=["id"],
    set_={"acknowledged_at": _ROW.excluded.acknowledged_at},
    where=AssignmentRow.acknowledged_at.is_distinct_from(_ROW.excluded.acknowledged_at),
)
_END = (
    update(AssignmentRow)
    .where(AssignmentRow.unit_id == bindparam("of_unit"), AssignmentRow.ended_at.is_(None))
    .values(ended_at=func.clock_timestamp())
)


_SAVE = upsert(UnitRow)


@lru_cache(maxsize=8192)
def _unit(row: Row[*tuple[Any, ...]]) -> Unit:
    """By every column of the row: units are looked at many times between two changes, and making two hundred
    takes longer than reading them."""
    incident_id, assignment_id = row.incident_id, row.assignment_id
    return Unit(
        id=UnitId(row.id),
        version=row.version,
        name=row.name,
        capabilities=_capabilities(row.capabilities),
        status=UnitStatus(row.status),
        status_since=row.status_since,
        station=_station(
            row.station_id, row.station_name, row.station_lat, row.station_lon, row.station_sample
        ),
        incident_id=incident_id and IncidentId(incident_id),
        incident_number=row.incident_number,
        assignment_id=assignment_id and AssignmentId(assignment_id),
        assigned_by=row.assigned_by,
        assigned_at=row.assigned_at,
        acknowledged_at=row.acknowledged_at,
        exercise=row.exercise,
        crew=row.crew,
        calls_mayday=row.calls_mayday,
    )


@lru_cache(maxsize=4096)
def _station(id: UUID, name: str, lat: float, lon: float, sample: bool) -> Station:
    """Values, the same for many units and at every look: made once."""
    return Station(id=id, name=name, position=LatLon(lat, lon), sample=sample)


@lru_cache(maxsize=4096)
def _capabilities(names: str) -> frozenset[Capability]:
    return frozenset(Capability(each) for each in names.split(",") if each)
