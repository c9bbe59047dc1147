"""Incidents to rows and back."""

import json
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, Row, Select, Text, Uuid, any_, bindparam, cast, select, text

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

_COLUMNS = {each.name: getattr(IncidentRow, each.name) for each in fields(Incident)}
_VALUE = select(*(_COLUMNS | {"location": cast(IncidentRow.location, Text).label("location")}).values())
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
_LOCKED = _ONE.with_for_update(key_share=True)
"""What only refers to it, a mayday, waits for no order: with the unit it holds it would wait for one that
waits for the unit."""
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
        return [_incident(row) for row in await self.scope.connection.execute(_OPEN, asked)]

    async def see(self, id: IncidentId) -> Incident:
        """The incident as it stands, not locked. Raises UnknownIncident."""
        return await self._one(id, _ONE)

    async def see_all(self, ids: Collection[IncidentId]) -> dict[IncidentId, Incident]:
        """Those of them there are, not locked."""
        if not ids:
            return {}
        asked = {"of": list(ids), "centre": self.scope.centre, "agency": self.scope.agency}
        return {row.id: _incident(row) for row in await self.scope.connection.execute(_THESE, asked)}

    async def _one(self, id: IncidentId, query: Select[IncidentRow]) -> Incident:
        asked = {"of": id, "centre": self.scope.centre, "agency": self.scope.agency}
        row = (await self.scope.connection.execute(query, asked)).one_or_none()
        if row is None:
            raise UnknownIncident(id=id)
        return _incident(row)

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


@lru_cache(maxsize=4096)
def _incident(row: Row[*tuple[Any, ...]]) -> Incident:
    """By every column of the row, the location as its text: incidents are looked at many times between two
    changes, by alarms, queues and recommendations."""
    return decode(Incident, {**row._mapping, "location": json.loads(row.location)})
