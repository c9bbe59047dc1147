"""What is wrong with a set of question cards: one line each, and none of it is taken."""

from collections import Counter
from collections.abc import Collection, Iterator

from incidents.question import (
    LANGUAGES,
    UNSURE,
    AnswerKind,
    Hint,
    Labels,
    Question,
    QuestionCard,
    QuestionSet,
)
from incidents.terms import IncidentType
from incidents.words import is_blank

MOST_ASKED = 10
"""Questions of one card: a caller who is asked more waits for help. Assumed."""

MOST_OPTIONS = 8
"""Keys 1 to 8 answer, 9 is for not knowing."""


def faults(cards: QuestionSet, types: Collection[IncidentType]) -> list[str]:
    """Empty where the set may be used. `types`: those that exist."""
    return [
        *_unsaid("title", cards.title),
        *(line for each in cards.questions.values() for line in _of_question(each)),
        *(line for each in cards.cards for line in _of_card(each, cards, types)),
        *_shared(cards),
    ]


def _unsaid(what: str, labels: Labels) -> Iterator[str]:
    if missing := [each for each in LANGUAGES if is_blank(labels.get(each, ""))]:
        yield f"{what}: no words in {', '.join(missing)}"


def _of_question(question: Question) -> Iterator[str]:
    what = f'question "{question.key}"'
    yield from _unsaid(f"{what}, ask", question.ask)
    yield from _unsaid(f"{what}, label", question.label)
    for each in question.options:
        yield from _unsaid(f'{what}, option "{each.key}"', each.label)
    keys = [each.key for each in question.options]
    if question.kind is not AnswerKind.CHOICE:
        if keys:
            yield f"{what}: only a choice has options"
        return
    if not 2 <= len(keys) <= MOST_OPTIONS:
        yield f"{what}: a choice has 2 to {MOST_OPTIONS} options"
    if twice := _twice(keys):
        yield f"{what}: option {twice} is given twice"
    if UNSURE in keys:
        yield f'{what}: "{UNSURE}" is an answer to every question and no option'


def _of_card(card: QuestionCard, cards: QuestionSet, types: Collection[IncidentType]) -> Iterator[str]:
    what = f'card "{card.name}"'
    if not card.types:
        yield f"{what}: it is for no type"
    for type in sorted(card.types - set(types)):
        yield f"{what}: there is no type {type}"
    if not 1 <= len(card.ask) <= MOST_ASKED:
        yield f"{what}: it asks 1 to {MOST_ASKED} questions"
    if twice := _twice(card.ask):
        yield f"{what}: {twice} is asked twice"
    for key in card.ask:
        if key not in cards.questions:
            yield f"{what}: there is no question {key}"
    for hint in card.hints:
        yield from _of_hint(what, hint, card, cards.questions.get(hint.question), types)


def _of_hint(
    what: str, hint: Hint, card: QuestionCard, about: Question | None, types: Collection[IncidentType]
) -> Iterator[str]:
    what = f"{what}, what {hint.question} suggests"
    if hint.question not in card.ask or about is None:
        yield f"{what}: the card does not ask it"
        return
    if hint.type is None and hint.priority is None:
        yield f"{what}: neither a type nor a priority"
    if hint.type is not None and hint.type not in types:
        yield f"{what}: there is no type {hint.type}"
    if (hint.when is None) == (hint.at_least is None):
        yield f"{what}: either when or at_least"
    elif hint.at_least is not None and about.kind is not AnswerKind.NUMBER:
        yield f"{what}: at_least needs a number"
    elif hint.when is not None and hint.when not in (*about.answers(), UNSURE):
        yield f"{what}: {hint.when} is no answer to it"


def _shared(cards: QuestionSet) -> Iterator[str]:
    if twice := _twice([each.name for each in cards.cards]):
        yield f"two cards are called {twice}"
    if type := _twice([each for card in cards.cards for each in sorted(card.types)]):
        yield f"two cards are for the type {type}"


def _twice(names: Collection[str]) -> str | None:
    return next((name for name, count in Counter(names).items() if count > 1), None)
