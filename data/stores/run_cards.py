"""Editions of run cards: rows and back, and which one is in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, bindparam, func, insert, select

from data.codec import decode, encode
from data.stores.scope import Scope
from data.tables.run_cards import RunCardEditionRow
from dispatch.card_edition import Edition

REMEMBERED = 64
"""Editions a process keeps at hand; assumed: a few agencies' own, and one just replaced."""

_OF_AGENCY = (
    RunCardEditionRow.centre == bindparam("centre"),
    RunCardEditionRow.agency == bindparam("agency"),
)
_IN_FORCE: Select[UUID, int] = (
    select(RunCardEditionRow.book_id, RunCardEditionRow.edition)
    .where(*_OF_AGENCY)
    .order_by(RunCardEditionRow.edition.desc())
    .limit(1)
)
_ONE = select(RunCardEditionRow).where(*_OF_AGENCY, RunCardEditionRow.edition == bindparam("number"))
_NEWEST = select(RunCardEditionRow).where(*_OF_AGENCY).order_by(RunCardEditionRow.edition.desc()).limit(1)
_HISTORY = (
    select(
        RunCardEditionRow.edition,
        RunCardEditionRow.made_by,
        RunCardEditionRow.made_at,
        RunCardEditionRow.reason,
    )
    .where(*_OF_AGENCY)
    .order_by(RunCardEditionRow.edition.desc())
    .limit(100)
)
_LOCK = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0)))


@dataclass(frozen=True, slots=True)
class PostgresRunCards:
    scope: Scope

    async def newest(self) -> Edition | None:
        name = f"run cards of {self.scope.centre}/{self.scope.agency}"
        await self.scope.connection.execute(_LOCK, {"name": name})
        return await self._one(_NEWEST, {})

    async def numbered(self, edition: int) -> Edition | None:
        """Not locked."""
        return await self._one(_ONE, {"number": edition})

    async def _one(self, query: Select[RunCardEditionRow], more: dict[str, object]) -> Edition | None:
        asked = {"centre": self.scope.centre, "agency": self.scope.agency, **more}
        row = (await self.scope.connection.execute(query, asked)).mappings().one_or_none()
        return None if row is None else decode(Edition, dict(row))

    async def add(self, edition: Edition) -> None:
        row = {**encode(edition), "book_id": edition.book_id, "made_at": edition.made_at}
        mine = {"centre": self.scope.centre, "agency": self.scope.agency}
        await self.scope.connection.execute(insert(RunCardEditionRow).values({**row, **mine}))

    async def history(self) -> Sequence[tuple[int, str, datetime, str]]:
        """Number, by whom, when, why; the newest first, a hundred at most."""
        asked = {"centre": self.scope.centre, "agency": self.scope.agency}
        rows = await self.scope.connection.execute(_HISTORY, asked)
        return [(edition, by, at, reason) for edition, by, at, reason in rows]


class EditionsAtHand:
    """What is in force is asked of the database every time; what an edition says is read once.

    An edition never changes, so what is kept cannot be old, and a new one counts in every process from its
    commit on.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[UUID, int], Edition] = {}

    async def in_force(self, scope: Scope) -> Edition | None:
        """None where the agency has made none."""
        asked = {"centre": scope.centre, "agency": scope.agency}
        found = (await scope.connection.execute(_IN_FORCE, asked)).one_or_none()
        if found is None:
            return None
        key = (found.book_id, found.edition)
        if key not in self._kept:
            read = await PostgresRunCards(scope).numbered(found.edition)
            if read is None:
                raise ValueError(f"edition {found.edition} was there and is gone")
            if len(self._kept) >= REMEMBERED:
                self._kept.clear()
            self._kept[key] = read
        return self._kept[key]
