"""The alarms of an agency as one small card: what is overdue now, whose it is, and how far it has gone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Float, Text, Uuid, any_, bindparam, cast, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.cards.card import Card, CardBody, instant
from data.stores.alarms import held_alarms
from data.stores.maydays import standing_maydays
from data.stores.scope import Scope
from data.stores.short import Due, short_ones
from data.stores.units import PostgresUnits
from data.tables.incidents import IncidentRow
from data.tables.log import FactRow
from data.tables.people import UserRow
from data.tables.positions import PositionRow
from data.tables.units import AssignmentRow
from dispatch.alarm import Alarm
from dispatch.overdue import Duty, Waiting, episodes, overdue
from dispatch.unit import Unit
from incidents.terms import IncidentId, Priority

KEY = "alarms:now"
MOST_OF_A_CAUSE = 100
"""Told one by one; of more, such as all vehicles silent at once, the count. Assumed."""


async def alarms_now(
    engine: AsyncEngine, centre: str, agency: str, at: datetime, due: Due | None = None
) -> tuple[Alarm, ...]:
    """`due`: by which run cards an incident is short of somebody; None: nobody asks."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        return await standing(connection, centre, agency, at, due)


async def alarm_card(
    connection: AsyncConnection, centre: str, agency: str, at: datetime, due: Due | None = None
) -> Card:
    """Its version is the instant: alarms come by time as well as by facts. Nothing overdue: no card."""
    found = await standing(connection, centre, agency, at, due)
    return Card(KEY, round(at.timestamp() * 1000), card_of(found) if found else None)


def card_of(alarms: Sequence[Alarm]) -> CardBody:
    told: Counter[str] = Counter()
    shown = []
    for each in alarms:
        told[each.cause.value] += 1
        if told[each.cause.value] <= MOST_OF_A_CAUSE:
            shown.append(_told(each))
    return {"alarms": shown, "counts": dict(told)}


def _told(alarm: Alarm) -> CardBody:
    return {
        "id": str(alarm.id),
        "cause": alarm.cause.value,
        "incident_id": alarm.incident_id and str(alarm.incident_id),
        "number": alarm.number,
        "unit_id": alarm.unit_id and str(alarm.unit_id),
        "unit": alarm.unit,
        "since_at": instant(alarm.since_at),
        "due_at": instant(alarm.due_at),
        "step": alarm.step,
        "falls_to": alarm.falls_to,
        "owner": alarm.owner,
        "lat": alarm.position and alarm.position.lat,
        "lon": alarm.position and alarm.position.lon,
        "fix_at": instant(alarm.fix_at),
        "missing": {capability.value: count for capability, count in alarm.missing.items()},
    }


async def standing(
    connection: AsyncConnection, centre: str, agency: str, at: datetime, due: Due | None
) -> tuple[Alarm, ...]:
    scope = Scope(connection, centre, agency)
    units = await PostgresUnits(scope).sent()
    duties = await _duties(connection, centre, units)
    waiting = await _waiting(connection, centre, agency)
    maydays = await standing_maydays(connection, centre, agency)
    short = await short_ones(scope, due, at) if due is not None else []
    held = await held_alarms(connection, centre, list(episodes(duties, waiting, maydays, short)))
    return overdue(duties, waiting, held, at, maydays, short)


async def _duties(connection: AsyncConnection, centre: str, units: Sequence[Unit]) -> list[Duty]:
    if not units:
        return []
    incidents = {"centre": centre, "texts": list({str(each.incident_id) for each in units})}
    promised = {UUID(id): (at, eta_s) for id, at, eta_s in await connection.execute(_PROMISED, incidents)}
    fixes = await connection.execute(_HEARD, {"ids": [each.id for each in units]})
    heard = {id: (fix_at, speed_kmh) for id, fix_at, speed_kmh in fixes}
    tablets = set((await connection.execute(_TABLETS, {"ids": [each.id for each in units]})).scalars())
    return [
        Duty(
            unit=each,
            eta_s=_from_sending(each, promised),
            fix_at=fix_at,
            speed_kmh=speed_kmh,
            has_tablet=each.id in tablets,
        )
        for each in units
        if each.assignment_id is not None
        for fix_at, speed_kmh in [heard.get(each.id, (None, None))]
    ]


def _from_sending(unit: Unit, promised: Mapping[UUID, tuple[datetime, float | None]]) -> float | None:
    """Seconds from when it was sent until it is due by the last word on it: a closed street is no fault of
    the crew's."""
    if unit.assignment_id is None or unit.assigned_at is None:
        return None
    at, eta_s = promised.get(unit.assignment_id, (unit.assigned_at, None))
    return None if eta_s is None else (at - unit.assigned_at).total_seconds() + eta_s


async def _waiting(connection: AsyncConnection, centre: str, agency: str) -> list[Waiting]:
    rows = await connection.execute(_UNSENT, {"centre": centre, "agency": agency})
    return [
        Waiting(id=IncidentId(id), number=number, priority=Priority(priority), since_at=since_at)
        for id, number, priority, since_at in rows
    ]


# Made once: they are asked every other second.

_PROMISED = (
    select(FactRow.body["assignment_id"].astext, FactRow.at, cast(FactRow.body["eta_s"].astext, Float))
    .where(
        FactRow.centre == bindparam("centre"),
        any_(bindparam("texts", type_=ARRAY(Text))) == FactRow.body["incident_id"].astext,
        FactRow.kind.in_(("UnitAssigned", "UnitRetimed")),
    )
    .order_by(FactRow.seq)
)
_HEARD = select(PositionRow.unit_id, PositionRow.at, PositionRow.speed_kmh).where(
    PositionRow.unit_id == any_(bindparam("ids", type_=ARRAY(Uuid)))
)
_TABLETS = select(UserRow.unit_id).where(UserRow.unit_id == any_(bindparam("ids", type_=ARRAY(Uuid))))
_LEFT_AT = (
    select(func.max(AssignmentRow.ended_at))
    .where(AssignmentRow.incident_id == IncidentRow.id)
    .correlate(IncidentRow)
    .scalar_subquery()
)
_SOMEBODY = exists().where(AssignmentRow.incident_id == IncidentRow.id, AssignmentRow.ended_at.is_(None))
_REACHED = exists().where(
    FactRow.centre == IncidentRow.centre,
    FactRow.body["incident_id"].astext == cast(IncidentRow.id, Text),
    FactRow.kind == "UnitStatusChanged",
    FactRow.body["status"].astext == "on_scene",
)
"""A crew has been there: it waits to be closed, and not for somebody to be sent."""
_UNSENT = select(
    IncidentRow.id,
    IncidentRow.number,
    IncidentRow.priority,
    func.greatest(IncidentRow.opened_at, _LEFT_AT).label("since_at"),
).where(
    IncidentRow.centre == bindparam("centre"),
    IncidentRow.agency == bindparam("agency"),
    IncidentRow.state == "open",
    ~_SOMEBODY,
    ~_REACHED,
)
