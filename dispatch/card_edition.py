"""Editions of an agency's run cards: each is whole, the newest is in force, and all are kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dispatch.card_check import Finding, line
from dispatch.card_events import RunCardsChanged
from dispatch.run_card import RunCardSet
from incidents.errors import Refused, Unknown
from incidents.events import Fact
from incidents.ports import Command
from incidents.terms import Subject

TOLD = 20
"""Faults told at once; more are told once these are mended. Assumed: nobody reads more."""


class CardsNotUsable(Refused):
    """These run cards were not taken, and those before stay in force: {lines}"""


class EditionConflict(Refused):
    """{made_by} made edition {edition} after edition {base} was read; look at it and send yours again."""


class EditionBaseMissing(Refused):
    """Edition {edition} is in force; say in `base` which edition you read and changed."""


class UnknownEdition(Unknown):
    """There is no edition {id} of run cards here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    book_id: UUID
    """Of the agency's run cards, the same for all editions."""
    edition: int
    """1 is the first."""
    cards: RunCardSet
    reason: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Why a new edition is made, and of which it is a change."""

    reason: str
    base: int | None = None
    """The edition that was read; 0: the cards that come with the program. None: the agency has none yet."""


def subject_of(book_id: UUID) -> Subject:
    return Subject(f"run_cards:{book_id}")


def require_sound(finding: Finding) -> None:
    """Raises CardsNotUsable with a line for every fault."""
    if finding.faults:
        told = finding.faults[:TOLD]
        faults = [{"line": line(each), "code": each.code, "facts": dict(each.facts)} for each in told]
        raise CardsNotUsable(
            lines="; ".join(line(each) for each in told), faults=faults, count=len(finding.faults)
        )


def require_newest(held: Edition | None, base: int | None) -> None:
    """Raises EditionConflict when somebody else made an edition since `base` was read, EditionBaseMissing
    when one is in force and nobody says which was read: each of many at once would put out the one before."""
    if base == (held.edition if held else 0):
        return
    if held is None:
        if base is not None:
            raise UnknownEdition(id=base)
        return
    if base is None:
        raise EditionBaseMissing(edition=held.edition)
    facts = {"edition": held.edition, "made_by": held.made_by, "made_at": held.made_at.isoformat()}
    raise EditionConflict(base=base, **facts)


def change_cards(
    held: Edition | None, new_book: UUID, cards: RunCardSet, reason: str, command: Command
) -> RunCardsChanged:
    """`new_book` names the book where the agency has none yet. The set was found sound before."""
    book_id = held.book_id if held else new_book
    return RunCardsChanged(
        subject=subject_of(book_id),
        version=held.edition + 1 if held else 1,
        at=command.at,
        by=command.by,
        book_id=book_id,
        cards=cards,
        reason=reason,
    )


def evolve(held: Edition | None, fact: Fact) -> Edition:
    """Raises ValueError for a fact that does not belong here."""
    match fact:
        case RunCardsChanged():
            return Edition(
                book_id=fact.book_id,
                edition=fact.version,
                cards=fact.cards,
                reason=fact.reason,
                made_by=fact.by,
                made_at=fact.at,
            )
        case _:
            raise ValueError(f"{type(fact).__name__} is no fact of run cards")
