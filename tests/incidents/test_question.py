"""Answers speak for a type or a priority; a set that could not be asked is refused, each fault in a line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.question import (
    UNSURE,
    Answer,
    AnswerKind,
    Hint,
    Option,
    Question,
    QuestionCard,
    QuestionSet,
    Suggested,
    suggested,
)
from incidents.question_check import faults
from incidents.terms import IncidentType, Priority

FALL, ARREST = IncidentType("fall"), IncidentType("cardiac_arrest")
TYPES = (FALL, ARREST)
WORDS = {"en": "x", "zh": "x", "pt": "x"}


def a_question(key: str, kind: AnswerKind = AnswerKind.YES_NO, *options: str) -> Question:
    shown = tuple(Option(key=each, label=WORDS) for each in options)
    return Question(key=key, kind=kind, ask=WORDS, label=WORDS, options=shown)


CARD = QuestionCard(
    name="fall",
    types=frozenset({FALL}),
    ask=("awake", "breathing", "metres"),
    hints=(
        Hint(question="metres", at_least=3, priority=Priority.P1),
        Hint(question="breathing", when="no", type=ARREST, priority=Priority.P1),
        Hint(question="awake", when="yes", priority=Priority.P3),
    ),
)
SET = QuestionSet(
    title=WORDS,
    questions={
        "awake": a_question("awake"),
        "breathing": a_question("breathing"),
        "metres": a_question("metres", AnswerKind.NUMBER),
        "where": a_question("where", AnswerKind.CHOICE, "in", "out"),
    },
    cards=(CARD,),
)


def says(**given: str) -> Suggested | None:
    answers = [Answer(question=key, value=value) for key, value in given.items()]
    return suggested(CARD, FALL, Priority.P2, answers)


def test_an_answer_speaks_for_another_type_and_priority_and_says_whose_it_is() -> None:
    assert says(breathing="no") == Suggested(type=ARREST, priority=Priority.P1, question="breathing")


def test_of_two_as_urgent_the_first_asked_is_told_not_the_first_written() -> None:
    assert says(metres="4", breathing="no") == says(breathing="no")


def test_a_number_speaks_from_its_bound_on() -> None:
    assert says(metres="2.9") is None
    assert says(metres="3") == Suggested(type=FALL, priority=Priority.P1, question="metres")


@pytest.mark.parametrize("value", [UNSURE, "yes", "nan", "many", ""])
def test_what_is_not_known_or_means_nothing_suggests_nothing(value: str) -> None:
    assert says(metres=value) is None
    assert says(breathing="yes") is None


def test_nothing_is_made_less_urgent_by_a_word_about_the_same_type() -> None:
    assert says(awake="yes") is None


def test_without_a_card_nothing_is_suggested() -> None:
    assert suggested(None, FALL, Priority.P2, [Answer(question="breathing", value="no")]) is None


VALUES = st.sampled_from(["yes", "no", UNSURE, "0", "3", "99", "in", "-1", "1e400"])


@given(
    st.dictionaries(st.sampled_from(["awake", "breathing", "metres", "where", "other"]), VALUES),
    st.sampled_from(Priority),
)
def test_whatever_is_answered_a_suggestion_changes_something_and_comes_from_a_question_that_was_answered(
    given: dict[str, str], priority: Priority
) -> None:
    answers = [Answer(question=key, value=value) for key, value in given.items()]
    found = suggested(CARD, FALL, priority, answers)
    if found is not None:
        assert (found.type, found.priority) != (FALL, priority)
        assert found.question in given
        assert found.type != FALL or found.priority < priority


def test_a_sound_set_has_no_fault() -> None:
    assert faults(SET, TYPES) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(CARD, types=frozenset()), "it is for no type"),
        (replace(CARD, types=frozenset({IncidentType("ufo")})), "there is no type ufo"),
        (replace(CARD, ask=(), hints=()), "it asks 1 to 10 questions"),
        (replace(CARD, ask=("awake", "awake"), hints=()), "awake is asked twice"),
        (replace(CARD, ask=("who",), hints=()), "there is no question who"),
        (replace(CARD, ask=("awake",)), "what breathing suggests: the card does not ask it"),
        (replace(CARD, hints=(Hint(question="awake", when="yes"),)), "neither a type nor a priority"),
        (replace(CARD, hints=(Hint(question="awake", priority=Priority.P1),)), "either when or at_least"),
        (
            replace(CARD, hints=(Hint(question="awake", when="in", priority=Priority.P1),)),
            "in is no answer to it",
        ),
        (
            replace(CARD, hints=(Hint(question="awake", at_least=1, priority=Priority.P1),)),
            "at_least needs a number",
        ),
        (
            replace(CARD, hints=(Hint(question="awake", when="no", type=IncidentType("ufo")),)),
            "there is no type ufo",
        ),
    ],
)
def test_a_card_that_could_not_be_asked_is_refused_in_words(wrong: QuestionCard, told: str) -> None:
    assert any(told in line for line in faults(replace(SET, cards=(wrong,)), TYPES))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (a_question("q", AnswerKind.CHOICE, "one"), "a choice has 2 to 8 options"),
        (a_question("q", AnswerKind.CHOICE, "one", "one"), "option one is given twice"),
        (a_question("q", AnswerKind.CHOICE, "one", UNSURE), "is an answer to every question"),
        (a_question("q", AnswerKind.YES_NO, "one", "two"), "only a choice has options"),
        (replace(a_question("q"), ask={"en": "x", "zh": " "}), "ask: no words in zh, pt"),
    ],
)
def test_a_question_that_could_not_be_read_is_refused_in_words(wrong: Question, told: str) -> None:
    asked = replace(SET, questions={**SET.questions, "q": wrong})
    assert any(told in line for line in faults(asked, TYPES))


def test_two_cards_for_one_type_are_refused() -> None:
    twice = replace(SET, cards=(CARD, replace(CARD, name="again")))
    assert faults(twice, TYPES) == ["two cards are for the type fall"]
