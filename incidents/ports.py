"""What the rules need from outside: a transaction over calls and incidents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from incidents.call import CallForService
from incidents.events import Fact
from incidents.incident import Incident
from incidents.premise_note import PremiseNote
from incidents.terms import CallId, IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One press of one button: repeated with the same key it happens once."""

    key: UUID
    digest: str
    """Hash of operation and body: the same key with another digest is refused."""
    at: datetime
    """When it happened in the world."""
    by: str
    formerly: UUID | None = None
    """What an earlier version of ours made of the same press: it may have been answered under that."""
    ahead: bool = False
    """The sender's clock said a later hour than it can be; `at` is when it was heard."""
    said_at: datetime | None = None
    """What the sender's clock said, where `at` cannot be that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The answer to a command, given again word for word when it is repeated."""

    id: UUID
    """The thing that changed: call, incident or unit."""
    incident_id: UUID | None = None
    number: str | None = None
    version: int
    """Version of the thing that changed."""
    seq: int = 0
    """Number of the command's last fact in the centre's log; 0 until committed."""
    detail: Mapping[str, object] = field(default_factory=dict)
    """JSON values only."""


class CallStore(Protocol):
    async def get(self, id: CallId) -> CallForService:
        """Raises UnknownCall."""
        ...

    async def hold(self, id: CallId) -> CallForService:
        """The call, locked until the work ends. Raises UnknownCall."""
        ...

    async def add(self, call: CallForService, incident_id: IncidentId, by: str) -> bool:
        """False where another agency has a call of that id; nothing is kept then."""
        ...

    async def move(self, call: CallForService, incident_id: IncidentId) -> None:
        """A held call is about another incident from now on."""
        ...


class IncidentStore(Protocol):
    async def get(self, id: IncidentId) -> Incident:
        """The incident, locked until the work ends. Raises UnknownIncident, also for another agency's."""
        ...

    async def see(self, id: IncidentId) -> Incident:
        """The incident as it stands, not locked. Raises UnknownIncident."""
        ...

    async def open_ones(self) -> Sequence[Incident]:
        """All that are open, not locked, the oldest first."""
        ...

    async def save(self, incident: Incident) -> None:
        """Insert or replace the row."""
        ...

    async def next_number(self, at: datetime) -> str:
        """The next number people say, e.g. "2026-000123"; gaps are possible and harmless."""
        ...


class PremiseNoteStore(Protocol):
    async def get(self, id: UUID) -> PremiseNote:
        """The note, locked until the work ends. Raises UnknownPremiseNote."""
        ...

    async def is_taken(self, id: UUID) -> bool:
        """Whether anybody's note has this id."""
        ...

    async def save(self, note: PremiseNote) -> None:
        """Insert or replace the row."""
        ...


class Work(Protocol):
    """One transaction of one agency in one centre. Leaving the block without `commit` rolls back."""

    @property
    def calls(self) -> CallStore: ...

    @property
    def incidents(self) -> IncidentStore: ...

    @property
    def premise_notes(self) -> PremiseNoteStore: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    async def answered(self, command: Command) -> Receipt | None:
        """The receipt this command was given before, or None. Holds a lock on the key until the work
        ends, so that two presses at once are one. Raises SameIdOtherBody."""
        ...

    def own(self, id: UUID) -> UUID:
        """An id that follows from this one and from whose work this is: no other agency's does."""
        ...

    def record(self, fact: Fact) -> None:
        """Keep a fact; written with its number at commit."""
        ...

    async def commit(self, command: Command, receipt: Receipt) -> Receipt:
        """Write facts and receipt, commit, ring the bell; the receipt comes back with its seq.
        Raises Stale when someone else was first."""
        ...
