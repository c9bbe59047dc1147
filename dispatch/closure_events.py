"""Facts about streets that are closed, slowed and opened again. The subject of each is the closure."""

from dataclasses import dataclass
from uuid import UUID

from incidents.events import Fact
from routing.closures import Closure


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetClosed(Fact):
    """Shut or slowed, from an instant until another or until someone opens it."""

    closure: Closure
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetOpened(Fact):
    closure_id: UUID
