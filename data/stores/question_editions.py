"""Editions of question cards: a set that differs from the newest becomes the next, and all are kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.codec import decode, encode
from data.loaders.question_file import question_set
from data.tables.question_cards import QuestionEditionRow
from incidents.question import QuestionSet
from incidents.question_edition import QuestionEdition

TOLD = 100
"""Editions listed at once, the newest first."""

_COLUMNS = (
    QuestionEditionRow.edition,
    QuestionEditionRow.digest,
    QuestionEditionRow.cards,
    QuestionEditionRow.since,
)
_OF_CENTRE = (
    select(*_COLUMNS)
    .where(QuestionEditionRow.centre == bindparam("centre"))
    .order_by(QuestionEditionRow.edition.desc())
)
_LOCK = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0)))


def digest_of(cards: QuestionSet) -> str:
    """The same for sets that say the same, whatever the layout and comments of their files."""
    return sha256(json.dumps(encode(cards), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


async def editions(connection: AsyncConnection, centre: str) -> Sequence[QuestionEdition]:
    """The newest first, a hundred at most."""
    rows = await connection.execute(_OF_CENTRE.limit(TOLD), {"centre": centre})
    return [decode(QuestionEdition, dict(each)) for each in rows.mappings()]


async def edition_of(engine: AsyncEngine, centre: str, cards: QuestionSet, at: datetime) -> QuestionEdition:
    """The newest where it says the same; else `cards` become the next. Safe to repeat, and under a race."""
    digest = digest_of(cards)
    async with engine.begin() as connection:
        await connection.execute(_LOCK, {"name": f"question cards of {centre}"})
        row = (await connection.execute(_OF_CENTRE.limit(1), {"centre": centre})).mappings().one_or_none()
        held = None if row is None else decode(QuestionEdition, dict(row))
        if held is not None and held.digest == digest:
            return held
        made = QuestionEdition(edition=held.edition + 1 if held else 1, digest=digest, cards=cards, since=at)
        values = {**encode(made), "since": at, "centre": centre}
        await connection.execute(insert(QuestionEditionRow).values(values))
        return made


@dataclass(slots=True)
class QuestionsInForce:
    """Of one process: its file is read once, and its edition found when somebody first asks."""

    engine: AsyncEngine
    centre: str
    file: str | None
    _found: QuestionEdition | None = field(default=None, init=False)

    async def edition(self) -> QuestionEdition:
        if self._found is None:
            cards = question_set(self.file)
            self._found = await edition_of(self.engine, self.centre, cards, datetime.now(UTC))
        return self._found

    async def numbered(self, number: int) -> QuestionEdition | None:
        async with self.engine.connect() as connection:
            query = _OF_CENTRE.where(QuestionEditionRow.edition == bindparam("number"))
            asked = {"centre": self.centre, "number": number}
            row = (await connection.execute(query, asked)).mappings().one_or_none()
        return None if row is None else decode(QuestionEdition, dict(row))

    async def as_claimed(self, number: int | None) -> int | None:
        """An edition that a desk says it asked from; None where it says none, or one that never was."""
        if number is None or number == (await self.edition()).edition:
            return number
        return number if await self.numbered(number) else None
