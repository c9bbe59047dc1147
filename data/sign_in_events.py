"""Facts about sign-ins. The subject of each is the user."""

from dataclasses import dataclass
from uuid import UUID

from incidents.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInEnded(Fact):
    user_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChanged(Fact):
    """What it is stands nowhere but as a hash in the users' table."""

    user_id: UUID
