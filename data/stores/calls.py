"""Calls to rows and back."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from data.codec import decode, encode
from data.stores.scope import Scope
from data.tables.incidents import CallRow
from incidents.call import CallForService
from incidents.errors import SameIdOtherBody, UnknownCall
from incidents.terms import CallId, IncidentId


@dataclass(frozen=True, slots=True)
class PostgresCalls:
    scope: Scope

    async def get(self, id: CallId) -> CallForService:
        query = select(CallRow.call).where(
            CallRow.id == id, CallRow.centre == self.scope.centre, CallRow.agency == self.scope.agency
        )
        found = (await self.scope.connection.execute(query)).scalar_one_or_none()
        if found is None:
            raise UnknownCall(id=id)
        return decode(CallForService, found)

    async def add(self, call: CallForService, incident_id: IncidentId, by: str) -> None:
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
        if (await self.scope.connection.execute(kept)).first() is None:
            raise SameIdOtherBody(key=call.id)  # another agency's call: its rows roll back untouched
