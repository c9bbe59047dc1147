"""One spelling for every way a name is written: case, accents, width, Chinese script, abbreviations."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from incidents.geocode.numerals import as_digits

LONGEST_TEXT = 400
"""Characters read of what is said about a place; the rest is kept in the record, not searched. Assumed."""

_ONE_WORD: dict[str, tuple[str, ...]] = {
    "rua": ("r",),
    "avenida": ("av", "avda", "avd", "ave", "avenue"),
    "travessa": ("tv", "trav"),
    "largo": ("lg",),
    "praca": ("pc", "pca", "prc"),
    "praceta": ("pct",),
    "calcada": ("calc", "cc"),
    "estrada": ("estr",),
    "alameda": ("al",),
    "edificio": ("ed", "edif"),
    "pasaje": ("pje", "psje"),
    "poblacion": ("pob",),
    "street": ("st", "str"),
    "road": ("rd",),
    "lane": ("ln",),
    "boulevard": ("blvd", "bd"),
    "square": ("sq",),
    "highway": ("hwy",),
    "drive": ("dr", "doutor", "doctor"),
    "court": ("ct",),
    "engenheiro": ("eng",),
    "general": ("gen", "gral"),
    "coronel": ("cel", "cnel"),
    "comandante": ("cmdt", "cmte"),
    "almirante": ("alm",),
    "governador": ("gov",),
    "professor": ("prof",),
    "santa": ("sta",),
    "santo": ("sto",),
    "sao": ("s",),
    "hospital": ("hosp",),
}
_FULL = {short: full for full, shorts in _ONE_WORD.items() for short in shorts}
_SAID_OR_NOT = frozenset(
    [
        "de",
        "da",
        "do",
        "das",
        "dos",
        "del",
        "el",
        "la",
        "las",
        "los",
        "e",
        "y",
        "the",
        "of",
        "at",
        "in",
        "on",
        "em",
        "na",
        "and",
        "d",
        "l",
    ]
)
"""Words a caller leaves out or puts in; a name is found without them."""
_VARIANTS = {"衞": "卫", "巿": "市", "凼": "氹", "缐": "线", "枱": "台", "邨": "村"}
"""Written forms of Macao and Hong Kong that the script tables leave as they are."""
_WORD = re.compile(r"[^\W_]+")
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{HAN}]+|[^{HAN}]+")
_to_simplified = OpenCC("t2s")


@cache
def _simple(character: str) -> str:
    return _VARIANTS.get(character) or str(_to_simplified.convert(character))


def folded(text: str) -> str:
    """Lower case, no accents, half width, simplified Chinese; punctuation stays. Safe for any str."""
    wide = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()[: 2 * LONGEST_TEXT]
    apart = unicodedata.normalize("NFKD", wide)
    return "".join(_plain(each) for each in apart if not unicodedata.combining(each))


def _plain(character: str) -> str:
    if character < "\u2e80":
        return character if character.isprintable() else " "
    if unicodedata.category(character) in {"Cs", "Cc", "Cn"}:
        return " "
    return _simple(character)


def key(text: str) -> str:
    """The spelling under which names are compared: words with one space between, Chinese unbroken."""
    return of_folded(folded(text))


def of_folded(text: str) -> str:
    """`key` for text that is folded already."""
    words: list[str] = []
    for word in _WORD.findall(as_digits(text)):
        words.extend(_HAN_RUN.findall(word))
    full = [_FULL.get(each, each) for each in words]
    kept = [each for each in full if each not in _SAID_OR_NOT] or full
    return _joined(kept)


def _joined(words: list[str]) -> str:
    """Chinese written with gaps is one word: "新 馬 路" is 新馬路."""
    text = " ".join(words)
    return re.sub(f"(?<=[{HAN}]) (?=[{HAN}])", "", text)


def is_han(text: str) -> bool:
    return re.search(f"[{HAN}]", text) is not None
