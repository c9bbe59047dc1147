"""Question cards: what is asked for a kind of incident, and what an answer suggests. Nothing is forced."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from incidents.terms import IncidentType, Priority

LANGUAGES = ("en", "zh", "pt")
Labels = Mapping[str, str]
"""By language: en, zh, pt."""

UNSURE = "unknown"
"""The caller does not know: an answer to any question."""


class AnswerKind(StrEnum):
    YES_NO = "yes_no"
    """Yes or no."""
    CHOICE = "choice"
    """The key of one of the options."""
    NUMBER = "number"
    """In figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    key: str
    label: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    key: str
    """One question of a set has it, and answers are kept under it."""
    kind: AnswerKind
    ask: Labels
    """As it is said to the caller."""
    label: Labels
    """In few words, beside the answer."""
    options: tuple[Option, ...] = ()

    def answers(self) -> Collection[str]:
        """What may be answered, but for a number and for not knowing."""
        return ("yes", "no") if self.kind is AnswerKind.YES_NO else tuple(each.key for each in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """An answer that speaks for another type or priority. `when` an answer, or `at_least` a number."""

    question: str
    when: str | None = None
    at_least: float | None = None
    type: IncidentType | None = None
    priority: Priority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    name: str
    types: frozenset[IncidentType]
    ask: tuple[str, ...]
    """Keys of questions, in the order of asking."""
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Not valid until incidents/question_check.py finds no fault."""

    title: Labels
    questions: Mapping[str, Question]
    cards: tuple[QuestionCard, ...]

    def card_of(self, type: IncidentType) -> QuestionCard | None:
        return next((each for each in self.cards if type in each.types), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Kept with the call: by its keys, and in the words that stood on the call-taker's screen."""

    question: str
    value: str
    asked: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    type: IncidentType
    priority: Priority
    question: str
    """Whose answer speaks for it."""


def suggested(
    card: QuestionCard | None, type: IncidentType, priority: Priority, answers: Iterable[Answer]
) -> Suggested | None:
    """The most urgent that the answers speak for, of equals the first asked; None: nothing else than it is.

    Answers to questions of another card, or that mean nothing to this one, suggest nothing. Without another
    type only more urgency is suggested.
    """
    given = {each.question: each.value for each in answers}
    found = [
        Suggested(type=each.type or type, priority=each.priority or priority, question=each.question)
        for each in _in_order(card)
        if each.question in given
        and _holds(each, given[each.question])
        and (each.type is not None or (each.priority or priority) < priority)
    ]
    best = min(found, key=lambda each: each.priority, default=None)
    return None if best is None or (best.type, best.priority) == (type, priority) else best


def _in_order(card: QuestionCard | None) -> Sequence[Hint]:
    if card is None:
        return ()
    place = {key: i for i, key in enumerate(card.ask)}
    return sorted(card.hints, key=lambda each: place.get(each.question, len(place)))


def _holds(hint: Hint, value: str) -> bool:
    if hint.at_least is None:
        return value == hint.when
    try:
        return float(value) >= hint.at_least
    except ValueError:
        return False
