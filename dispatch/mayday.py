"""A crew calls for its life: it stands until the person who took it has said in words how it ended."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from dispatch.alarm import Held
from dispatch.mayday_events import MaydayCalled, MaydayCleared
from dispatch.unit import Fix, Unit, UnitId
from incidents.errors import Refused
from incidents.events import Fact
from incidents.incident import Incident
from incidents.terms import IncidentId, Subject
from incidents.words import is_blank
from routing.geo import LatLon


class MaydayNotTaken(Refused):
    """The mayday of {unit} is cleared by whoever has taken it: {owner}. Take it first."""


class MaydayNeedsWords(Refused):
    """Say in words how the mayday of {unit} ended."""


class MaydayStands(Refused):
    """{units}: a mayday from incident {number} stands that nobody has ended; end it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mayday:
    id: UUID
    version: int
    unit_id: UnitId
    unit: str
    incident_id: IncidentId | None
    incident_number: str | None
    called_at: datetime
    """When it was called first."""
    called_by: str
    position: LatLon | None
    fix_at: datetime | None
    cleared_at: datetime | None = None

    @property
    def fix(self) -> Fix | None:
        """Where the crew was last, and when."""
        if self.position is None or self.fix_at is None:
            return None
        return Fix(unit_id=self.unit_id, position=self.position, at=self.fix_at)


def subject_of(id: UUID) -> Subject:
    return Subject(f"mayday:{id}")


def call_mayday(
    standing: Mayday | None,
    new_id: UUID,
    unit: Unit,
    about: Incident | None,
    fix: Fix | None,
    at: datetime,
    by: str,
) -> MaydayCalled:
    """Never refused. A unit has one that stands: called again, it is the same with a newer place."""
    return MaydayCalled(
        subject=subject_of(standing.id if standing else new_id),
        version=standing.version + 1 if standing else 1,
        at=at,
        by=by,
        mayday_id=standing.id if standing else new_id,
        unit_id=unit.id,
        unit=unit.name,
        incident_id=about.id if about else None,
        incident_number=about.number if about else None,
        position=fix.position if fix else None,
        fix_at=fix.at if fix else None,
    )


def clear(mayday: Mayday, held: Held | None, words: str, at: datetime, by: str) -> MaydayCleared:
    """Raises MaydayNotTaken, MaydayNeedsWords."""
    owner = held.owner if held else None
    if owner != by:
        raise MaydayNotTaken(unit=mayday.unit, owner=owner or "nobody yet")
    if is_blank(words):
        raise MaydayNeedsWords(unit=mayday.unit)
    return MaydayCleared(
        subject=subject_of(mayday.id),
        version=mayday.version + 1,
        at=at,
        by=by,
        mayday_id=mayday.id,
        unit_id=mayday.unit_id,
        unit=mayday.unit,
        incident_id=mayday.incident_id,
        words=words.strip(),
    )


def evolve(mayday: Mayday | None, fact: Fact) -> Mayday:
    """Raises ValueError for a fact that does not belong here."""
    match fact:
        case MaydayCalled():
            place = _newest(mayday, fact)
            return Mayday(
                id=fact.mayday_id,
                version=fact.version,
                unit_id=fact.unit_id,
                unit=fact.unit,
                incident_id=fact.incident_id or (mayday.incident_id if mayday else None),
                incident_number=fact.incident_number or (mayday.incident_number if mayday else None),
                called_at=mayday.called_at if mayday else fact.at,
                called_by=mayday.called_by if mayday else fact.by,
                position=place.position,
                fix_at=place.fix_at,
            )
        case MaydayCleared() if mayday is not None:
            return replace(mayday, version=fact.version, cleared_at=fact.at)
        case _:
            raise ValueError(f"{type(fact).__name__} is no fact of a mayday")


def _newest(mayday: Mayday | None, fact: MaydayCalled) -> Mayday | MaydayCalled:
    """A crew that calls again is not put back to where it was before."""
    if mayday is None or mayday.fix_at is None:
        return fact
    return mayday if fact.fix_at is None or fact.fix_at < mayday.fix_at else fact
