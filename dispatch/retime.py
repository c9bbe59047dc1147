"""When a street closes or opens, whoever drives over it is due at another time; whoever sent it is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dispatch.eta import Eta
from dispatch.events import UnitRetimed
from dispatch.status import UnitStatus
from dispatch.unit import AssignmentId, Unit

UNDER_WAY = frozenset({UnitStatus.ASSIGNED, UnitStatus.EN_ROUTE})

WORTH_TELLING_S = 20.0
"""A smaller change is lost in the doubt of any arrival time. Assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retiming:
    """One unit's arrival, had nothing changed and as it is now, seen at one moment from one place."""

    assignment_id: AssignmentId
    before: Eta
    now: Eta
    closures: Collection[UUID]
    """What began or ended to hold."""

    @property
    def later_s(self) -> float:
        return self.now.seconds - self.before.seconds

    @property
    def matters(self) -> bool:
        """Also where the road is gone, however long the straight line that stands in for it."""
        return abs(self.later_s) >= WORTH_TELLING_S or self.now.approximate != self.before.approximate


def is_under_way(unit: Unit) -> bool:
    return unit.assignment_id is not None and unit.status in UNDER_WAY


def retime(unit: Unit, change: Retiming, at: datetime, by: str) -> UnitRetimed | None:
    """None where nobody need be told: it has arrived, was released or sent elsewhere meanwhile."""
    if not (is_under_way(unit) and change.matters) or unit.incident_id is None:
        return None
    if unit.assignment_id != change.assignment_id:
        return None
    return UnitRetimed(
        subject=unit.subject,
        version=unit.version + 1,
        at=at,
        by=by,
        unit_id=unit.id,
        incident_id=unit.incident_id,
        assignment_id=change.assignment_id,
        eta_s=change.now.seconds,
        later_s=change.later_s,
        approximate=change.now.approximate,
        closures=tuple(sorted(change.closures)),
    )
