"""One transaction over PostgreSQL: rows, facts and receipt together, or nothing."""

from datetime import datetime
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.codec import body, decode, encode
from data.stores.calls import PostgresCalls
from data.stores.incidents import PostgresIncidents
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from data.tables.log import FactRow, RequestRow
from incidents.errors import SameIdOtherBody, Stale
from incidents.events import Fact
from incidents.ports import Command, Receipt

BELL = "farol_facts"
"""The channel of the empty notification rung after each commit."""

TAKE_NUMBERS = text("""
    insert into counters (centre, seq) values (:centre, :count)
    on conflict (centre) do update set seq = counters.seq + :count
    returning seq
""")

CONTENTION = frozenset({"55P03", "40P01", "40001"})
"""SQLSTATEs for lock not available, deadlock, serialization failure (PostgreSQL, appendix A)."""

log = structlog.get_logger()


class PostgresWork:
    """`DispatchWork` of one agency in one centre. One use each."""

    def __init__(self, engine: AsyncEngine, centre: str, agency: str) -> None:
        self._engine = engine
        self._centre = centre
        self._agency = agency
        self._facts: list[Fact] = []

    async def __aenter__(self) -> Self:
        self._connection: AsyncConnection = await self._engine.connect()
        self._scope = Scope(self._connection, self._centre, self._agency)
        self.calls = PostgresCalls(self._scope)
        self.incidents = PostgresIncidents(self._scope)
        self.units = PostgresUnits(self._scope)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._connection.close()  # an open transaction is rolled back
        if isinstance(error, DBAPIError) and _was_contention(error):
            raise Stale(what="this") from error

    async def answered(self, command: Command) -> Receipt | None:
        name = f"{self._centre}/{self._agency}/{command.key}"
        await self._connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
        query = select(RequestRow.digest, RequestRow.receipt).where(
            RequestRow.centre == self._centre,
            RequestRow.agency == self._agency,
            RequestRow.key == command.key,
        )
        found = (await self._connection.execute(query)).one_or_none()
        if found is None:
            return None
        if found.digest != command.digest:
            raise SameIdOtherBody(key=command.key)
        return decode(Receipt, found.receipt)

    def record(self, fact: Fact) -> None:
        self._facts.append(fact)

    async def commit(self, command: Command, receipt: Receipt) -> Receipt:
        if not self._facts:
            raise ValueError("a command without a fact changes nothing and has no number")
        count = len(self._facts)
        last = await self._take_numbers(count)
        first = last - count + 1
        rows = [self._row(fact, first + i) for i, fact in enumerate(self._facts)]
        await self._connection.execute(insert(FactRow), rows)
        numbered = decode(Receipt, {**encode(receipt), "seq": last})
        await self._connection.execute(
            insert(RequestRow).values(
                centre=self._centre,
                agency=self._agency,
                key=command.key,
                digest=command.digest,
                receipt=encode(numbered),
            )
        )
        await self._connection.commit()
        await self._ring()
        return numbered

    async def _take_numbers(self, count: int) -> int:
        """The last row lock of the transaction, so that number order is commit order."""
        taken = await self._connection.execute(TAKE_NUMBERS, {"centre": self._centre, "count": count})
        last: int = taken.scalar_one()
        return last

    def _row(self, fact: Fact, seq: int) -> dict[str, object]:
        at: datetime = fact.at
        return {
            "centre": self._centre,
            "seq": seq,
            "agency": self._agency,
            "subject": fact.subject,
            "version": fact.version,
            "kind": type(fact).__name__,
            "at": at,
            "by": fact.by,
            "body": body(fact),
        }

    async def _ring(self) -> None:
        """After the commit: inside it, notifications queue behind one lock. A lost bell costs one poll."""
        try:
            await self._connection.execute(text(f"notify {BELL}"))
            await self._connection.commit()
        except DBAPIError as error:
            log.warning("bell not rung", centre=self._centre, error=type(error.orig).__name__)


def _was_contention(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    lost_race = isinstance(error, IntegrityError) and "uq_facts_centre_subject_version" in str(error.orig)
    return lost_race or state in CONTENTION
