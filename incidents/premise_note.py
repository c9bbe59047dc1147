"""What is known of a place before anything happens there: hazards, ways in, where the key is."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from incidents.errors import Refused, Unknown
from incidents.events import Fact, PremiseNoteAdded, PremiseNoteEnded, PremiseNoteTold
from incidents.incident import Incident
from incidents.location import Location, plain_name
from incidents.terms import NoteKind, Subject
from routing.geo import LatLon, distance_m

DOUBT_M = 100.0
"""An incident's own circle counts up to this: one found only to the street would wake every note in it.
Assumed."""

REACH_M = 500.0
"""The largest circle of a note; what holds further is no note about a place. Assumed."""


class UnknownPremiseNote(Unknown):
    """There is no such note about a place here; look at the list again."""


class PremiseNoteIsOver(Refused):
    """That note was ended by {by} at {at}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiseNote:
    id: UUID
    version: int
    kind: NoteKind
    text: str
    place: str | None
    """Its name, as the incident's place is called; None: only where it lies."""
    position: LatLon | None
    radius_m: float
    from_at: datetime
    until_at: datetime | None
    added_by: str
    added_at: datetime
    ended_by: str | None = None
    ended_at: datetime | None = None


def subject_of(id: UUID) -> Subject:
    return Subject(f"premise_note:{id}")


def concerns(note: PremiseNote, at: Location) -> bool:
    """By the place's name, or where the circles touch. The instant is not asked: screens watch the clock."""
    if note.place is not None and plain_name(note.place) in names_of(at):
        return True
    if note.position is None or at.position is None:
        return False
    return distance_m(note.position, at.position) <= note.radius_m + min(at.radius_m or 0.0, DOUBT_M)


def names_of(at: Location) -> frozenset[str]:
    return frozenset(plain_name(each) for each in (at.label, at.text) if each and each.strip())


def tell(note: PremiseNote, incident: Incident, *, ended: bool, at: datetime, by: str) -> PremiseNoteTold:
    """An open incident learns of it, or that it no longer holds: it stands in its chronology."""
    return PremiseNoteTold(
        subject=subject_of(note.id),
        version=note.version + 1,
        at=at,
        by=by,
        note_id=note.id,
        incident_id=incident.id,
        kind=note.kind,
        text=note.text,
        ended=ended,
    )


def end_note(note: PremiseNote, at: datetime, by: str) -> PremiseNoteEnded:
    """Raises PremiseNoteIsOver."""
    if note.ended_at is not None:
        raise PremiseNoteIsOver(by=note.ended_by, at=note.ended_at)
    return PremiseNoteEnded(
        subject=subject_of(note.id), version=note.version + 1, at=at, by=by, note_id=note.id
    )


def evolve(note: PremiseNote | None, fact: Fact) -> PremiseNote:
    """Raises ValueError for a fact that does not belong here."""
    match fact:
        case PremiseNoteAdded():
            return PremiseNote(
                id=fact.note_id,
                version=fact.version,
                kind=fact.kind,
                text=fact.text,
                place=fact.place,
                position=fact.position,
                radius_m=fact.radius_m,
                from_at=fact.from_at,
                until_at=fact.until_at,
                added_by=fact.by,
                added_at=fact.at,
            )
        case PremiseNoteTold() if note is not None:
            return replace(note, version=fact.version)
        case PremiseNoteEnded() if note is not None:
            return replace(note, version=fact.version, ended_by=fact.by, ended_at=fact.at)
        case _:
            raise ValueError(f"{type(fact).__name__} is no fact of a note about a place")
