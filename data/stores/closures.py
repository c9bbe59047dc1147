"""Closures to rows and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from data.codec import decode, encode
from data.stores.scope import Scope
from data.tables.closures import ClosureRow
from dispatch.closure import StreetClosure, UnknownClosure

_LOCK = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0)))


@dataclass(frozen=True, slots=True)
class PostgresClosures:
    scope: Scope

    async def get(self, id: UUID) -> StreetClosure:
        query = select(ClosureRow).where(ClosureRow.id == id, ClosureRow.centre == self.scope.centre)
        row = (await self.scope.connection.execute(query.with_for_update())).mappings().one_or_none()
        if row is None:
            raise UnknownClosure(id=id)
        return decode(StreetClosure, dict(row))

    async def held(self, at: datetime) -> Sequence[StreetClosure]:
        """Two people who close one street in the same moment do it one after the other."""
        await self.scope.connection.execute(_LOCK, {"name": f"closures/{self.scope.centre}"})
        return await closures_held(self.scope.connection, self.scope.centre, at)

    async def is_taken(self, id: UUID) -> bool:
        query = select(ClosureRow.id).where(ClosureRow.id == id)
        return (await self.scope.connection.execute(query)).first() is not None

    async def save(self, closure: StreetClosure) -> None:
        row = {name: value for name, value in encode(closure).items() if name != "closure"}
        instants = {"closed_at": closure.closed_at, "opened_at": closure.opened_at}
        values = {**row, **instants, "closure": encode(closure.closure)}
        mine = {"id": closure.closure.id, "centre": self.scope.centre, "agency": self.scope.agency}
        await self.scope.connection.execute(
            insert(ClosureRow)
            .values(**mine, **values)
            .on_conflict_do_update(
                index_elements=["id"], set_=values, where=ClosureRow.centre == mine["centre"]
            )
        )


async def closures_held(connection: AsyncConnection, centre: str, at: datetime) -> Sequence[StreetClosure]:
    """Not opened and not over by the clock, the oldest first; those that begin later are among them."""
    until = ClosureRow.closure["until_at"].astext
    query = (
        select(ClosureRow)
        .where(
            ClosureRow.centre == centre,
            ClosureRow.opened_at.is_(None),
            or_(until.is_(None), until > encode(at)),
        )
        .order_by(ClosureRow.closed_at, ClosureRow.id)
    )
    return [decode(StreetClosure, dict(row)) for row in (await connection.execute(query)).mappings()]
