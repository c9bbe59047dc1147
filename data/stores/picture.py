"""What a recommendation looks at: the incident, the units and where they are, read at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.incidents import PostgresIncidents
from data.stores.positions import latest_fixes
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from dispatch.unit import Fix, Unit, UnitId
from incidents.incident import Incident
from incidents.terms import IncidentId
from routing.geo import LatLon


@dataclass(frozen=True, slots=True)
class Fleet:
    units: Sequence[Unit]
    """All of the agency, by name."""
    fixes: Mapping[UnitId, Fix]

    def spot(self, unit: Unit) -> LatLon:
        """Where it was last heard from; a unit never heard from is at its station."""
        fix = self.fixes.get(unit.id)
        return fix.position if fix else unit.station.position


@dataclass(frozen=True, slots=True)
class Picture(Fleet):
    incident: Incident


async def fleet(engine: AsyncEngine, centre: str, agency: str) -> Fleet:
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        units = await PostgresUnits(Scope(connection, centre, agency)).everyone()
        return Fleet(units, await latest_fixes(connection, centre, agency))


async def picture(engine: AsyncEngine, centre: str, agency: str, id: IncidentId) -> Picture:
    """Raises UnknownIncident, also for another agency's."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        scope = Scope(connection, centre, agency)
        incident = await PostgresIncidents(scope).see(id)
        units = await PostgresUnits(scope).everyone()
        return Picture(units, await latest_fixes(connection, centre, agency), incident)
