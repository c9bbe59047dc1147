"""Editions of a centre's question cards: each is kept whole, so that a review knows what was asked."""

from dataclasses import dataclass
from datetime import datetime

from incidents.errors import Unknown
from incidents.question import QuestionSet


class UnknownQuestionEdition(Unknown):
    """There is no edition {id} of question cards here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEdition:
    edition: int
    """1 is the first; the newest is in force."""
    digest: str
    """SHA-256 of the set as JSON, in hexadecimal: two editions that say the same have the same."""
    cards: QuestionSet
    since: datetime
    """A server of the centre first read it."""
