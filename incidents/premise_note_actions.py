"""Notes about places, made and ended: each one transaction, and every open incident there learns of it."""

from collections.abc import Iterable
from uuid import UUID

from incidents.events import PremiseNoteAdded
from incidents.free_id import free_id
from incidents.incident import Incident
from incidents.instant import not_before
from incidents.ports import Command, Receipt, Work
from incidents.premise_note import PremiseNote, concerns, end_note, evolve, subject_of, tell


async def add_premise_note(work: Work, command: Command, note: PremiseNote) -> Receipt:
    """`note` with version 1, its id the command's key; another where another agency's note has that."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        id = await free_id(work, work.premise_notes.is_taken, note.id)
        fact = PremiseNoteAdded(
            subject=subject_of(id),
            version=1,
            at=command.at,
            by=command.by,
            note_id=id,
            kind=note.kind,
            text=note.text,
            place=note.place,
            position=note.position,
            radius_m=note.radius_m,
            from_at=note.from_at,
            until_at=note.until_at,
        )
        work.record(fact)
        return await _told(work, command, evolve(None, fact), ended=False)


async def end_premise_note(work: Work, command: Command, id: UUID) -> Receipt:
    """It no longer holds. Raises UnknownPremiseNote, PremiseNoteIsOver."""
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        note = await work.premise_notes.get(id)
        command = not_before(command, note.added_at)
        fact = end_note(note, command.at, command.by)
        work.record(fact)
        return await _told(work, command, evolve(note, fact), ended=True)


async def _told(work: Work, command: Command, note: PremiseNote, *, ended: bool) -> Receipt:
    for incident in _open_there(note, await work.incidents.open_ones()):
        fact = tell(note, incident, ended=ended, at=command.at, by=command.by)
        work.record(fact)
        note = evolve(note, fact)
    await work.premise_notes.save(note)
    return await work.commit(command, Receipt(id=note.id, version=note.version))


def _open_there(note: PremiseNote, incidents: Iterable[Incident]) -> list[Incident]:
    return [each for each in incidents if concerns(note, each.location)]
