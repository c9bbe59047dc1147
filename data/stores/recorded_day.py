"""The facts of a span of time from which it can be told again, and the streets closed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, and_, any_, bindparam, exists, or_, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from data.codec import decode
from data.event_log import Logged, logged
from data.tables.closures import ClosureRow
from data.tables.incidents import IncidentRow
from data.tables.log import FactRow
from data.tables.units import AssignmentRow, UnitRow
from dispatch.closure import StreetClosure
from incidents.events import Fact

PATIENCE = text("set local statement_timeout = '60s'")
"""A year's log is looked through by a command nobody's call waits for."""


LAST_DAYS = 7
"""Named where the day that was asked for has no calls. Assumed: who wants an older one knows its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    centre: str
    agency: str
    from_at: datetime
    until_at: datetime


async def is_known(connection: AsyncConnection, centre: str, agency: str) -> bool:
    """Whether the agency has ever had a unit or an incident."""
    mine = {"centre": centre, "agency": agency}
    return bool((await connection.execute(_KNOWN, mine)).scalar_one())


async def facts_of(connection: AsyncConnection, asked: Asked) -> Sequence[Fact]:
    """In commit order: of each unit its addition, its last status before the span and those in it; of each
    incident opened in the span, or with a unit still on it at its start, all."""
    await connection.execute(PATIENCE)
    mine = {"centre": asked.centre, "agency": asked.agency}
    between = {"from": asked.from_at, "until": asked.until_at}
    incidents = (await connection.execute(_INCIDENTS, {**mine, **between})).scalars().all()
    units: Sequence[UUID] = (await connection.execute(_UNITS, mine)).scalars().all()
    subjects = {**mine, **between, "subjects": [f"unit:{id}" for id in units]}
    found: dict[int, Logged] = {}
    for query in (_ADDED, _BEFORE, _WITHIN):
        rows = await connection.execute(query, subjects)
        found |= {row["seq"]: logged(row) for row in rows.mappings()}
    rows = await connection.execute(_OF_INCIDENTS, {**mine, "ids": [str(id) for id in incidents]})
    found |= {row["seq"]: logged(row) for row in rows.mappings()}
    return [found[seq].fact for seq in sorted(found)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfCalls:
    """A day of the city's clock on which incidents were opened."""

    on: date
    real: int
    exercises: int


async def days_of_calls(
    connection: AsyncConnection, centre: str, agency: str, zone: str
) -> Sequence[DayOfCalls]:
    """The newest first, LAST_DAYS at most; zone: IANA name."""
    await connection.execute(PATIENCE)
    mine = {"centre": centre, "agency": agency, "zone": zone, "most": LAST_DAYS}
    rows = await connection.execute(_DAYS, mine)
    return [DayOfCalls(on=row.day, real=row.real, exercises=row.exercises) for row in rows]


async def closures_in(connection: AsyncConnection, asked: Asked) -> Sequence[StreetClosure]:
    """Those that may have held at some time of the span, of all agencies: streets belong to all of them."""
    query = select(ClosureRow).where(
        ClosureRow.centre == asked.centre,
        ClosureRow.closed_at < asked.until_at,
        or_(ClosureRow.opened_at.is_(None), ClosureRow.opened_at > asked.from_at),
    )
    rows = await connection.execute(query.order_by(ClosureRow.closed_at, ClosureRow.id))
    return [decode(StreetClosure, dict(row)) for row in rows.mappings()]


_DAYS = text("""
    select cast(opened_at at time zone :zone as date) as day,
        count(*) filter (where not exercise) as real, count(*) filter (where exercise) as exercises
    from incidents where centre = :centre and agency = :agency
    group by day order by day desc limit :most
""")
_STILL_ON = (
    select(AssignmentRow.id)
    .where(
        AssignmentRow.incident_id == IncidentRow.id,
        or_(AssignmentRow.ended_at.is_(None), AssignmentRow.ended_at > bindparam("from")),
    )
    .exists()
)
_INCIDENTS = select(IncidentRow.id).where(
    IncidentRow.centre == bindparam("centre"),
    IncidentRow.agency == bindparam("agency"),
    IncidentRow.opened_at < bindparam("until"),
    or_(IncidentRow.opened_at >= bindparam("from"), _STILL_ON),
)
_KNOWN = select(
    or_(
        *(
            exists().where(each.centre == bindparam("centre"), each.agency == bindparam("agency"))
            for each in (UnitRow, IncidentRow)
        )
    )
)
_UNITS = select(UnitRow.id).where(
    UnitRow.centre == bindparam("centre"), UnitRow.agency == bindparam("agency")
)
_THEIRS = and_(
    FactRow.centre == bindparam("centre"), any_(bindparam("subjects", type_=ARRAY(Text))) == FactRow.subject
)
_STATUSES = FactRow.kind.in_(("UnitStatusChanged", "UnitReleased", "UnitWithdrawn"))

_ADDED: Select[FactRow] = select(FactRow).where(
    _THEIRS, FactRow.version == 1, FactRow.at < bindparam("until")
)
_BEFORE: Select[FactRow] = (
    select(FactRow)
    .where(_THEIRS, _STATUSES, FactRow.at < bindparam("from"))
    .ext(distinct_on(FactRow.subject))
    .order_by(FactRow.subject, FactRow.version.desc())
)
_WITHIN: Select[FactRow] = select(FactRow).where(
    _THEIRS, _STATUSES, FactRow.at >= bindparam("from"), FactRow.at < bindparam("until")
)
_OF_INCIDENTS: Select[FactRow] = select(FactRow).where(
    FactRow.centre == bindparam("centre"),
    any_(bindparam("ids", type_=ARRAY(Text))) == FactRow.body["incident_id"].astext,
)
