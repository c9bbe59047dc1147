"""What an administrator does to a sign-in: each one transaction, with a fact of who did it when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import InstrumentedAttribute

from data.sign_in_events import PasswordChanged, SignInEnded
from data.tables.log import FactRow
from data.tables.people import SessionRow, UserRow
from data.unit_of_work import PostgresWork
from incidents.errors import Refused
from incidents.ports import Command, Receipt
from incidents.terms import Subject

T = TypeVar("T")


class NobodyOfThatName(Refused):
    """Nobody called {name} may sign in at the centre {centre}; farol user list tells who may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    name: str
    role: str
    agency: str
    locale: str
    """Empty: the browser's."""
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignIns:
    engine: AsyncEngine
    centre: str

    async def all(self) -> Sequence[SignIn]:
        """By agency and name, those that were ended too."""
        query = (
            select(UserRow.name, UserRow.role, UserRow.agency, UserRow.locale, UserRow.ended_at)
            .where(UserRow.centre == self.centre)
            .order_by(UserRow.agency, UserRow.name)
        )
        async with self.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [
            SignIn(name=name, role=role, agency=agency, locale=locale, ended_at=ended_at)
            for name, role, agency, locale, ended_at in rows
        ]

    async def end(self, command: Command, name: str) -> Receipt:
        """Signed out everywhere, and may not sign in again. Raises NobodyOfThatName."""
        return await self._change(command, name, SignInEnded, ended_at=command.at)

    async def set_password(self, command: Command, name: str, password_hash: str) -> Receipt:
        """Signed out everywhere: whoever knew the old one is out. Raises NobodyOfThatName."""
        return await self._change(command, name, PasswordChanged, password_hash=password_hash)

    async def _change(
        self, command: Command, name: str, kind: type[SignInEnded | PasswordChanged], **values: object
    ) -> Receipt:
        async with self.engine.connect() as connection:
            agency = (await connection.execute(self._named(name, UserRow.agency))).scalar_one_or_none()
        if agency is None:
            raise NobodyOfThatName(name=name, centre=self.centre)
        async with PostgresWork(self.engine, self.centre, agency) as work:
            return await self._in(work, command, name, kind, values)

    async def _in(
        self,
        work: PostgresWork,
        command: Command,
        name: str,
        kind: type[SignInEnded | PasswordChanged],
        values: dict[str, object],
    ) -> Receipt:
        if (seen := await work.answered(command)) is not None:
            return seen
        connection = work.calls.scope.connection
        id = (await connection.execute(self._named(name, UserRow.id).with_for_update())).scalar_one_or_none()
        if id is None:
            raise NobodyOfThatName(name=name, centre=self.centre)
        await connection.execute(update(UserRow).where(UserRow.id == id).values(values))
        await connection.execute(
            update(SessionRow)
            .where(SessionRow.user_id == id, SessionRow.revoked_at.is_(None))
            .values(revoked_at=func.clock_timestamp())
        )
        subject = Subject(f"user:{id}")
        version = 1 + await self._version(connection, subject)
        work.record(kind(subject=subject, version=version, at=command.at, by=command.by, user_id=id))
        return await work.commit(command, Receipt(id=id, number=name, version=version))

    def _named(self, name: str, column: InstrumentedAttribute[T]) -> Select[T]:
        return select(column).where(
            UserRow.centre == self.centre, UserRow.name == name, UserRow.ended_at.is_(None)
        )

    async def _version(self, connection: AsyncConnection, subject: Subject) -> int:
        query = select(func.coalesce(func.max(FactRow.version), 0)).where(
            FactRow.centre == self.centre, FactRow.subject == subject
        )
        return int((await connection.execute(query)).scalar_one())
