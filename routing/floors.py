"""The floor in a caller's words, in English, Chinese and Portuguese of Hong Kong, Macao and Portugal.

The ground floor is 0 and the first floor is the one above it: 地下, G/F and rés-do-chão are 0; 1/F, 一樓 and
1.º andar are 1. A caller used to another count is off by one, a few seconds.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

HIGHEST = 150
"""A number above this is no floor. Assumed: the tallest building has 163."""

LOOKED_AT = 4000
"""Characters: a floor is named early, and no text may keep others waiting. Assumed."""

_NUMERALS = {sign: i for i, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_ORDINAIS = (
    "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo",
)  # fmt: skip

_SIGN = "[0-9〇零一二三四五六七八九十廿卅百兩两]"
_ZH = f"{_SIGN}{{1,8}}"
_FALLEN, _DOWN_ON = "跌倒瞓躺暈晕昏訓坐趴睡跪", "[低落倒咗了到緊喺在]"
"""地下 after one of the first, and up to two of the second, is the ground one lies on, on whatever floor."""


def floor_said(words: str) -> int | None:
    """The first floor that is named; None when none is. Basements are negative."""
    said = unicodedata.normalize("NFKC", words[:LOOKED_AT]).lower()
    found = [
        (match.start(), -match.end(), floor)
        for pattern, floor_of in _PATTERNS
        for match in pattern.finditer(said)
        if (floor := floor_of(match)) is not None and abs(floor) <= HIGHEST
    ]
    return min(found)[2] if found else None


Read = Callable[[re.Match[str]], int | None]


def _up(match: re.Match[str]) -> int | None:
    return _number(match["n"])


def _down(match: re.Match[str]) -> int | None:
    """The first basement unless a number follows."""
    number = _number(match["n"] or "1")
    return None if number is None else -number


def _always(floor: int) -> Read:
    return lambda match: floor


def _ordinal(match: re.Match[str]) -> int | None:
    return _ORDINALS.index(match["n"]) + 1


def _ordinal_pt(match: re.Match[str]) -> int | None:
    """Up to nineteenth: décimo, décimo primeiro …"""
    return sum(_ORDINAIS.index(word) + 1 for word in match["n"].split())


def _number(text: str) -> int | None:
    """Digits with an optional minus, or a Chinese numeral below two hundred; None for neither."""
    if re.fullmatch(r"-?\d{1,4}", text):
        return int(text)
    for sign, tens in (("廿", "二十"), ("卅", "三十")):
        text = text.replace(sign, tens)
    hundreds, found, rest = text.rpartition("百")
    total = 100 * _NUMERALS.get(hundreds, 1) if found else 0
    tens, found, ones = rest.strip("零〇").rpartition("十")
    if found:
        total += 10 * (_NUMERALS.get(tens, 1) if tens else 1)
    if ones and ones not in _NUMERALS:
        return None
    return total + _NUMERALS.get(ones, 0)


def _patterns(*rows: tuple[str, Read]) -> Sequence[tuple[re.Pattern[str], Read]]:
    return [(re.compile(pattern), read) for pattern, read in rows]


_PATTERNS = _patterns(
    # 3樓, 三字樓, 12層; not 12層高 nor 樓高12層, which tell the building's height
    (rf"(?<![高共有負负-])(?<!地下)(?<!地庫)(?<!{_SIGN})(?P<n>{_ZH})(?:字?[樓楼]|[層层])(?![高梯宇])", _up),
    (rf"(?:負|负|地庫|地库|地下)(?P<n>{_ZH})[樓楼層层]", _down),
    (r"(?:地庫|地库|地牢|地下(?:室|停車|停车|車庫|车库))(?P<n>)", _down),
    (rf"(?<![{_FALLEN}])(?<![{_FALLEN}]{_DOWN_ON})(?<![{_FALLEN}]{_DOWN_ON}{_DOWN_ON})地下"
     rf"(?![室停車车鐵铁商街通管水隧道{_NUMERALS}十])", _always(0)),
    (r"地[鋪舖铺]|地面層", _always(0)),
    (r"閣樓", _always(1)),
    # 3/F, 12F, floor 3, 3rd floor, third floor; not "20 floors"
    (r"(?<![\w/])(?P<n>\d{1,4})\s{0,2}/?\s{0,2}f\b", _up),
    (r"\b(?P<n>\d+)(?:st|nd|rd|th)?\s+floor\b", _up),
    (r"\bfloor\s+(?:number\s+|no\.?\s*)?(?P<n>\d+)\b", _up),
    (rf"\b(?P<n>{'|'.join(_ORDINALS)})[\s-]floor\b", _ordinal),
    (r"\bground[\s-]floor\b|(?<!\w)g\s*/\s*f\b|\bg\s+floor\b", _always(0)),
    (r"(?<!\w)m\s*/\s*f\b|\bmezzanine\b|\bsobreloja\b|(?<!\w)ug\s*/\s*f\b|\bupper ground\b", _always(1)),
    (r"\bbasement(?:\s+(?:level\s+)?(?P<n>\d)\b)?|(?<!\w)lg(?P<m>)\s*/\s*f\b|\blower ground\b", _down),
    (r"(?<![\w-])(?<!block )(?<!flat )(?<!room )(?<!unit )(?<!bloco )"
     r"b(?P<n>[1-6])(?:/f)?(?![\w座室棟-])", _down),
    # 3.º andar, 3.º dto, andar 3, piso -1, terceiro andar, r/c, cave; "o" and "a" are what º and ª become
    (r"\b(?P<n>\d+)\s?\.?\s?[o°]\.?\s*(?:andar|piso|dto|dt|direito|esq|esquerdo|frente|fte)\b", _up),
    (r"\b(?:andar|piso)\s+(?:n\.?o?\s*)?(?P<n>-?\d+)\b(?!\s*(?:km|m\b|metro|quil|min|hora))", _up),
    (rf"\b(?P<n>(?:décimo\s)?(?:{'|'.join(_ORDINAIS)}))\s(?:andar|piso)\b", _ordinal_pt),
    (r"\br[ée]s[\s-]*do[\s-]*ch[ãa]o\b|(?<!\w)r\s?/\s?c(?!\w)", _always(0)),
    (r"\b(?:(?P<n>\d)\s?\.?\s?a\s+)?cave\b(?!-?\s*in\b)", _down),
    (r"\bsub-?cave\b", _always(-2)),
)  # fmt: skip
