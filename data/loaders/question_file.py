"""Question cards from a TOML file: its shape is checked here, its sense in incidents/question_check.py.

title = { en = "…", zh = "…", pt = "…" }
base = ["fire"]                # shipped sets whose questions and cards also count, where this file has none

[questions.breathing]
kind = "yes_no"                # or "choice" with options = [{ key, label }], or "number"
ask = { en = "…", zh = "…", pt = "…" }
label = { en = "…", zh = "…", pt = "…" }

[[cards]]
name = "unconscious"
types = ["unconscious"]
ask = ["breathing"]
hints = [{ question = "breathing", when = "no", type = "cardiac_arrest", priority = 1 }]
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.loaders.run_card_file import SETS
from data.loaders.toml_shape import Wrong, names, need, only, parsed, priority, text
from incidents.errors import Refused
from incidents.question import AnswerKind, Hint, Labels, Option, Question, QuestionCard, QuestionSet
from incidents.question_check import faults
from incidents.terms import IncidentType
from incidents.triage import TYPES

QUESTIONS = SETS / "questions"
DEFAULT = "default"
TOLD = 20
"""Faults told at once."""


class NotQuestionCards(Refused):
    """{file} holds no question cards: {why}"""


def shipped_questions() -> list[str]:
    """Names of the sets that come with the program; one is "default"."""
    return sorted(each.stem for each in QUESTIONS.glob("*.toml"))


@cache
def question_set(name: str | None) -> QuestionSet:
    """A shipped set by its name, else a file; None: the default. Raises NotQuestionCards, a line a fault."""
    chosen = name or DEFAULT
    path = QUESTIONS / f"{chosen}.toml" if chosen in shipped_questions() else Path(chosen)
    found = _read(path)
    if wrong := faults(found, TYPES.keys()):
        raise NotQuestionCards(file=path.name, why="; ".join(wrong[:TOLD]))
    return found


def _read(path: Path) -> QuestionSet:
    try:
        return _set(parsed(path))
    except OSError as error:
        raise NotQuestionCards(file=path.name, why=error.strerror or "it cannot be read") from error
    except (Wrong, ValueError, RecursionError) as error:
        raise NotQuestionCards(file=path.name, why=" ".join(str(error).split())) from error


def _set(raw: Mapping[str, object]) -> QuestionSet:
    only(raw, "the file", {"title", "base", "questions", "cards"})
    bases = [_read(QUESTIONS / f"{each}.toml") for each in _bases(raw)]
    own = need({"questions": {}, **raw}, "the file", "questions", dict)
    questions = {key: question for each in bases for key, question in each.questions.items()}
    questions |= {key: _question(key, each) for key, each in own.items()}
    cards = [
        _card(each, i + 1) for i, each in enumerate(need({"cards": [], **raw}, "the file", "cards", list))
    ]
    for base in bases:
        known = {type for each in cards for type in each.types}
        cards += [each for each in base.cards if not each.types & known]
    return QuestionSet(title=_labels(raw, "the file", "title"), questions=questions, cards=tuple(cards))


def _bases(raw: Mapping[str, object]) -> list[str]:
    """Shipped ones only, and each before its user by name: no file can lead round in a circle."""
    found = [text(each, "base") for each in need({"base": [], **raw}, "the file", "base", list)]
    for each in found:
        if each not in shipped_questions() or each == DEFAULT:
            raise Wrong(f"base: there is no set {each}; there are {', '.join(shipped_questions())}")
    return found


def _question(key: str, raw: object) -> Question:
    where = f'question "{text(key, "a question")}"'
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is no table")
    only(raw, where, {"kind", "ask", "label", "options"})
    kind = need(raw, where, "kind", str)
    if kind not in {each.value for each in AnswerKind}:
        raise Wrong(
            f"{where}: there is no kind {kind}; there are {', '.join(each.value for each in AnswerKind)}"
        )
    options = [_option(each, where) for each in need({"options": [], **raw}, where, "options", list)]
    return Question(
        key=key,
        kind=AnswerKind(kind),
        ask=_labels(raw, where, "ask"),
        label=_labels(raw, where, "label"),
        options=tuple(options),
    )


def _option(raw: object, where: str) -> Option:
    if not isinstance(raw, dict):
        raise Wrong(f"{where}: an option is a table with key, label")
    only(raw, f"{where}: an option", {"key", "label"})
    return Option(key=need(raw, where, "key", str), label=_labels(raw, where, "label"))


def _card(raw: object, number: int) -> QuestionCard:
    where = f"card {number}"
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is no table")
    name = text(need(raw, where, "name", str), where)
    where = f'card "{name}"'
    only(raw, where, {"name", "types", "ask", "hints"})
    return QuestionCard(
        name=name,
        types=frozenset(IncidentType(each) for each in names(raw, where, "types") or ()),
        ask=tuple(text(each, f"{where}, ask") for each in need(raw, where, "ask", list)),
        hints=tuple(_hint(each, where) for each in need({"hints": [], **raw}, where, "hints", list)),
    )


def _hint(raw: object, where: str) -> Hint:
    where = f"{where}: a hint"
    if not isinstance(raw, dict):
        raise Wrong(f"{where} is a table with question, when or at_least, type, priority")
    only(raw, where, {"question", "when", "at_least", "type", "priority"})
    return Hint(
        question=need(raw, where, "question", str),
        when=need(raw, where, "when", str) if "when" in raw else None,
        at_least=float(need(raw, where, "at_least", int)) if "at_least" in raw else None,
        type=IncidentType(need(raw, where, "type", str)) if "type" in raw else None,
        priority=priority(raw, where),
    )


def _labels(raw: Mapping[str, object], where: str, field: str) -> Labels:
    said = need(raw, where, field, dict)
    only(said, f"{where}, {field}", {"en", "zh", "pt"})
    return {language: text(each, f"{where}, {field}") for language, each in said.items()}
