"""Facts about run cards. The subject is the agency's book of them."""

from dataclasses import dataclass
from uuid import UUID

from dispatch.run_card import RunCardSet
from incidents.events import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCardsChanged(Fact):
    """A whole new edition is in force; its number is the fact's version."""

    book_id: UUID
    cards: RunCardSet
    reason: str
