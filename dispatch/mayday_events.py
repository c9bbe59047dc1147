"""Facts about a crew that calls for its life. The subject of each is the mayday."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dispatch.unit import UnitId
from incidents.events import Fact
from incidents.terms import IncidentId
from routing.geo import LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class MaydayCalled(Fact):
    """`at` is when it was pressed or heard; said again while it stands, it is a further version."""

    mayday_id: UUID
    unit_id: UnitId
    unit: str
    incident_id: IncidentId | None
    incident_number: str | None
    position: LatLon | None
    """Where the crew was last; None: never heard."""
    fix_at: datetime | None
    """How old that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaydayCleared(Fact):
    """By whoever had taken it."""

    mayday_id: UUID
    unit_id: UnitId
    unit: str
    incident_id: IncidentId | None
    words: str
    """How it ended; never empty."""
