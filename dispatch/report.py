"""A crew's word about its own state: accepted in any order, flagged when unusual, never refused."""

from datetime import datetime

from dispatch.events import UnitStatusChanged
from dispatch.status import COMMITTED, UnitStatus
from dispatch.unit import Unit


def report(unit: Unit, status: UnitStatus, at: datetime, by: str, ahead: bool = False) -> UnitStatusChanged:
    """The fact of what the crew said; `ahead`: of a later hour than ours, so held at ours. Flags: "repeated"
    (the first word's instant stays), "no_assignment" (working, but sent nowhere), "late_report" (said to have
    happened before what we hold, so the present state stays), "future"."""
    unusual = {
        "repeated": status is unit.status,
        "no_assignment": status in COMMITTED and unit.assignment_id is None,
        "late_report": at < unit.status_since,
        "future": ahead,
    }
    return UnitStatusChanged(
        subject=unit.subject,
        version=unit.version + 1,
        at=at,
        by=by,
        unit_id=unit.id,
        status=status,
        was=unit.status,
        incident_id=unit.incident_id,
        assignment_id=unit.assignment_id,
        flags=tuple(flag for flag, holds in unusual.items() if holds),
    )
