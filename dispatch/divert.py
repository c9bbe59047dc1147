"""A unit still under way is taken for something more urgent, or for a call another unit reaches sooner."""

from collections.abc import Mapping
from datetime import datetime

from dispatch.assign import assign, evolve, release
from dispatch.errors import NotMoreUrgent, NotUnderWay
from dispatch.events import UnitAssigned, UnitReleased
from dispatch.retime import is_under_way
from dispatch.unit import AssignmentId, Unit
from incidents.incident import Incident, require_open

DIVERTED = "diverted"
SWAPPED = "swapped"
CHANGED_HANDS = frozenset({DIVERTED, SWAPPED})
"""Reasons of a release after which another unit has to come in its place."""

Turn = tuple[UnitReleased, UnitAssigned]


def divert(
    unit: Unit,
    leaving: Incident,
    to: Incident,
    id: AssignmentId,
    at: datetime,
    by: str,
    *,
    slot: str | None = None,
    recommended: Mapping[str, float] | None = None,
    eta_s: float | None = None,
) -> Turn:
    """From the incident it drives to, to a more urgent one: pre-emption.

    Only from under way: who has arrived is with somebody. Raises NotUnderWay, NotMoreUrgent,
    IncidentIsClosed.
    """
    require_open(to)
    _require_under_way(unit)
    if to.priority >= leaving.priority:
        raise NotMoreUrgent(unit=unit.name, number=leaving.number, other=to.number)
    released = release(unit, leaving, at, by, DIVERTED)
    sent = assign(evolve(unit, released), to, id, at, by, slot=slot, recommended=recommended, eta_s=eta_s)
    return released, sent


def swap(
    out: Unit,
    into: Unit,
    incident: Incident,
    id: AssignmentId,
    at: datetime,
    by: str,
    *,
    slot: str | None = None,
    eta_s: float | None = None,
) -> Turn:
    """A free unit takes over a call from one still under way. Raises NotUnderWay, UnitNotAssigned, and what
    `assign` refuses."""
    _require_under_way(out)
    released = release(out, incident, at, by, SWAPPED)
    return released, assign(into, incident, id, at, by, slot=slot, recommended={}, eta_s=eta_s)


def _require_under_way(unit: Unit) -> None:
    if not is_under_way(unit):
        raise NotUnderWay(unit=unit.name, status=unit.status.value)
