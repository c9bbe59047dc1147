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


@dataclass(frozen=True, slots=True)
class Picture:
    incident: Incident
    units: Sequence[Unit]
    """All of the agency, by name."""
    fixes: Mapping[UnitId, Fix]


async def picture(engine: AsyncEngine, centre: str, agency: str, id: IncidentId) -> Picture:
    """Raises UnknownIncident, also for another agency's."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        scope = Scope(connection, centre, agency)
        return Picture(
            await PostgresIncidents(scope).see(id),
            await PostgresUnits(scope).everyone(),
            await latest_fixes(connection, centre, agency),
        )
