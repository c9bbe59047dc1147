"""Incident cards: what is happening, who is on it, and everything that was done, in order."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, RowMapping, Text, Uuid, any_, bindparam, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.cards.card import CardBody, instant
from data.cards.premise_notes import note_card
from data.codec import decode
from data.stores.premise_notes import notes_at
from data.tables.incidents import CallRow, IncidentRow
from data.tables.log import FactRow
from data.tables.units import AssignmentRow, UnitRow
from incidents.location import Location
from incidents.premise_note import PremiseNote

STAYS_AFTER_CLOSING = timedelta(hours=1)
"""A closed incident stays on the board this long; assumed: a watch officer's look back."""

ON_THE_CALL = ("id", "words", "channel", "caller_name", "callback", "at", "question_edition")
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
    asked: dict[str, object] = {"centre": centre, "agency": agency}
    if ids is None:
        query = _OF_AGENCY if closed_too else _ON_BOARD
    else:
        query, asked["ids"] = _AMONG if closed_too else _AMONG_ON_BOARD, list(ids)
    rows = list((await connection.execute(query, asked)).mappings())
    if not rows:
        return {}
    found = {"centre": centre, "ids": [row["id"] for row in rows], "texts": [str(row["id"]) for row in rows]}
    calls = _grouped((await connection.execute(_CALLS, found)).mappings())
    units = _grouped((await connection.execute(_UNITS, found)).mappings())
    facts = _grouped((await connection.execute(_FACTS, found)).mappings())
    places = [decode(Location, row["location"]) for row in rows]
    notes = await notes_at(connection, centre, agency, places)
    return {
        row["id"]: _card(row, calls[row["id"]], units[row["id"]], facts[row["id"]], known)
        for row, known in zip(rows, notes, strict=True)
    }


# Made once: the hub asks them several times a second, and to build one takes as long as to send it.

_IDS = bindparam("ids", type_=ARRAY(Uuid))
_OF_AGENCY = (
    select(IncidentRow)
    .where(IncidentRow.centre == bindparam("centre"), IncidentRow.agency == bindparam("agency"))
    .order_by(IncidentRow.opened_at)
)
_STANDS = or_(IncidentRow.state == "open", IncidentRow.closed_at > func.now() - STAYS_AFTER_CLOSING)
_ON_BOARD = _OF_AGENCY.where(_STANDS)
_AMONG = _OF_AGENCY.where(IncidentRow.id == any_(_IDS))
_AMONG_ON_BOARD = _AMONG.where(_STANDS)
_CALLS = select(CallRow).where(CallRow.incident_id == any_(_IDS)).order_by(CallRow.at, CallRow.id)
_UNITS = (
    select(AssignmentRow, UnitRow.name, UnitRow.status)
    .join(UnitRow, UnitRow.id == AssignmentRow.unit_id)
    .where(AssignmentRow.incident_id == any_(_IDS), AssignmentRow.ended_at.is_(None))
    .order_by(AssignmentRow.assigned_at, UnitRow.name)
)
_INCIDENT = FactRow.body["incident_id"].astext
_FACTS = (
    select(FactRow, cast(_INCIDENT, Uuid).label("incident_id"), UnitRow.name.label("of_unit"))
    .outerjoin(UnitRow, UnitRow.id == cast(FactRow.body["unit_id"].astext, Uuid))
    .where(FactRow.centre == bindparam("centre"), any_(bindparam("texts", type_=ARRAY(Text))) == _INCIDENT)
    .order_by(FactRow.seq)
)


def _grouped(rows: Iterable[RowMapping]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in rows:
        grouped[row["incident_id"]].append(row)
    return grouped


def _card(
    row: RowMapping,
    calls: Sequence[RowMapping],
    units: Sequence[RowMapping],
    facts: Sequence[RowMapping],
    known: Sequence[PremiseNote],
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
        "alarm_level": row["alarm_level"],
        "calls": [_call(each) for each in calls],
        "notes": [
            {"at": instant(f["at"]), "by": f["by"], "text": f["body"]["text"]}
            for f in facts
            if f["kind"] == "NoteAdded"
        ],
        "premise_notes": [note_card(each) for each in known],
        "units": [_unit(each, facts) for each in units],
        "chronology": [_line(each) for each in facts],
    }


def _call(row: RowMapping) -> CardBody:
    call: dict[str, Any] = row["call"]
    said = {name: call.get(name) for name in ON_THE_CALL}
    return {**said, "answers": call.get("answers", []), "by": row["by"]}


def _location(kept: dict[str, Any]) -> CardBody:
    position = kept.get("position") or {}
    rest = {name: value for name, value in kept.items() if name not in ("position", "candidates")}
    others = [_location(each) for each in kept["candidates"]] if kept.get("candidates") else []
    here = {"lat": position.get("lat"), "lon": position.get("lon")}
    return {**rest, **here, **({"candidates": others} if others else {})}


def _unit(row: RowMapping, facts: Sequence[RowMapping]) -> CardBody:
    """A unit on the incident: when it is due, by how much streets closed since have changed that, and the
    instant of each state it reported since it was assigned."""
    mine = [f for f in facts if f["body"].get("assignment_id") == str(row["id"])]
    sent = next(f for f in mine if f["kind"] == "UnitAssigned")
    timed = [f for f in mine if f["kind"] == "UnitRetimed"]
    due_s: float | None = (timed[-1] if timed else sent)["body"]["eta_s"]
    marks: dict[str, str | None] = {}
    for fact in mine:
        if fact["kind"] == "UnitStatusChanged":
            marks.setdefault(fact["body"]["status"], instant(fact["at"]))
    return {
        "unit_id": str(row["unit_id"]),
        "name": row["name"],
        "status": row["status"],
        "assigned_at": instant(row["assigned_at"]),
        "acknowledged_at": instant(row["acknowledged_at"]),
        "by": row["assigned_by"],
        "slot": sent["body"]["slot"],
        "eta_s": sent["body"]["eta_s"],
        "due_at": None if due_s is None else instant((timed or [sent])[-1]["at"] + timedelta(seconds=due_s)),
        "later_s": sum(f["body"]["later_s"] for f in timed) if timed else None,
        "marks": marks,
    }


def _line(row: RowMapping) -> CardBody:
    """A unit by its name, also one that was withdrawn since: no screen has its card any more."""
    named = {} if row["of_unit"] is None else {"unit": row["of_unit"]}
    return {
        "seq": row["seq"],
        "kind": row["kind"],
        "subject": row["subject"],
        "at": instant(row["at"]),
        "recorded_at": instant(row["recorded_at"]),
        "by": row["by"],
        "detail": named | {name: value for name, value in row["body"].items() if name not in NOT_DETAIL},
    }
