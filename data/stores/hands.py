"""What units were sent for, and how often a call has changed hands: told from the log of open incidents."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Text, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.tables.log import FactRow
from dispatch.divert import CHANGED_HANDS
from dispatch.unit import AssignmentId
from incidents.terms import IncidentId


@dataclass(frozen=True, slots=True)
class Hands:
    slots: Mapping[AssignmentId, str | None]
    changes: Mapping[IncidentId, int]
    """Times a unit under way was taken from it or swapped; incidents without are left out."""


async def hands(connection: AsyncConnection, centre: str, incidents: Collection[IncidentId]) -> Hands:
    if not incidents:
        return Hands({}, {})
    asked = {"centre": centre, "texts": [str(each) for each in incidents]}
    slots: dict[AssignmentId, str | None] = {}
    changes: Counter[IncidentId] = Counter()
    for kind, body in await connection.execute(_CHANGES, asked):
        if kind == "UnitAssigned":
            slots[AssignmentId(UUID(body["assignment_id"]))] = body["slot"]
        elif body["reason"] in CHANGED_HANDS:
            changes[IncidentId(UUID(body["incident_id"]))] += 1
    return Hands(slots, changes)


_CHANGES = select(FactRow.kind, FactRow.body).where(
    FactRow.centre == bindparam("centre"),
    any_(bindparam("texts", type_=ARRAY(Text))) == FactRow.body["incident_id"].astext,
    FactRow.kind.in_(("UnitAssigned", "UnitReleased")),
)
