"""The log of facts, read in the order in which they were committed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.codec import decode, kinds
from data.tables.log import CounterRow, FactRow
from incidents.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A fact with what the log adds."""

    seq: int
    agency: str
    recorded_at: datetime
    fact: Fact
    incident_id: str | None


async def read_since(
    connection: AsyncConnection, centre: str, seq: int, limit: int = 1000
) -> Sequence[Logged]:
    """Facts after number `seq`, at most `limit`, in order."""
    query = select(FactRow).where(FactRow.centre == centre, FactRow.seq > seq)
    rows = await connection.execute(query.order_by(FactRow.seq).limit(limit))
    return [logged(row) for row in rows.mappings()]


@dataclass(frozen=True, slots=True)
class Touch:
    """A fact by what it changed: enough to know which cards show it, and a fraction of the work to read."""

    seq: int
    agency: str
    subject: str
    recorded_at: datetime
    incident_id: str | None


TOUCHED = (
    select(
        FactRow.seq,
        FactRow.agency,
        FactRow.subject,
        FactRow.recorded_at,
        FactRow.body["incident_id"].astext.label("incident_id"),
    )
    .where(FactRow.centre == bindparam("centre"), FactRow.seq > bindparam("since"))
    .order_by(FactRow.seq)
    .limit(bindparam("most"))
)


async def touched_since(
    connection: AsyncConnection, centre: str, seq: int, limit: int = 1000
) -> Sequence[Touch]:
    """What changed after number `seq`, at most `limit` facts, in order."""
    rows = await connection.execute(TOUCHED, {"centre": centre, "since": seq, "most": limit})
    return [Touch(*row) for row in rows]


NEWEST = select(CounterRow.seq).where(CounterRow.centre == bindparam("centre"))


async def newest(connection: AsyncConnection, centre: str) -> int:
    """The last number given; 0 for an empty log."""
    found = await connection.execute(NEWEST, {"centre": centre})
    return found.scalar_one_or_none() or 0


async def verify(connection: AsyncConnection, centre: str) -> list[str]:
    """What is wrong with the log, a line each; empty when nothing is."""
    last = await newest(connection, centre)
    counted = select(func.count(), func.max(FactRow.seq)).where(FactRow.centre == centre)
    count, highest = (await connection.execute(counted)).one()
    wrong = []
    if (count, highest or 0) != (last, last):
        wrong.append(f"{last} numbers were given, {count} facts are there, the last is {highest}")
    versions = (
        select(FactRow.subject)
        .where(FactRow.centre == centre)
        .group_by(FactRow.subject)
        .having(func.count() != func.max(FactRow.version))
    )
    wrong += [f"{subject} lacks a version" for subject in (await connection.execute(versions)).scalars()]
    return wrong


def logged(row: RowMapping) -> Logged:
    """From a whole row of the log."""
    envelope = {name: row[name] for name in ("subject", "version", "at", "by")}
    fact = decode(kinds()[row["kind"]], {**row["body"], **envelope})
    return Logged(
        seq=row["seq"],
        agency=row["agency"],
        recorded_at=row["recorded_at"],
        fact=fact,
        incident_id=row["body"].get("incident_id"),
    )
