"""Who may sign in: users, and sessions that can be ended at once."""

import hashlib
import secrets
from base64 import b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import ARRAY, LargeBinary, RowMapping, Select, any_, bindparam, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.tables.people import SessionRow, UserRow
from incidents.errors import Refused

SESSION_LASTS = timedelta(hours=16)
"""Longer than any shift with its overtime (assumed), so nobody is signed out on duty."""

HASHER = PasswordHasher()
"""argon2id with the library's defaults (RFC 9106, low-memory profile)."""


def _nobodys() -> str:
    """A hash of no password, with the costs of a real one; written, not computed: that takes its time."""
    salt, digest = (b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in (16, 32))
    costs = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


DUMMY = _nobodys()
"""Checked when the name is unknown, so that an unknown name takes as long as a wrong password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    id: UUID
    centre: str
    agency: str
    name: str
    role: str
    locale: str
    unit_id: UUID | None

    def may_as(self, other: "User") -> bool:
        """Whether both may do the same to the same things."""
        return (self.role, self.agency, self.unit_id) == (other.role, other.agency, other.unit_id)


def hash_password(password: str) -> str:
    """Takes tens of milliseconds by design: call it in a thread."""
    return HASHER.hash(password)


FOR_MADE = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""argon2id at its least: what slows guessing is of no use where nothing can be guessed."""


def hash_made_password(password: str) -> str:
    """Of a password that a machine drew, of 96 random bits or more; a person's is never hashed so. It takes
    next to no time, and neither does signing in with it."""
    return FOR_MADE.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Takes tens of milliseconds by design: call it in a thread."""
    try:
        return HASHER.verify(password_hash, password)
    except VerificationError:
        return False


HOLDING = (
    select(*(getattr(UserRow, name) for name in User.__slots__))
    .join(SessionRow, SessionRow.user_id == UserRow.id)
    .where(
        UserRow.centre == bindparam("centre"),
        UserRow.ended_at.is_(None),
        SessionRow.token_hash == bindparam("token_hash"),
        SessionRow.expires_at > func.clock_timestamp(),
        SessionRow.revoked_at.is_(None),
    )
)
"""Made once: every request asks it, and to build a query takes as long as to send it."""

HELD = (
    select(SessionRow.token_hash, *(getattr(UserRow, name) for name in User.__slots__))
    .join(UserRow, SessionRow.user_id == UserRow.id)
    .where(
        UserRow.centre == bindparam("centre"),
        UserRow.ended_at.is_(None),
        SessionRow.token_hash == any_(bindparam("hashes", type_=ARRAY(LargeBinary))),
        SessionRow.expires_at > func.clock_timestamp(),
        SessionRow.revoked_at.is_(None),
    )
)


class SignInTaken(Refused):
    """{name} is the sign-in of a {role} of {agency} already. Nothing was changed: choose another name."""


@dataclass(frozen=True, slots=True)
class People:
    engine: AsyncEngine
    centre: str

    async def add(
        self,
        *,
        agency: str,
        name: str,
        role: str,
        password_hash: str,
        locale: str = "en",
        unit_id: UUID | None = None,
    ) -> None:
        """Add a user, or give a known one this role and password; one who was ended may sign in again.
        Raises SignInTaken: the name is another unit's or agency's, or a person's and not a crew's."""
        row = {
            "agency": agency,
            "role": role,
            "locale": locale,
            "unit_id": unit_id,
            "password_hash": password_hash,
            "ended_at": None,
        }
        statement = upsert(UserRow).values(id=uuid4(), centre=self.centre, name=name, **row)
        own = statement.on_conflict_do_update(
            index_elements=["centre", "name"],
            set_=row,
            where=(UserRow.agency == agency) & UserRow.unit_id.is_not_distinct_from(unit_id),
        )
        async with self.engine.begin() as connection:
            if (await connection.execute(own.returning(UserRow.id))).first() is None:
                raise await self._taken(connection, name)

    async def keep_for(self, name: str, agency: str, unit_id: UUID) -> None:
        """Raises SignInTaken when a crew of this unit could not sign in by this name."""
        theirs = (UserRow.agency != agency) | UserRow.unit_id.is_distinct_from(unit_id)
        async with self.engine.connect() as connection:
            if (await connection.execute(self._users().where(UserRow.name == name, theirs))).first():
                raise await self._taken(connection, name)

    async def _taken(self, connection: AsyncConnection, name: str) -> SignInTaken:
        query = select(UserRow.role, UserRow.agency).where(
            UserRow.centre == self.centre, UserRow.name == name
        )
        role, agency = (await connection.execute(query)).one()
        return SignInTaken(name=name, role=role.replace("_", " "), agency=agency)

    async def named(self, name: str) -> tuple[User, str] | None:
        """The user and the password hash, or None."""
        async with self.engine.connect() as connection:
            found = (
                (
                    await connection.execute(
                        self._users().where(UserRow.name == name, UserRow.ended_at.is_(None))
                    )
                )
                .mappings()
                .first()
            )
        return (_user(found), found["password_hash"]) if found else None

    async def open_session(self, user: User) -> str:
        """A token for the cookie; only its hash is kept."""
        token = secrets.token_urlsafe(32)
        row = {
            "token_hash": _hash(token),
            "centre": user.centre,
            "agency": user.agency,
            "user_id": user.id,
            "expires_at": func.clock_timestamp() + SESSION_LASTS,
        }
        async with self.engine.begin() as connection:
            await connection.execute(insert(SessionRow).values(row))
        return token

    async def holding(self, token: str) -> User | None:
        """Who holds this token; None when unknown, expired or ended."""
        asked = {"centre": self.centre, "token_hash": _hash(token)}
        async with self.engine.connect() as connection:  # one look, asked by every request: no transaction
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            found = (await connection.execute(HOLDING, asked)).mappings().first()
        return _user(found) if found else None

    async def held(self, tokens: Collection[str]) -> Mapping[str, User]:
        """Those of them somebody holds, neither unknown, expired nor ended: by whom, as they are now."""
        by_hash = {_hash(each): each for each in tokens}
        asked = {"centre": self.centre, "hashes": list(by_hash)}
        async with self.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            found = (await connection.execute(HELD, asked)).mappings().all()
        return {by_hash[each["token_hash"]]: _user(each) for each in found}

    async def end_session(self, token: str) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(
                update(SessionRow)
                .where(SessionRow.token_hash == _hash(token))
                .values(revoked_at=func.clock_timestamp())
            )

    def _users(self) -> Select[*tuple[Any, ...]]:
        return select(UserRow).where(UserRow.centre == self.centre)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _user(row: RowMapping) -> User:
    return User(**{name: row[name] for name in User.__slots__})
