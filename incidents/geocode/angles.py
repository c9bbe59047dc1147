"""Latitude or longitude as people say and write them: 22.1987, 22°11'55"N, 22 degrees 11.9, 北緯二十二度."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from incidents.geocode.numerals import as_digits
from incidents.geocode.spelling import folded

_SAID = (
    (r"北纬", " n "),
    (r"南纬", " s "),
    (r"东经", " e "),
    (r"西经", " w "),
    (r"纬度|\blatitude?\b|\blat\b", " lat "),
    (r"经度|\blongitude?\b|\blng\b|\blong?\b", " lon "),
    (r"度|º|˚|\b(?:degrees?|degs?|graus?|grados?)\b", "°"),
    (r"分|[′’‘`´]|\b(?:minutes?|minutos?|mins?)\b", "'"),
    (r"秒|[″”“]|''|\b(?:seconds?|segundos?|secs?)\b", '"'),
    (r"\b(?:north|norte)\b", " n "),
    (r"\b(?:south|sul|sur)\b", " s "),
    (r"\b(?:east|este|leste)\b", " e "),
    (r"\b(?:west|oeste)\b", " w "),
    (r"\b(?:minus|menos|negative|negativo)\b|[−–]", "-"),
    (r"(?<=\d)\s*(?:point|ponto|punto|点)\s*(?=\d)", "."),
)
_SPOKEN = tuple((re.compile(said), sign) for said, sign in _SAID)
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(-?\d{1,3}),(\d{3,12})(?![\d.])")
_ANGLE = re.compile(
    r"""
    (?:(?P<axis>lat|lon)\s*[:=]?\s*)?
    (?:(?<![a-z])(?P<before>[nsewol])\s*)?
    (?<![\d.])(?P<sign>[-+]\s?)?
    (?: (?P<decimal>\d{1,3}\.\d{1,15})(?!\d)
      | (?P<whole>\d{1,3})(?![\d.]\d|\d)
        (?: (?:\s*(?P<mark>°)\s*(?:(?:and|e|y)\s)?|\s+)
            (?: (?P<decimal_minutes>\d{1,2}\.\d{1,12})(?![\d°])
              | (?P<minutes>\d{1,2})(?![\d°])(?!\.\d)
                (?: (?:\s*'\s*(?:(?:and|e|y)\s)?|\s+) (?P<seconds>\d{1,2}(?:\.\d{1,12})?)(?![\d°.'])\s*"? )?
            )
        )?
    )
    (?P<bare>\s*°)?\s*'?
    (?=\s*(?P<after>[nsewol])(?![a-z]))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Angle:
    """One number of a pair, in degrees, before we know which of the two it is."""

    degrees: float
    half_step: float
    """Half of the last digit said, in degrees: what the number leaves open."""
    axis: str | None
    """"lat" or "lon" when it was said, by word or by hemisphere."""
    signed: bool
    """The hemisphere or the sign was said, so it is not ours to guess."""
    telling: bool
    """Written as nobody writes a house number: a degree mark, a hemisphere, three decimals."""
    decimals: int
    """Of the degrees."""


Pair = tuple[Angle, Angle]


def pairs(text: str) -> Iterator[tuple[Pair, ...]]:
    """Neighbouring angles that may be a position, in the order they were said; of each the ways to read it.

    The letter between two numbers is the second's where another leads the first: "S 29.9 W 71.2". Where
    another closes the second it is the first's. Alone it may be either's; that of the first is the custom.
    """
    for one, other in pairwise(_ANGLE.finditer(_clean(text))):
        ways = [(_angle(one, letter), _angle(other, next)) for letter, next in _letters(one, other)]
        yield tuple((first, second) for first, second in ways if first and second and _telling(first, second))


def _letters(one: re.Match[str], other: re.Match[str]) -> list[tuple[str | None, str | None]]:
    between = one["after"] if one.start("after") == other.start("before") else None
    if between is None:
        return [(one["before"] or one["after"], other["before"] or other["after"])]
    if one["before"]:
        return [(one["before"], between)]
    return [(between, other["after"])] if other["after"] else [(between, None), (None, between)]


def _telling(first: Angle, second: Angle) -> bool:
    return (first.telling and second.telling) or (first.decimals > 0 and second.decimals > 0)


def _clean(text: str) -> str:
    """Words for signs become signs, numerals digits, decimal commas points."""
    plain = as_digits(folded(_upright(text)))
    for said, sign in _SPOKEN:
        plain = said.sub(sign, plain)
    if len(_DECIMAL_COMMA.findall(plain)) >= 2:
        plain = _DECIMAL_COMMA.sub(r"\1.\2", plain)
    return plain


def _upright(text: str) -> str:
    """Marks that folding would turn into letters or spaces and letters."""
    return text.translate(
        {0xBA: "°", 0x2DA: "°", 0xB4: "'", 0x2032: "'", 0x2033: '"', 0x2036: '"', 0x2DD: '"'}
    )


def _angle(match: re.Match[str], letter: str | None) -> Angle | None:
    whole = match["decimal"] or match["whole"]
    minutes, seconds = match["decimal_minutes"] or match["minutes"], match["seconds"]
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return None
    size = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    sign = (match["sign"] or "").strip()
    negative = letter in {"s", "w", "o"} or (letter is None and sign == "-")
    marked = letter is not None or any(match[each] for each in ("mark", "bare", "axis"))
    decimals = len((match["decimal"] or "").partition(".")[2])
    return Angle(
        degrees=-size if negative else size,
        half_step=_half_step(whole, minutes, seconds),
        axis=match["axis"] or (None if letter is None else "lat" if letter in {"n", "s"} else "lon"),
        signed=letter is not None or sign != "",
        telling=marked or decimals >= 3 or (sign != "" and decimals >= 1),
        decimals=decimals,
    )


def _half_step(whole: str, minutes: str | None, seconds: str | None) -> float:
    last, unit = (seconds, 3600) if seconds else (minutes, 60) if minutes else (whole, 1)
    decimals = len(last.partition(".")[2])
    return 0.5 / (unit * 10.0**decimals)
