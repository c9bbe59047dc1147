"""Open incidents to which somebody was sent, and not all who must come."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Text, any_, bindparam, cast, exists, func, literal, select

from data.stores.incidents import PostgresIncidents
from data.stores.scope import Scope
from data.tables.incidents import IncidentRow
from data.tables.log import FactRow
from data.tables.units import AssignmentRow, UnitRow
from dispatch.card_choice import DueCards
from dispatch.overdue import Short
from dispatch.pending import missing
from dispatch.unit import Capability
from incidents.incident import Incident
from incidents.terms import IncidentId

Due = Callable[[Scope, Sequence[Incident], datetime], Awaitable[Mapping[IncidentId, DueCards]]]
"""What is due for incidents at an instant, by the run cards in force."""


@dataclass(frozen=True, slots=True)
class _Sent:
    capabilities: frozenset[Capability]
    assigned_at: datetime
    ended_at: datetime | None
    arrived: bool

    @property
    def counts(self) -> bool:
        """Who was there has filled a slot, also when it has left with the patient since."""
        return self.ended_at is None or self.arrived

    @property
    def changed_at(self) -> datetime:
        return self.assigned_at if self.counts or self.ended_at is None else self.ended_at


async def short_ones(scope: Scope, due: Due, at: datetime) -> list[Short]:
    """Those that nobody has reached and nobody drives to wait for anybody at all: see Waiting."""
    sent = await _sent(scope)
    ids = [id for id, some in sent.items() if any(each.counts for each in some)]
    incidents = list((await PostgresIncidents(scope).see_all(ids)).values())
    if not incidents:
        return []
    cards, more_at = await due(scope, incidents, at), await _more_due(scope, ids)
    found = []
    for each in incidents:
        some = sent[each.id]
        lacking = missing(cards[each.id].slots, [one.capabilities for one in some if one.counts])
        if lacking:
            changes = [each.opened_at, *(one.changed_at for one in some), *more_at.get(each.id, ())]
            found.append(
                Short(
                    id=each.id,
                    number=each.number,
                    priority=each.priority,
                    since_at=max(changes),
                    missing=lacking,
                )
            )
    return found


async def _sent(scope: Scope) -> Mapping[IncidentId, Sequence[_Sent]]:
    asked = {"of_centre": scope.centre, "of_agency": scope.agency}
    found: defaultdict[IncidentId, list[_Sent]] = defaultdict(list)
    for id, able, assigned_at, ended_at, arrived in await scope.connection.execute(_SENT, asked):
        able_to = frozenset(map(Capability, able))
        found[IncidentId(id)].append(_Sent(able_to, assigned_at, ended_at, arrived))
    return found


async def _more_due(scope: Scope, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[datetime]]:
    """When its kind, its priority or its alarm level last changed."""
    asked = {"of_centre": scope.centre, "subjects": [f"incident:{id}" for id in ids]}
    rows = await scope.connection.execute(_MORE_DUE, asked)
    return {UUID(subject.partition(":")[2]): [last_at] for subject, last_at in rows}


# Made once: they are asked every other second.

_ARRIVED = exists().where(
    FactRow.centre == AssignmentRow.centre,
    FactRow.body["incident_id"].astext == cast(AssignmentRow.incident_id, Text),
    FactRow.kind == "UnitStatusChanged",
    FactRow.subject == literal("unit:") + cast(AssignmentRow.unit_id, Text),
    FactRow.body["status"].astext == "on_scene",
)
_SENT = (
    select(
        AssignmentRow.incident_id,
        UnitRow.capabilities,
        AssignmentRow.assigned_at,
        AssignmentRow.ended_at,
        _ARRIVED.label("arrived"),
    )
    .join(IncidentRow, IncidentRow.id == AssignmentRow.incident_id)
    .join(UnitRow, UnitRow.id == AssignmentRow.unit_id)
    .where(
        IncidentRow.centre == bindparam("of_centre"),
        IncidentRow.agency == bindparam("of_agency"),
        IncidentRow.state == "open",
    )
)
_MORE_DUE = (
    select(FactRow.subject, func.max(FactRow.at))
    .where(
        FactRow.centre == bindparam("of_centre"),
        FactRow.subject == any_(bindparam("subjects", type_=ARRAY(Text))),
        FactRow.kind.in_(("IncidentReclassified", "AlarmLevelSet")),
    )
    .group_by(FactRow.subject)
)
