"""A TOML file's shape, checked piece by piece: each fault is one line."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from incidents.terms import Priority

LARGEST = 1_000_000
"""Bytes; the shipped sets have 10,000."""

LONGEST = 200
"""Characters of one name."""

T = TypeVar("T")


class Wrong(Exception):
    """One line: where, and what should stand there."""


def parsed(path: Path) -> Mapping[str, object]:
    """Raises Wrong, OSError, ValueError (of TOML, UTF-8) and RecursionError."""
    if path.exists() and not path.is_file():
        raise Wrong("it is no plain file")
    if path.stat().st_size > LARGEST:
        raise Wrong(f"it is larger than {LARGEST} bytes")
    raw = path.read_bytes()
    if b"\\u0000" in raw.lower() or b"\x00" in raw:
        raise Wrong("it holds the character NUL")
    return tomllib.loads(raw.decode("utf-8"))


def need(raw: Mapping[str, object], where: str, field: str, kind: type[T]) -> T:
    value = raw.get(field)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Wrong(f"{where}: {field} must be given, as {_KINDS[kind]}")
    return value


_KINDS: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise Wrong(f"{where}: a name is text of 1 to {LONGEST} characters")
    return value


def only(raw: Mapping[str, object], where: str, known: set[str]) -> None:
    for field in raw:
        if field not in known:
            raise Wrong(f'{where}: "{field}" is not known; known are {", ".join(sorted(known))}')


def names(raw: Mapping[str, object], where: str, field: str) -> frozenset[str] | None:
    if field not in raw:
        return None
    return frozenset(text(each, f"{where}, {field}") for each in need(raw, where, field, list))


def priority(raw: Mapping[str, object], where: str) -> Priority | None:
    if "priority" not in raw:
        return None
    said = need(raw, where, "priority", int)
    if said not in {each.value for each in Priority}:
        raise Wrong(f"{where}: there is no priority {said}; there are 1 to 4")
    return Priority(said)
