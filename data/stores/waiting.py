"""What the queue looks at: all open incidents, the units and where they are, read at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.incidents import PostgresIncidents
from data.stores.picture import Fleet
from data.stores.positions import latest_fixes
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from incidents.incident import Incident


@dataclass(frozen=True, slots=True)
class OpenWork(Fleet):
    incidents: Sequence[Incident]
    """The oldest first."""


async def open_work(engine: AsyncEngine, centre: str, agency: str) -> OpenWork:
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        scope = Scope(connection, centre, agency)
        incidents = await PostgresIncidents(scope).open_ones()
        units = await PostgresUnits(scope).everyone()
        return OpenWork(units, await latest_fixes(connection, centre, agency), incidents)
