"""What dispatch needs from outside: the incidents' transaction, and units in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from dispatch.alarm import Held
from dispatch.card_edition import Edition
from dispatch.closure import StreetClosure
from dispatch.mayday import Mayday
from dispatch.unit import Fix, Unit, UnitId
from incidents.ports import Work
from incidents.terms import IncidentId


class UnitStore(Protocol):
    async def get(self, id: UnitId) -> Unit:
        """The unit, locked until the work ends. Raises UnknownUnit, also for another agency's."""
        ...

    async def with_crew(self, id: UnitId) -> tuple[Unit, Sequence[Unit]]:
        """The unit and the others its crew may man, all locked. Raises UnknownUnit."""
        ...

    async def everyone(self) -> Sequence[Unit]:
        """All of the agency, not locked, by name."""
        ...

    async def save(self, unit: Unit) -> None:
        """Insert or replace the row and its active assignment. Raises UnitTaken where the partial
        unique index says another assignment is active, CrewIsOut where one of its crew is."""
        ...

    async def assigned_to(self, id: IncidentId) -> Sequence[Unit]:
        """Units with an active assignment to the incident, locked, ordered by name."""
        ...


class ClosureStore(Protocol):
    """Streets belong to all agencies of a centre, and so do their closures."""

    async def get(self, id: UUID) -> StreetClosure:
        """The closure, locked until the work ends. Raises UnknownClosure."""
        ...

    async def held(self, at: datetime) -> Sequence[StreetClosure]:
        """Not opened and not over by the clock; none is made by others until the work ends."""
        ...

    async def is_taken(self, id: UUID) -> bool:
        """Whether any closure has this id."""
        ...

    async def save(self, closure: StreetClosure) -> None:
        """Insert or replace the row."""
        ...


class RunCardStore(Protocol):
    async def newest(self) -> Edition | None:
        """The edition in force, None before the first; no other can be made until the work ends."""
        ...

    async def add(self, edition: Edition) -> None:
        """Keep it beside those before."""
        ...


class AlarmStore(Protocol):
    async def held(self, id: UUID) -> Held | None:
        """What has been said about the alarm; None: nothing yet. Two who speak at once: one is Stale."""
        ...


class MaydayStore(Protocol):
    """Whoever asks holds the unit's lock."""

    async def standing(self, unit_id: UnitId) -> Mayday | None:
        """The unit's own that is not cleared; it has one at most."""
        ...

    async def calling_from(self, incident_id: IncidentId) -> Sequence[str]:
        """Names of the units whose maydays about it are not cleared."""
        ...

    async def last_fix(self, unit_id: UnitId) -> Fix | None:
        """Where the vehicle was last heard."""
        ...

    async def is_taken(self, id: UUID) -> bool:
        """Whether any mayday has this id."""
        ...

    async def save(self, mayday: Mayday) -> None:
        """Insert or replace the row."""
        ...


class DispatchWork(Work, Protocol):
    @property
    def units(self) -> UnitStore: ...

    @property
    def closures(self) -> ClosureStore: ...

    @property
    def run_cards(self) -> RunCardStore: ...

    @property
    def alarms(self) -> AlarmStore: ...

    @property
    def maydays(self) -> MaydayStore: ...
