"""Incidents to rows and back."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import ARRAY, Select, Uuid, any_, bindparam, select, text

from data.codec import decode, encode
from data.stores.points import to_row
from data.stores.scope import Scope
from data.stores.upsert import upsert
from data.tables.incidents import IncidentRow
from incidents.errors import UnknownIncident
from incidents.incident import Incident
from incidents.terms import IncidentId

NEXT_NUMBER = text("""
    insert into incident_numbers (centre, year, last) values (:centre, :year, 1)
    on conflict (centre, year) do update set last = incident_numbers.last + 1
    returning last
""")

_VALUE = select(*(getattr(IncidentRow, each.name) for each in fields(Incident)))
"""Without the geometry, which says again what the location says."""

_ONE = _VALUE.where(
    IncidentRow.id == bindparam("of"),
    IncidentRow.centre == bindparam("centre"),
    IncidentRow.agency == bindparam("agency"),
)
_OPEN = _VALUE.where(
    IncidentRow.centre == bindparam("centre"),
    IncidentRow.agency == bindparam("agency"),
    IncidentRow.state == "open",
).order_by(IncidentRow.opened_at, IncidentRow.id)
_LOCKED = _ONE.with_for_update()
_THESE = _VALUE.where(
    IncidentRow.id == any_(bindparam("of", type_=ARRAY(Uuid))),
    IncidentRow.centre == bindparam("centre"),
    IncidentRow.agency == bindparam("agency"),
)


_SAVE = upsert(IncidentRow)


@dataclass(frozen=True, slots=True)
class PostgresIncidents:
    scope: Scope

    async def get(self, id: IncidentId) -> Incident:
        return await self._one(id, _LOCKED)

    async def open_ones(self) -> list[Incident]:
        """All that are open, not locked, the oldest first."""
        asked = {"centre": self.scope.centre, "agency": self.scope.agency}
        return [
            decode(Incident, dict(row))
            for row in (await self.scope.connection.execute(_OPEN, asked)).mappings()
        ]

    async def see(self, id: IncidentId) -> Incident:
        """The incident as it stands, not locked. Raises UnknownIncident."""
        return await self._one(id, _ONE)

    async def see_all(self, ids: Collection[IncidentId]) -> dict[IncidentId, Incident]:
        """Those of them there are, not locked."""
        if not ids:
            return {}
        asked = {"of": list(ids), "centre": self.scope.centre, "agency": self.scope.agency}
        rows = (await self.scope.connection.execute(_THESE, asked)).mappings()
        return {row["id"]: decode(Incident, dict(row)) for row in rows}

    async def _one(self, id: IncidentId, query: Select[IncidentRow]) -> Incident:
        asked = {"of": id, "centre": self.scope.centre, "agency": self.scope.agency}
        row = (await self.scope.connection.execute(query, asked)).mappings().one_or_none()
        if row is None:
            raise UnknownIncident(id=id)
        return decode(Incident, dict(row))

    async def save(self, incident: Incident) -> None:
        position = incident.location.position
        row = {
            "id": incident.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "version": incident.version,
            "number": incident.number,
            "type": incident.type,
            "priority": incident.priority.value,
            "narrative": incident.narrative,
            "location": encode(incident.location),
            "position": to_row(position) if position else None,
            "state": incident.state.value,
            "opened_at": incident.opened_at,
            "closed_at": incident.closed_at,
            "disposition": incident.disposition.value if incident.disposition else None,
            "exercise": incident.exercise,
            "alarm_level": incident.alarm_level,
        }
        await self.scope.connection.execute(_SAVE, row)

    async def next_number(self, at: datetime) -> str:
        year = at.year
        values = {"centre": self.scope.centre, "year": year}
        last = (await self.scope.connection.execute(NEXT_NUMBER, values)).scalar_one()
        return f"{year}-{last:06}"
