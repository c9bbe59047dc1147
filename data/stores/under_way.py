"""Who drives to what, in all agencies of a centre: streets belong to all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.stores.incidents import PostgresIncidents
from data.stores.positions import latest_fixes
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from data.tables.units import AssignmentRow
from dispatch.retime import is_under_way
from dispatch.unit import Fix, Unit
from incidents.terms import IncidentId
from routing.geo import LatLon


@dataclass(frozen=True, slots=True)
class Journey:
    """A unit that was sent and is not there yet; to an incident whose place is known."""

    agency: str
    unit: Unit
    fix: Fix | None
    goal: LatLon

    @property
    def spot(self) -> LatLon:
        """Where it was last heard from; a unit never heard from is at its station."""
        return self.fix.position if self.fix else self.unit.station.position


async def journeys(engine: AsyncEngine, centre: str) -> list[Journey]:
    """As they stand in one snapshot of the database."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        found = []
        for agency in (await connection.execute(_AGENCIES, {"centre": centre})).scalars().all():
            found += await _of_agency(connection, Scope(connection, centre, agency))
        return found


async def _of_agency(connection: AsyncConnection, scope: Scope) -> list[Journey]:
    driving = [each for each in await PostgresUnits(scope).everyone() if is_under_way(each)]
    fixes = await latest_fixes(connection, scope.centre, scope.agency)
    goals = await _goals(scope, driving)
    return [
        Journey(scope.agency, unit, fixes.get(unit.id), goal)
        for unit in driving
        if unit.incident_id is not None and (goal := goals[unit.incident_id]) is not None
    ]


async def _goals(scope: Scope, driving: Sequence[Unit]) -> Mapping[IncidentId, LatLon | None]:
    incidents = PostgresIncidents(scope)
    ids = {each.incident_id for each in driving if each.incident_id is not None}
    return {id: (await incidents.see(id)).location.position for id in ids}


_AGENCIES = (
    select(AssignmentRow.agency)
    .where(AssignmentRow.centre == bindparam("centre"), AssignmentRow.ended_at.is_(None))
    .distinct()
)
