"""The states of units over a span: from the facts of it, and the last one before it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Text

from dispatch.status import UnitStatus
from dispatch.unit import Capability
from dispatch.unit_hours import Timeline

LAST_BEFORE = text("""
    select asked.subject, f.at, f.kind, f.body->>'status' as status
    from unnest(cast(:subjects as text[])) as asked (subject)
    join lateral (
        select at, kind, body from facts
        where centre = :centre and subject = asked.subject and at < :start
            and kind in ('UnitAdded', 'UnitAssigned', 'UnitStatusChanged', 'UnitReleased',
                'UnitWithdrawn')
        order by version desc limit 1
    ) f on true
""").bindparams(bindparam("subjects", type_=ARRAY(Text)))
"""Read backwards along the subject's own index: the day's facts of a unit, and one more."""


async def timelines(
    connection: AsyncConnection,
    centre: str,
    units: Sequence[RowMapping],
    facts: Sequence[RowMapping],
    start: datetime,
) -> list[Timeline]:
    subjects = {f"unit:{each['id']}": each for each in units}
    asked = {"centre": centre, "subjects": list(subjects), "start": start}
    before = (await connection.execute(LAST_BEFORE, asked)).mappings().all()
    changes: Mapping[str, list[tuple[datetime, UnitStatus]]] = {each: [] for each in subjects}
    for fact in [*before, *facts]:
        if fact["subject"] in changes and (status := _status(fact)) is not None:
            changes[fact["subject"]].append((fact["at"], status))
    return [
        Timeline(
            unit=unit["name"],
            capabilities=frozenset(Capability(each) for each in unit["capabilities"]),
            crew=unit["crew"],
            # by the world's time; of two at one instant the later word counts, and sorting keeps that order
            changes=tuple(sorted(changes[subject], key=lambda each: each[0])),
        )
        for subject, unit in subjects.items()
    ]


def _status(fact: RowMapping) -> UnitStatus | None:
    """None where the fact changes no state."""
    if fact["kind"] == "UnitAssigned":
        return UnitStatus.ASSIGNED
    if fact["kind"] == "UnitWithdrawn":
        return UnitStatus.OFF_DUTY
    return None if fact["status"] is None else UnitStatus(fact["status"])
