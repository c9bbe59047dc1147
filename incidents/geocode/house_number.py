"""The house number in what a caller says, apart from floor, flat and block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.geocode.numerals import as_digits
from incidents.geocode.spelling import HAN, folded, of_folded

_INSIDE = re.compile(
    r"""
    \d+ \s* (?:楼|层) \s? (?:[a-z0-9]{1,4} \s? (?:座|室|单位)?)?
    | [a-z0-9]{1,4} \s* (?:座|室|单位)
    | 地[下库]|阁楼
    | \b\d+ \s* /? \s* f\b
    | \b\d+ \s* (?:o|a|st|nd|rd|th|er|ro|do|to)? \.? \s* (?:andar|floor|piso)\b
    | \b(?:apto?|apartment|apartamento|depto|dpto|departamento|flat|unit|bloco|block|bloque|torre|tower|piso
        |andar|floor|room|suite|casa|fracao|loja) \.? \s* (?: [a-z]?\d{1,5}[a-z]? | [a-z] )\b
    | \b(?:r/c|res \s do \s chao|ground \s floor|rez-de-chaussee)\b
    """,
    re.VERBOSE,
)
_NUMBER = r"(?P<number>\d{1,5})(?:\s*-\s*\d{1,5})?(?:\s?-?\s?(?P<letter>[a-z])(?![a-z]))?"
_NAMED = re.compile(rf"(?:#|\b(?:n|no|nr|num|numero|number)(?:\s*\.\s*o)?\b\.?)\s*{_NUMBER}")
_HAN_MARKED = re.compile(rf"{_NUMBER}\s*号(?:\s?(?P<behind>[a-z])(?![a-z]))?")
_BARE = re.compile(rf"(?<![\d.a-z]){_NUMBER}(?![\d.{HAN}])")
_LETTER = re.compile(r"[^\W\d_]")
TRIED = 3
"""Numbers in one text that are tried as the house number. Assumed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text as street and number."""

    street: str
    """A key."""
    number: str
    """As `plain_numbers` writes it: "42", "42a"."""


def readings(text: str) -> Iterator[Reading]:
    """Marked numbers first ("n.º 42", "42號"), then bare ones; at most TRIED."""
    told = _INSIDE.sub(" ", as_digits(folded(text)))
    matches = [found for marks in (_NAMED, _HAN_MARKED, _BARE) for found in marks.finditer(told)]
    seen: set[Reading] = set()
    for match in matches:
        reading = _reading(told, match)
        if reading is not None and reading not in seen and len(seen) < TRIED:
            seen.add(reading)
            yield reading


def _reading(told: str, match: re.Match[str]) -> Reading | None:
    """The street stands before the number, or behind it when nothing stands before: "42 High Street"."""
    before, after = told[: match.start()], told[match.end() :]
    street = before if _LETTER.search(before) else after
    if not _LETTER.search(street):
        return None
    groups = match.groupdict()
    letter = groups["letter"] or groups.get("behind") or ""
    return Reading(of_folded(street), f"{int(groups['number'])}{letter}")


def without_flat(text: str) -> str:
    """The folded text without floor, flat and block."""
    return _INSIDE.sub(" ", as_digits(folded(text)))


def plain_numbers(mapped: str) -> list[str]:
    """A mapped house number as the numbers it stands for: "12-16" is 12, 14, 16; "12;14A" is 12, 14a."""
    found: list[str] = []
    for part in re.split(r"[;,/]", folded(mapped)):
        span = re.fullmatch(r"\s*(\d{1,5})\s*[-–]\s*(\d{1,5})\s*", part)
        single = re.match(r"\s*(?:n\.?o?\.?\s*)?(\d{1,5})\s*-?\s*([a-z](?![a-z]))?", part)
        if span and 0 < int(span[2]) - int(span[1]) <= 40:
            low, high = int(span[1]), int(span[2])
            found.extend(str(each) for each in range(low, high + 1, 2 if (high - low) % 2 == 0 else 1))
        elif single:
            found.append(f"{int(single[1])}{single[2] or ''}")
    return found
