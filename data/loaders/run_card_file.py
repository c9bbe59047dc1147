"""Run cards from a TOML file: its shape is checked here, its sense in dispatch/card_check.py.

title = { en = "…", zh = "…", pt = "…" }

[[cards]]
name = "building fire"
types = ["structure_fire"]     # and priority, zones, hours, premises, level: each may be left out
slots = [{ capability = "engine", count = 2 }, { capability = "command", mandatory = false }]
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from dispatch.run_card import Card, RunCardSet, Slot
from dispatch.unit import Capability
from incidents.errors import Refused
from incidents.terms import IncidentType, Priority

SETS = Path(__file__).parent.parent / "sets"
LARGEST = 1_000_000
"""Bytes; the shipped sets have 5,000."""

T = TypeVar("T")


class NotACardSet(Refused):
    """{file} holds no run cards: {why}"""


class _Wrong(Exception):
    """One line: where, and what should stand there."""


def shipped_sets() -> list[str]:
    """Names of the sets that come with the program; one is "default"."""
    return sorted(each.stem for each in SETS.glob("*.toml"))


def read_set(path: Path) -> RunCardSet:
    """Raises NotACardSet with one line."""
    try:
        if path.exists() and not path.is_file():
            raise _Wrong("it is no plain file")
        if path.stat().st_size > LARGEST:
            raise _Wrong(f"it is larger than {LARGEST} bytes")
        raw = path.read_bytes()
        if b"\\u0000" in raw.lower() or b"\x00" in raw:
            raise _Wrong("it holds the character NUL")
        return _set(tomllib.loads(raw.decode("utf-8")))
    except OSError as error:
        raise NotACardSet(file=path.name, why=error.strerror or "it cannot be read") from error
    except (_Wrong, ValueError, RecursionError) as error:  # ValueError: of TOML, UTF-8, numbers, slots
        raise NotACardSet(file=path.name, why=" ".join(str(error).split())) from error


def _set(raw: Mapping[str, object]) -> RunCardSet:
    _only(raw, "the file", {"title", "cards"})
    title = _need(raw, "the file", "title", dict)
    _only(title, "title", {"en", "zh", "pt"})
    cards = [_card(each, i + 1) for i, each in enumerate(_need(raw, "the file", "cards", list))]
    return RunCardSet(
        title={language: _text(name, "title") for language, name in title.items()}, cards=tuple(cards)
    )


def _card(raw: object, number: int) -> Card:
    where = f"card {number}"
    if not isinstance(raw, dict):
        raise _Wrong(f"{where} is no table")
    name = _text(_need(raw, where, "name", str), where)
    where = f'card "{name}"'
    _only(raw, where, {"name", "types", "priority", "zones", "hours", "premises", "level", "slots"})
    types = _names(raw, where, "types")
    return Card(
        name=name,
        types=None if types is None else frozenset(IncidentType(each) for each in types),
        priority=_priority(raw, where),
        zones=_names(raw, where, "zones"),
        hours=_text(raw["hours"], where) if "hours" in raw else None,
        premises=_names(raw, where, "premises"),
        level=_need(raw, where, "level", int) if "level" in raw else 1,
        slots=tuple(_slot(each, where) for each in _need(raw, where, "slots", list)),
    )


def _slot(raw: object, where: str) -> Slot:
    if not isinstance(raw, dict):
        raise _Wrong(f"{where}: a slot is a table with capability, count, mandatory")
    _only(raw, f"{where}: a slot", {"capability", "count", "mandatory"})
    capability = _need(raw, f"{where}: a slot", "capability", str)
    if capability not in {each.value for each in Capability}:
        known = ", ".join(each.value for each in Capability)
        raise _Wrong(f"{where}: there is no capability {capability}; there are {known}")
    count = _need({"count": 1, **raw}, where, "count", int)
    if count < 1:
        raise _Wrong(f"{where}: a slot asks for at least one {capability}, not {count}")
    return Slot(Capability(capability), count, _need({"mandatory": True, **raw}, where, "mandatory", bool))


def _priority(raw: Mapping[str, object], where: str) -> Priority | None:
    if "priority" not in raw:
        return None
    said = _need(raw, where, "priority", int)
    if said not in {each.value for each in Priority}:
        raise _Wrong(f"{where}: there is no priority {said}; there are 1 to 4")
    return Priority(said)


def _names(raw: Mapping[str, object], where: str, field: str) -> frozenset[str] | None:
    if field not in raw:
        return None
    return frozenset(_text(each, f"{where}, {field}") for each in _need(raw, where, field, list))


def _need(raw: Mapping[str, object], where: str, field: str, kind: type[T]) -> T:
    value = raw.get(field)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise _Wrong(f"{where}: {field} must be given, as {_KINDS[kind]}")
    return value


_KINDS: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise _Wrong(f"{where}: a name is text of 1 to 200 characters")
    return value


def _only(raw: Mapping[str, object], where: str, known: set[str]) -> None:
    for field in raw:
        if field not in known:
            raise _Wrong(f'{where}: "{field}" is not known; known are {", ".join(sorted(known))}')
