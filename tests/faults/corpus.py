"""Bad bodies: each a name and raw bytes. What one found once stays here for ever."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple


class Body(NamedTuple):
    name: str
    raw: bytes
    bad: bool = True
    """False where it may be good after all: text is text."""


DEEP = 50_000

NOT_JSON: tuple[tuple[str, bytes], ...] = (
    ("nothing", b""),
    ("a space", b" "),
    ("half an object", b'{"id": "'),
    ("a trailing comma", b'{"id": "x",}'),
    ("single quotes", b"{'id': 1}"),
    ("two objects", b"{}{}"),
    ("invalid utf-8", b'{"words": "\xff\xfe"}'),
    ("an overlong utf-8 slash", b'{"words": "\xc0\xaf"}'),
    ("utf-16", '{"id": 1}'.encode("utf-16")),
    ("a byte order mark", b"\xef\xbb\xbf{}"),
    ("a comment", b"/* x */ {}"),
    ("xml", b"<?xml version='1.0'?><call/>"),
    ("a form", b"id=1&words=smoke"),
    ("binary", bytes(range(256))),
    ("NaN alone", b"NaN"),
    ("deep lists", b"[" * DEEP + b"]" * DEEP),
    ("deep lists, open", b"[" * DEEP),
    ("deep objects", b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    ("a number of 5,000 digits", b'{"priority": ' + b"9" * 5000 + b"}"),
    ("an unknown literal", b'{"exercise": True}'),
    ("a raw newline in a string", b'{"words": "a\nb"}'),
    ("a raw NUL in a string", b'{"words": "a\x00b"}'),
    ("a bad escape", b'{"words": "\\x41"}'),
    ("a cut escape", b'{"words": "\\u00"}'),
)

NOT_AN_OBJECT: tuple[tuple[str, bytes], ...] = tuple(
    (f"the value {text}", text.encode())
    for text in ("null", "true", "0", "1.5", "1e400", '""', '"id"', "[]", "[{}]", '[["id", 1]]')
)

WRONG: tuple[tuple[str, Any], ...] = (
    ("true", True),
    ("false", False),
    ("zero", 0),
    ("minus one", -1),
    ("a fraction", 1.5),
    ("a huge number", 10**30),
    ("text", "seven"),
    ("empty text", ""),
    ("a number as text", "1"),
    ("a list", []),
    ("a full list", [1, 2, 3]),
    ("an object", {}),
    ("a nested object", {"lat": {"lat": {}}}),
    ("NUL", "a\x00b"),
    ("a lone high surrogate", "\ud800"),
    ("a lone low surrogate", "x\udfff"),
    ("long text", "火" * 9000),
    ("an SQL quote", "'; drop table facts; --"),
    ("a format", "{0} {id} %s %n"),
    ("an instant without zone", "2026-11-23T12:00:00"),
    ("an instant out of time", "9999-12-31T23:59:59-14:00"),
    ("the first instant", "0001-01-01T00:00:00+14:00"),
    ("the 30th of February", "2026-02-30T00:00:00Z"),
    ("a date", "2026-11-23"),
    ("a uuid of zeros with text", "00000000-0000-0000-0000-00000000000g"),
)

NUMBERS_AS_TEXT: tuple[tuple[str, str], ...] = (
    ("NaN", "NaN"),
    ("Infinity", "Infinity"),
    ("-Infinity", "-Infinity"),
    ("1e400", "1e400"),
    ("-1e400", "-1e400"),
    ("10**400", "1" + "0" * 400),
    ("-10**400", "-1" + "0" * 400),
)

PLACES: tuple[tuple[str, Any], ...] = (
    ("swapped", {"lat": 113.54, "lon": 22.19}),
    ("beyond the pole", {"lat": 90.0001, "lon": 0.0}),
    ("beyond the other pole", {"lat": -91, "lon": 0.0}),
    ("beyond the date line", {"lat": 0.0, "lon": 180.5}),
    ("text", {"lat": "22.19", "lon": "113.54"}),
    ("booleans", {"lat": True, "lon": False}),
    ("half", {"lat": 22.19}),
    ("the other half", {"lon": 113.54}),
    ("a list", [22.19, 113.54]),
    ("null inside", {"lat": None, "lon": None}),
    ("with height", {"lat": 22.19, "lon": 113.54, "alt": 3}),
    ("GeoJSON", {"type": "Point", "coordinates": [113.54, 22.19]}),
    ("a negative radius", {"lat": 22.19, "lon": 113.54, "radius_m": -5}),
)

UNKNOWN_FIELDS: tuple[tuple[str, str], ...] = (
    ("misspelt", "wrods"),
    ("camel case", "callerName"),
    ("a prototype", "__proto__"),
    ("empty", ""),
    ("a dot path", "location.lat"),
    ("a surrogate", "\ud83d"),
    ("a very long name", "x" * 5000),
    ("a version", "version"),
    ("the agency", "agency"),
    ("who did it", "by"),
    ("the number", "number"),
)


def bodies(good: dict[str, Any]) -> Iterator[Body]:
    """All bad bodies for an operation whose good body this is; `id` may be left out by the caller."""
    for name, raw in (*NOT_JSON, *NOT_AN_OBJECT):
        yield Body(name, raw)
    yield from fields(good)
    for field in ("pin", "chosen", "position"):
        for name, place in PLACES:
            yield Body(f"{field} {name}", _json({**good, field: place}))


def fields(good: dict[str, Any]) -> Iterator[Body]:
    """Each field of a good object made bad, and fields it does not have."""
    for name, field in UNKNOWN_FIELDS:
        yield Body(f"an unknown field, {name}", _json({**good, field: 1}))
    for field in good:
        for name, wrong in WRONG:
            yield Body(f"{field} is {name}", _json({**good, field: wrong}), not _alike(wrong, good[field]))
        for name, literal in NUMBERS_AS_TEXT:
            yield Body(f"{field} is {name}", _json({**good, field: "@@"}).replace(b'"@@"', literal.encode()))
        twice = _json(good)[:-1] + b", " + _json({field: good[field]})[1:]
        yield Body(f"{field} is given twice", twice)
    for name, place in PLACES:
        if isinstance(place, dict):
            yield Body(f"a place {name}", _json({**good, **place}), bad=False)


def in_a_batch(good: dict[str, Any]) -> Iterator[Body]:
    """The same inside a batch of fixes, after a good one."""
    for each in fields(good):
        raw = b'{"positions": [' + _json(good) + b", " + each.raw + b"]}"
        yield Body(f"in a batch, {each.name}", raw, each.bad)


def in_a_card(good: dict[str, Any], card: dict[str, Any], *, slot: bool = False) -> Iterator[Body]:
    """The same inside a run card after a good one, or inside its slot."""
    for each in fields(card["slots"][0] if slot else card):
        inner = each.raw
        if slot:
            inner = _json({**card, "slots": ["@@"]}).replace(b'"@@"', each.raw)
        raw = _json({**good, "cards": [*good["cards"], "@@"]}).replace(b'"@@"', inner)
        yield Body(f"in a {'slot' if slot else 'card'}, {each.name}", raw, each.bad)


def _alike(wrong: object, good: object) -> bool:
    """Of the same JSON type, so that it may be good after all."""
    return type(wrong) is type(good) or (type(good) is float and type(wrong) is int)


def _json(value: object) -> bytes:
    return json.dumps(value).encode("utf-8", "surrogatepass")
