"""One transaction over PostgreSQL: rows, facts and receipt together, or nothing."""

import json
from dataclasses import replace
from types import TracebackType
from typing import Self, cast
from uuid import NAMESPACE_OID, UUID, uuid5

import asyncpg
import structlog
from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.codec import body, decode, encode
from data.engine import TROUBLE
from data.stores.alarms import PostgresAlarms
from data.stores.calls import PostgresCalls
from data.stores.closures import PostgresClosures
from data.stores.incidents import PostgresIncidents
from data.stores.maydays import PostgresMaydays
from data.stores.premise_notes import PostgresPremiseNotes
from data.stores.run_cards import PostgresRunCards
from data.stores.scope import Scope
from data.stores.units import PostgresUnits
from data.tables.log import RequestRow
from incidents.errors import SameIdOtherBody, Stale
from incidents.events import Fact
from incidents.ports import Command, Receipt

BELL = "farol_facts"
"""The channel of the empty notification rung after each commit."""

KEEP = text("""
    with taken as (
        insert into counters (centre, seq) values (:centre, cast(:count as bigint))
        on conflict (centre) do update set seq = counters.seq + excluded.seq
        returning seq
    ), kept as (
        insert into facts (centre, seq, agency, subject, version, kind, at, by, body)
        select :centre, taken.seq - cast(:count as bigint) + fact.place, :agency,
            fact.subject, fact.version, fact.kind, fact.at, fact.by, fact.body
        from taken, jsonb_to_recordset(:facts) as fact (
            place bigint, subject text, version bigint, kind text, at timestamptz, by text, body jsonb
        )
    ), answered as (
        insert into requests (centre, agency, key, digest, receipt)
        select :centre, :agency, :key, :digest, :receipt || jsonb_build_object('seq', taken.seq) from taken
    )
    select seq from taken
""").bindparams(bindparam("facts", type_=JSONB), bindparam("receipt", type_=JSONB))
"""The numbers, the facts and the receipt in one statement. The counter's row is the one lock that every
writer of the centre waits for: it is taken here, last, and the commit follows at once."""

LOCK = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0)))
ANSWERED = select(RequestRow.digest, RequestRow.receipt).where(
    RequestRow.centre == bindparam("centre"),
    RequestRow.agency == bindparam("agency"),
    RequestRow.key.in_((bindparam("key"), bindparam("formerly"))),
)

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
        self.closures = PostgresClosures(self._scope)
        self.run_cards = PostgresRunCards(self._scope)
        self.alarms = PostgresAlarms(self._scope)
        self.premise_notes = PostgresPremiseNotes(self._scope)
        self.maydays = PostgresMaydays(self._scope)
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
        formerly = command.formerly or command.key
        for key in dict.fromkeys((formerly, command.key)):
            await self._connection.execute(LOCK, {"name": f"{self._centre}/{self._agency}/{key}"})
        asked = {"centre": self._centre, "agency": self._agency, "key": command.key, "formerly": formerly}
        found = (await self._connection.execute(ANSWERED, asked)).first()
        if found is None:
            return None
        if found.digest != command.digest:
            raise SameIdOtherBody(key=command.key)
        return decode(Receipt, found.receipt)

    def own(self, id: UUID) -> UUID:
        return uuid5(NAMESPACE_OID, f"farol/own/{json.dumps([self._centre, self._agency])}/{id}")

    def record(self, fact: Fact) -> None:
        self._facts.append(fact)

    async def commit(self, command: Command, receipt: Receipt) -> Receipt:
        if not self._facts:
            raise ValueError("a command without a fact changes nothing and has no number")
        plain = encode(receipt)
        taken = await self._connection.execute(
            KEEP,
            {
                "centre": self._centre,
                "agency": self._agency,
                "count": len(self._facts),
                "facts": [
                    _row(replace(fact, said_at=command.said_at), i) for i, fact in enumerate(self._facts)
                ],
                "key": command.key,
                "digest": command.digest,
                "receipt": plain,
            },
        )
        numbered = decode(Receipt, {**plain, "seq": taken.scalar_one()})
        await self._connection.commit()
        await self._ring()
        return numbered

    async def _ring(self) -> None:
        """After the commit: inside it, notifications queue behind one lock. A lost bell costs one poll."""
        try:
            raw = await self._connection.get_raw_connection()  # one word, no transaction around it
            await cast(asyncpg.Connection, raw.driver_connection).execute(f"notify {BELL}")
        except TROUBLE as error:  # it is stored: to say otherwise now would be untrue
            log.warning("bell not rung", centre=self._centre, error=type(error).__name__)


def _row(fact: Fact, before: int) -> dict[str, object]:
    """`before`: how many facts of the command come before it."""
    return {
        "place": before + 1,
        "subject": fact.subject,
        "version": fact.version,
        "kind": type(fact).__name__,
        "at": encode(fact.at),
        "by": fact.by,
        "body": body(fact),
    }


def _was_contention(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    lost_race = isinstance(error, IntegrityError) and "uq_facts_centre_subject_version" in str(error.orig)
    return lost_race or state in CONTENTION
