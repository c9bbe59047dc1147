"""What a recommendation looks at: the incident, the units and where they are, read at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.hands import hands
from data.stores.incidents import PostgresIncidents
from data.stores.positions import latest_fixes
from data.stores.scope import Scope, reading
from data.stores.units import PostgresUnits
from dispatch.retime import is_under_way
from dispatch.unit import AssignmentId, Fix, Unit, UnitId
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
    elsewhere: Mapping[IncidentId, Incident]
    """The other incidents to which units are under way."""
    slots: Mapping[AssignmentId, str | None]
    """What units were sent as, to those of them that are less urgent."""


async def fleet(engine: AsyncEngine, centre: str, agency: str) -> Fleet:
    async with reading(engine, centre, agency) as scope:
        units = await PostgresUnits(scope).everyone()
        return Fleet(units, await latest_fixes(scope.connection, centre, agency))


async def picture(scope: Scope, id: IncidentId) -> Picture:
    """Raises UnknownIncident, also for another agency's."""
    return await picture_around(scope, await PostgresIncidents(scope).see(id))


async def picture_around(scope: Scope, incident: Incident) -> Picture:
    """Also of what is no incident yet."""
    units = await PostgresUnits(scope).everyone()
    left = {each.incident_id for each in units if is_under_way(each) and each.incident_id is not None}
    elsewhere = await PostgresIncidents(scope).see_all(left - {incident.id})
    lesser = [each.id for each in elsewhere.values() if incident.priority < each.priority]
    return Picture(
        units,
        await latest_fixes(scope.connection, scope.centre, scope.agency),
        incident,
        elsewhere,
        (await hands(scope.connection, scope.centre, lesser)).slots,
    )
