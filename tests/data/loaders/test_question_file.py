"""A file of question cards is read whole, or refused in lines that say where; what is shipped is sound."""

import hashlib
import re
from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from data.loaders.question_file import (
    QUESTIONS,
    NotQuestionCards,
    question_set,
    shipped_questions,
)
from data.loaders.run_card_file import SETS
from incidents.question import Hint, QuestionSet
from incidents.terms import IncidentType, Priority
from incidents.triage import TYPES
from web.cli import app
from web.settings import Settings

WORDS = '{ en = "Breathing?", zh = "呼吸？", pt = "Respira?" }'
TITLE = f"title = {WORDS}\n"
QUESTION = f'[questions.breathing]\nkind = "yes_no"\nask = {WORDS}\nlabel = {WORDS}\n'
CARD = '[[cards]]\nname = "ours"\ntypes = ["unwell"]\nask = ["breathing"]\n'
HINTS = 'hints = [{ question = "breathing", when = "no", type = "cardiac_arrest", priority = 1 }]\n'


def read(folder: Path, text: str | bytes) -> QuestionSet:
    file = folder / "ours.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return question_set(str(file))


def test_a_file_is_read_with_what_its_answers_suggest(tmp_path: Path) -> None:
    (card,) = read(tmp_path, TITLE + QUESTION + CARD + HINTS).cards
    hint = Hint(question="breathing", when="no", type=IncidentType("cardiac_arrest"), priority=Priority.P1)
    assert (card.types, card.ask, card.hints) == (frozenset({"unwell"}), ("breathing",), (hint,))


def test_what_a_file_does_not_ask_its_base_does(tmp_path: Path) -> None:
    ours = read(tmp_path, TITLE + 'base = ["ambulance"]\n' + QUESTION + CARD)
    by_type = {type: card.name for card in ours.cards for type in card.types}
    assert by_type[IncidentType("unwell")] == "ours"
    assert by_type[IncidentType("fall")] == "fall"
    assert ours.questions["breathing"].ask["en"] == "Breathing?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe", "utf-8"),
        ("title = ", "Invalid value"),
        (TITLE + "[[cards]]\nname = 1", "card 1: name must be given, as text"),
        (TITLE + QUESTION.replace("yes_no", "essay"), "there is no kind essay"),
        (TITLE + QUESTION + CARD + "slots = []", '"slots" is not known'),
        (TITLE + CARD, "there is no question breathing"),
        (TITLE + QUESTION + CARD.replace("unwell", "ufo"), "there is no type ufo"),
        (TITLE + QUESTION + CARD + HINTS.replace('"no"', '"perhaps"'), "perhaps is no answer to it"),
        (TITLE + 'base = ["nowhere"]', "there is no set nowhere"),
        (TITLE + 'base = ["default"]', "there is no set default"),
        (TITLE + 'base = ["../../secrets"]', "there is no set ../../secrets"),
        (QUESTION, "title must be given"),
        (b'title = "\\u0000"', "the character NUL"),
    ],
)
def test_a_file_that_cannot_be_asked_is_refused_in_words(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    with pytest.raises(NotQuestionCards) as refused:
        read(tmp_path, text)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotQuestionCards, match="No such file"):
        question_set(str(tmp_path / "none.toml"))


@pytest.mark.parametrize("name", shipped_questions())
def test_what_is_shipped_is_sound_and_its_checksum_is_noted(name: str) -> None:
    assert question_set(name).cards
    noted = dict(re.findall(r"`questions/(\w+)\.toml`.*?`([0-9a-f]{64})`", (SETS / "SOURCE.md").read_text()))
    assert noted[name] == hashlib.sha256((QUESTIONS / f"{name}.toml").read_bytes()).hexdigest()


def test_the_default_asks_something_for_every_type_there_is() -> None:
    assert {type for card in question_set(None).cards for type in card.types} == set(TYPES)


def test_a_question_means_the_same_in_every_shipped_set() -> None:
    """Answers are kept by the question's key: one key, one question."""
    known = question_set(None).questions
    for name in shipped_questions():
        for key, question in question_set(name).questions.items():
            assert question == known[key], f"{name}: {key}"


def test_a_centre_is_not_started_with_cards_it_could_not_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAROL_QUESTIONS", "fire")
    assert Settings().questions == "fire"
    monkeypatch.setenv("FAROL_QUESTIONS", "/nowhere/cards.toml")
    with pytest.raises(ValidationError, match="holds no question cards"):
        Settings()


def test_the_command_tells_each_fault_in_a_line_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "two_faults.toml"
    file.write_text(TITLE + CARD + CARD.replace("ours", "again"))
    told = CliRunner().invoke(app, ["questions", "check", str(file)])
    assert told.exit_code == 1
    assert told.output.splitlines()[-1] == "refused"
    assert len(told.output.splitlines()) == 4
    assert CliRunner().invoke(app, ["questions", "check", "fire"]).exit_code == 0
