"""What was taken, sent and reported in a span of time, read at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ARRAY, RowMapping, Uuid, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.stores.log_span import last_before
from data.stores.runs import UNIT_KINDS, runs
from data.stores.timelines import timelines
from data.stores.zones import zones_of
from data.tables.incidents import IncidentRow
from data.tables.log import FactRow
from data.tables.units import UnitRow
from dispatch.course import Course, Run
from dispatch.unit_hours import Timeline
from incidents.terms import IncidentId, IncidentType, Priority
from routing.geo import LatLon

HEARD_LATE = timedelta(hours=24)
"""What is reported later than this after the span is not counted: three shifts without signal. Assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    calls: Sequence[datetime]
    """When each was taken."""
    courses: Sequence[Course]
    """Of the incidents opened in the span, the oldest first."""
    timelines: Sequence[Timeline]
    other: int
    """Incidents that were left out: exercises, or all others when exercises were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    start: datetime
    until: datetime

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.until


async def read_day(engine: AsyncEngine, centre: str, agency: str, span: Span, *, exercise: bool) -> Day:
    """Exercises, or everything but exercises: the two are never added up."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        facts = await _facts(connection, centre, agency, span)
        units = (await connection.execute(_UNITS, {"centre": centre, "agency": agency})).mappings().all()
        opened = {
            UUID(each["incident_id"]): each
            for each in facts
            if each["kind"] == "IncidentOpened" and span.holds(each["at"])
        }
        rows = (await connection.execute(_INCIDENTS, {"ids": list(opened)})).mappings().all()
        wanted = [row for row in rows if row["exercise"] is exercise]
        zones = await zones_of(connection, centre, [row["id"] for row in wanted])
        ran = runs(facts, {each["id"]: each for each in units})
        sent = {run.unit_id for row in wanted for run in ran.get(row["id"], ())}
        mine = [each for each in units if each["exercise"] is exercise or each["id"] in sent]
        return Day(
            calls=[each["at"] for each in facts if _is_call(each, span, exercise)],
            courses=[_course(row, opened[row["id"]], zones, ran.get(row["id"], ())) for row in wanted],
            timelines=await timelines(connection, centre, mine, facts, span.start),
            other=len(rows) - len(wanted),
        )


async def _facts(connection: AsyncConnection, centre: str, agency: str, span: Span) -> Sequence[RowMapping]:
    """Of the span, and what was heard of it later; nothing of it was heard before, for nobody's clock may
    run ahead of ours."""
    asked = {
        "centre": centre,
        "agency": agency,
        "after": await last_before(connection, centre, span.start),
        "last": await last_before(connection, centre, span.until + HEARD_LATE),
    }
    return (await connection.execute(_FACTS, asked)).mappings().all()


def _is_call(fact: RowMapping, span: Span, exercise: bool) -> bool:
    return fact["kind"] == "CallTaken" and span.holds(fact["at"]) and (fact["drill"] == "true") is exercise


def _course(row: RowMapping, opened: RowMapping, zones: Mapping[UUID, str], ran: Sequence[Run]) -> Course:
    kept = row["location"]
    position = kept.get("position")
    return Course(
        id=IncidentId(row["id"]),
        number=row["number"],
        type=IncidentType(row["type"]),
        priority=Priority(row["priority"]),
        zone=zones.get(row["id"]),
        place=kept.get("label") or kept.get("text") or "",
        position=LatLon(position["lat"], position["lon"]) if position else None,
        placed_at_once=opened["place"] is not None,
        opened_at=row["opened_at"],
        closed_at=row["closed_at"],
        runs=ran,
    )


_BODY = FactRow.body
_FACTS = (
    select(
        FactRow.kind,
        FactRow.subject,
        FactRow.at,
        FactRow.version,
        _BODY["incident_id"].astext.label("incident_id"),
        _BODY["unit_id"].astext.label("unit_id"),
        _BODY["assignment_id"].astext.label("assignment_id"),
        _BODY["status"].astext.label("status"),
        _BODY["reason"].astext.label("reason"),
        _BODY["slot"].astext.label("slot"),
        _BODY["eta_s"].label("eta_s"),
        _BODY["later_s"].label("later_s"),
        _BODY["approximate"].label("approximate"),
        _BODY["recommended"].label("recommended"),
        _BODY["location"]["position"]["lat"].astext.label("place"),
        _BODY["call"]["exercise"].astext.label("drill"),
    )
    .where(
        FactRow.centre == bindparam("centre"),
        FactRow.seq > bindparam("after"),
        FactRow.seq <= bindparam("last"),
        FactRow.agency == bindparam("agency"),
        FactRow.kind.in_(("CallTaken", "IncidentOpened", *UNIT_KINDS)),
    )
    .order_by(FactRow.seq)
)
_INCIDENTS = (
    select(IncidentRow)
    .where(IncidentRow.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
    .order_by(IncidentRow.opened_at, IncidentRow.id)
)
_UNITS = (
    select(UnitRow.id, UnitRow.name, UnitRow.capabilities, UnitRow.crew, UnitRow.exercise)
    .where(UnitRow.centre == bindparam("centre"), UnitRow.agency == bindparam("agency"))
    .order_by(UnitRow.name)
)
