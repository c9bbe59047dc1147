"""Frozen values to JSON and back, by their type hints alone."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from data import sign_in_events
from dispatch import alarm_events, card_events, closure_events, mayday_events
from dispatch import events as dispatch_events
from incidents import events as incident_events
from incidents.events import Fact

T = TypeVar("T")
Reader = Callable[[Any], Any]
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
    asked: Any = kind
    value: T = _reader(asked)(raw)
    return value


@cache
def _reader(kind: Any) -> Reader:
    """What reads that type, worked out once: type hints are slow to look at."""
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "__supertype__"):
        return _reader(kind.__supertype__)
    if origin in (Union, types.UnionType):
        some = _reader(next(each for each in arguments if each is not types.NoneType))
        return lambda raw: None if raw is None else some(raw)
    if origin is frozenset or origin is tuple:
        one = _reader(arguments[0])
        return lambda raw: origin(map(one, raw))
    if origin is Mapping:
        one = _reader(arguments[1])
        return lambda raw: {key: one(each) for key, each in raw.items()}
    if kind is object:
        return lambda raw: raw
    plain = _plain(kind)
    return lambda raw: raw if isinstance(raw, kind) else plain(raw)


def _plain(kind: Any) -> Reader:
    """What reads a type from its stored form, which is another."""
    if kind is datetime:
        return datetime.fromisoformat
    if kind in (str, bool, int):
        return partial(_refused, kind)
    if is_dataclass(kind):
        return partial(_built, kind)
    return partial(kind)


def _refused(kind: type, raw: Any) -> Any:
    raise TypeError(f"{raw!r} is not a {kind.__name__}")


def _built(kind: Any, raw: Any) -> Any:
    readers = _readers(kind)
    return kind(**{name: readers[name](each) for name, each in raw.items() if name in readers})


@cache
def _readers(kind: Any) -> dict[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def kinds() -> dict[str, type[Fact]]:
    """Every fact by the name the log keeps it under; a class once written may not be renamed."""
    modules = (
        *(incident_events, dispatch_events, closure_events, card_events, alarm_events, mayday_events),
        sign_in_events,
    )
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return {each.__name__: each for each in found if issubclass(each, Fact) and each is not Fact}


def body(fact: Fact) -> dict[str, Any]:
    """What the fact says beyond its envelope; of the sender's clock only where it was wrong."""
    said = {f.name: encode(getattr(fact, f.name)) for f in fields(fact) if f.name not in ENVELOPE}
    return said if fact.said_at is not None else {k: v for k, v in said.items() if k != "said_at"}
