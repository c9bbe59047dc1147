"""Incident cards: what is happening, who is on it, and everything that was done, in order."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody, instant
from data.tables.incidents import CallRow, IncidentRow
from data.tables.log import FactRow
from data.tables.units import AssignmentRow, UnitRow

STAYS_AFTER_CLOSING = timedelta(hours=1)
"""A closed incident stays on the board this long; assumed: a watch officer's look back."""

ON_THE_CALL = ("id", "words", "channel", "caller_name", "callback", "at")
NOT_DETAIL = frozenset({"incident_id", "unit_id", "assignment_id", "call"})

Rows = dict[UUID, list[RowMapping]]


async def incident_cards(
    connection: AsyncConnection,
    centre: str,
    agency: str,
    ids: Collection[UUID] | None,
    *,
    closed_too: bool = False,
) -> dict[UUID, CardBody]:
    """Cards by id, of all or of the given ones: open or just closed, or `closed_too` whenever that was."""
    query = select(IncidentRow).where(IncidentRow.centre == centre, IncidentRow.agency == agency)
    if not closed_too:
        recent = IncidentRow.closed_at > func.now() - STAYS_AFTER_CLOSING
        query = query.where(or_(IncidentRow.state == "open", recent))
    if ids is not None:
        query = query.where(IncidentRow.id.in_(ids))
    rows = list((await connection.execute(query.order_by(IncidentRow.opened_at))).mappings())
    found = [row["id"] for row in rows]
    calls = await _calls(connection, found)
    units = await _units(connection, found)
    facts = await _facts(connection, centre, found)
    return {row["id"]: _card(row, calls[row["id"]], units[row["id"]], facts[row["id"]]) for row in rows}


async def _calls(connection: AsyncConnection, ids: Sequence[UUID]) -> Rows:
    query = select(CallRow).where(CallRow.incident_id.in_(ids)).order_by(CallRow.at, CallRow.id)
    return _grouped(list((await connection.execute(query)).mappings()))


async def _units(connection: AsyncConnection, ids: Sequence[UUID]) -> Rows:
    query = (
        select(AssignmentRow, UnitRow.name, UnitRow.status)
        .join(UnitRow, UnitRow.id == AssignmentRow.unit_id)
        .where(AssignmentRow.incident_id.in_(ids), AssignmentRow.ended_at.is_(None))
        .order_by(AssignmentRow.assigned_at, UnitRow.name)
    )
    return _grouped(list((await connection.execute(query)).mappings()))


async def _facts(connection: AsyncConnection, centre: str, ids: Sequence[UUID]) -> Rows:
    incident_id = FactRow.body["incident_id"].astext
    query = (
        select(FactRow, incident_id.label("incident_id"))
        .where(FactRow.centre == centre, incident_id.in_([str(each) for each in ids]))
        .order_by(FactRow.seq)
    )
    grouped: Rows = defaultdict(list)
    for row in (await connection.execute(query)).mappings():
        grouped[UUID(row["incident_id"])].append(row)
    return grouped


def _grouped(rows: Sequence[RowMapping]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in rows:
        grouped[row["incident_id"]].append(row)
    return grouped


def _card(
    row: RowMapping, calls: Sequence[RowMapping], units: Sequence[RowMapping], facts: Sequence[RowMapping]
) -> CardBody:
    return {
        "id": str(row["id"]),
        "version": row["version"],
        "number": row["number"],
        "agency": row["agency"],
        "type": row["type"],
        "priority": row["priority"],
        "narrative": row["narrative"],
        "state": row["state"],
        "location": _location(row["location"]),
        "opened_at": instant(row["opened_at"]),
        "closed_at": instant(row["closed_at"]),
        "disposition": row["disposition"],
        "exercise": row["exercise"],
        "calls": [{**{k: c["call"].get(k) for k in ON_THE_CALL}, "by": c["by"]} for c in calls],
        "notes": [
            {"at": instant(f["at"]), "by": f["by"], "text": f["body"]["text"]}
            for f in facts
            if f["kind"] == "NoteAdded"
        ],
        "units": [_unit(each, facts) for each in units],
        "chronology": [_line(each) for each in facts],
    }


def _location(kept: dict[str, Any]) -> CardBody:
    position = kept.get("position") or {}
    rest = {name: value for name, value in kept.items() if name != "position"}
    return {**rest, "lat": position.get("lat"), "lon": position.get("lon")}


def _unit(row: RowMapping, facts: Sequence[RowMapping]) -> CardBody:
    """A unit on the incident, with the instant of each state it reported since it was assigned."""
    mine = [f for f in facts if f["body"].get("assignment_id") == str(row["id"])]
    sent = next(f["body"] for f in mine if f["kind"] == "UnitAssigned")
    marks: dict[str, str | None] = {}
    for fact in mine:
        if fact["kind"] == "UnitStatusChanged":
            marks.setdefault(fact["body"]["status"], instant(fact["at"]))
    return {
        "unit_id": str(row["unit_id"]),
        "name": row["name"],
        "status": row["status"],
        "assigned_at": instant(row["assigned_at"]),
        "by": row["assigned_by"],
        "slot": sent["slot"],
        "eta_s": sent["eta_s"],
        "marks": marks,
    }


def _line(row: RowMapping) -> CardBody:
    return {
        "seq": row["seq"],
        "kind": row["kind"],
        "subject": row["subject"],
        "at": instant(row["at"]),
        "recorded_at": instant(row["recorded_at"]),
        "by": row["by"],
        "detail": {name: value for name, value in row["body"].items() if name not in NOT_DETAIL},
    }
