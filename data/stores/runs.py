"""The marks of each unit on each incident, gathered from the facts about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping

from dispatch.course import Run
from dispatch.status import UnitStatus
from dispatch.unit import Capability, UnitId

UNIT_KINDS = (
    "UnitAdded",
    "UnitAssigned",
    "UnitStatusChanged",
    "UnitReleased",
    "UnitRetimed",
    "UnitWithdrawn",
)
NOT_TAKEN_BACK = frozenset({"crew cleared", "incident closed"})
"""Reasons of a release that came from the crew's own word or the incident's end (dispatch/actions.py)."""


def runs(facts: Sequence[RowMapping], units: Mapping[UUID, RowMapping]) -> dict[UUID, tuple[Run, ...]]:
    """By incident, in order of sending. `facts` in order of the log; only of the units given."""
    found: dict[str, tuple[UUID, Run]] = {}
    for fact in facts:
        id = fact["assignment_id"]
        if fact["kind"] == "UnitAssigned" and UUID(fact["unit_id"]) in units:
            found[id] = (UUID(fact["incident_id"]), _sent(fact, units[UUID(fact["unit_id"])]))
        elif id in found:
            incident, run = found[id]
            found[id] = (incident, _marked(run, fact))
    grouped: dict[UUID, list[Run]] = {}
    for incident, run in sorted(found.values(), key=lambda each: (each[1].sent_at, each[1].unit)):
        grouped.setdefault(incident, []).append(run)
    return {incident: tuple(each) for incident, each in grouped.items()}


def _sent(fact: RowMapping, unit: RowMapping) -> Run:
    return Run(
        unit_id=UnitId(unit["id"]),
        unit=unit["name"],
        capabilities=frozenset(Capability(each) for each in unit["capabilities"]),
        slot=fact["slot"],
        sent_at=fact["at"],
        promised_s=fact["eta_s"],
        proposed=fact["recommended"] or {},
    )


def _marked(run: Run, fact: RowMapping) -> Run:
    match fact["kind"]:
        case "UnitStatusChanged" if fact["status"] == UnitStatus.EN_ROUTE:
            return replace(run, moving_at=_first(run.moving_at, fact["at"]))
        case "UnitStatusChanged" if fact["status"] == UnitStatus.ON_SCENE:
            return replace(run, there_at=_first(run.there_at, fact["at"]))
        case "UnitReleased":
            return replace(run, ended_at=fact["at"], taken_back=fact["reason"] not in NOT_TAKEN_BACK)
        case "UnitRetimed":
            late_s = run.closed_s + float(fact["later_s"])
            return replace(run, closed_s=late_s, straight_line=run.straight_line or fact["approximate"])
        case _:
            return run


def _first(one: datetime | None, other: datetime) -> datetime:
    """Crews may press twice, and a tablet may be heard late: what happened first counts."""
    return other if one is None else min(one, other)
