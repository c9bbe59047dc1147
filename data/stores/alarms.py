"""What people have said about alarms: read from the log, for an alarm has no row of its own."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Text, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.codec import decode, kinds
from data.stores.scope import Scope
from data.tables.log import FactRow
from dispatch.alarm import Held, evolve, subject_of


@dataclass(frozen=True, slots=True)
class PostgresAlarms:
    scope: Scope

    async def held(self, id: UUID) -> Held | None:
        return (await held_alarms(self.scope.connection, self.scope.centre, [id])).get(id)


_SAID = (
    select(FactRow.subject, FactRow.version, FactRow.kind, FactRow.at, FactRow.by, FactRow.body)
    .where(
        FactRow.centre == bindparam("centre"),
        FactRow.subject == any_(bindparam("subjects", type_=ARRAY(Text))),
    )
    .order_by(FactRow.subject, FactRow.version)
)


async def held_alarms(connection: AsyncConnection, centre: str, ids: Collection[UUID]) -> dict[UUID, Held]:
    """By alarm id; those of which nobody has spoken are not in it."""
    subjects = {str(subject_of(id)): id for id in ids}
    rows = await connection.execute(_SAID, {"centre": centre, "subjects": list(subjects)})
    held: dict[UUID, Held] = {}
    for row in rows.mappings():
        envelope = {name: row[name] for name in ("subject", "version", "at", "by")}
        id = subjects[row["subject"]]
        held[id] = evolve(held.get(id), decode(kinds()[row["kind"]], {**row["body"], **envelope}))
    return held
