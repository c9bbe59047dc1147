"""A new edition of run cards: one transaction, or nothing."""

from collections.abc import Collection

from dispatch.card_check import Known, check, line
from dispatch.card_edition import Change, change_cards, evolve, require_newest, require_sound
from dispatch.ports import DispatchWork
from dispatch.run_card import RunCardSet
from incidents.ports import Command, Receipt
from incidents.triage import TYPES


async def new_edition(
    work: DispatchWork, command: Command, cards: RunCardSet, change: Change, zones: Collection[str] | None
) -> Receipt:
    """In force from the commit on, in every process. `zones` None: there is no city to hold them against.

    Raises EditionConflict, EditionBaseMissing, or CardsNotUsable with a reason a line; the edition before
    then stays as it is.
    """
    async with work:
        if (seen := await work.answered(command)) is not None:
            return seen
        held = await work.run_cards.newest()
        require_newest(held, change.base)
        found = check(cards, Known(TYPES.keys(), zones, await work.units.everyone()))
        require_sound(found)
        fact = change_cards(held, work.own(command.key), cards, change.reason, command)
        work.record(fact)
        made = evolve(held, fact)
        await work.run_cards.add(made)
        detail = {"edition": made.edition, "warnings": [line(each) for each in found.warnings]}
        return await work.commit(command, Receipt(id=made.book_id, version=made.edition, detail=detail))
