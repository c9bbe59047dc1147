"""Frozen values to JSON and back, by their type hints alone."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from dispatch import alarm_events, card_events, closure_events, mayday_events
from dispatch import events as dispatch_events
from incidents import events as incident_events
from incidents.events import Fact

T = TypeVar("T")
ENVELOPE = frozenset({"subject", "version", "at", "by"})
"""Columns of the log, not part of the body."""


def encode(value: object) -> Any:
    """A JSON value. Sets are sorted, so equal values give equal JSON. Raises TypeError."""
    match value:
        case None | bool() | int() | float() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case frozenset():
            return sorted(encode(each) for each in value)
        case tuple() | list():
            return [encode(each) for each in value]
        case Mapping():
            return {str(encode(key)): encode(each) for key, each in value.items()}
        case _ if is_dataclass(value):
            return {f.name: encode(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"no JSON for {type(value).__name__}")


def decode(kind: type[T], raw: Any) -> T:
    """The value of that type. A field the stored form lacks takes its default, so old facts stay readable.

    Raises TypeError or ValueError where the stored form does not fit.
    """
    value: T = _decode(kind, raw)
    return value


def _decode(kind: Any, raw: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "__supertype__"):
        return _decode(kind.__supertype__, raw)
    if origin in (Union, types.UnionType):
        return None if raw is None else _decode(next(a for a in arguments if a is not types.NoneType), raw)
    if origin is frozenset:
        return frozenset(_decode(arguments[0], each) for each in raw)
    if origin is tuple:
        return tuple(_decode(arguments[0], each) for each in raw)
    if origin is Mapping:
        return {key: _decode(arguments[1], each) for key, each in raw.items()}
    if isinstance(kind, type) and isinstance(raw, kind):
        return raw
    if kind is datetime:
        return datetime.fromisoformat(raw)
    if kind is object:
        return raw
    if kind in (str, bool, int):
        raise TypeError(f"{raw!r} is not a {kind.__name__}")
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], each) for name, each in raw.items() if name in hints})
    return kind(raw)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def kinds() -> dict[str, type[Fact]]:
    """Every fact by the name the log keeps it under; a class once written may not be renamed."""
    modules = (incident_events, dispatch_events, closure_events, card_events, alarm_events, mayday_events)
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return {each.__name__: each for each in found if issubclass(each, Fact) and each is not Fact}


def body(fact: Fact) -> dict[str, Any]:
    """What the fact says beyond its envelope."""
    return {f.name: encode(getattr(fact, f.name)) for f in fields(fact) if f.name not in ENVELOPE}
