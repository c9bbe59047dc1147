"""Calls to rows and back."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import insert

from data.codec import decode, encode
from data.stores.scope import Scope
from data.tables.incidents import CallRow
from incidents.call import CallForService
from incidents.errors import UnknownCall
from incidents.terms import CallId, IncidentId


@dataclass(frozen=True, slots=True)
class PostgresCalls:
    scope: Scope

    async def get(self, id: CallId) -> CallForService:
        return await self._one(id, self._query(id))

    async def hold(self, id: CallId) -> CallForService:
        return await self._one(id, self._query(id).with_for_update())

    async def move(self, call: CallForService, incident_id: IncidentId) -> None:
        moved = replace(call, incident_id=incident_id)
        values = {"incident_id": incident_id, "call": encode(moved)}
        await self.scope.connection.execute(update(CallRow).where(CallRow.id == call.id).values(values))

    def _query(self, id: CallId) -> Select[dict[str, Any]]:
        return select(CallRow.call).where(
            CallRow.id == id, CallRow.centre == self.scope.centre, CallRow.agency == self.scope.agency
        )

    async def _one(self, id: CallId, query: Select[dict[str, Any]]) -> CallForService:
        found = (await self.scope.connection.execute(query)).scalar_one_or_none()
        if found is None:
            raise UnknownCall(id=id)
        return decode(CallForService, found)

    async def add(self, call: CallForService, incident_id: IncidentId, by: str) -> bool:
        row = {
            "id": call.id,
            "centre": self.scope.centre,
            "agency": self.scope.agency,
            "incident_id": incident_id,
            "at": call.at,
            "by": by,
            "call": encode(call),
        }
        kept = insert(CallRow).values(row).on_conflict_do_nothing().returning(CallRow.id)
        return (await self.scope.connection.execute(kept)).first() is not None
