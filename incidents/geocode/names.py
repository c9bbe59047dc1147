"""The ways one thing is called: each language, each part of a mixed name, the name in brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping

from incidents.geocode.spelling import HAN, is_han, key

_BRACKETS = re.compile(r"[(（\[]([^)）\]]*)[)）\]]")
_HAN_PART = re.compile(f"[{HAN}0-9０-９・·]*[{HAN}][{HAN}0-9０-９・·]*")
_LATIN = re.compile(r"[^\W\d_]{2}")


def keys_of(name: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Every key that should find this thing, without repeats."""
    found = (key(form) for given in (name, *names.values()) for form in forms(given))
    return tuple(dict.fromkeys(each for each in found if each))


def forms(name: str) -> Iterator[str]:
    """ "新馬路 (亞美打利庇盧大馬路) Avenida de Almeida Ribeiro" is four names."""
    outside = _BRACKETS.sub(" ", name)
    for part in (name, outside, *_BRACKETS.findall(name), *re.split(r"[;|]", name)):
        yield part
        yield from _by_script(part)


def _by_script(name: str) -> Iterable[str]:
    if not is_han(name):
        return
    latin = _HAN_PART.sub(" ", name)
    if _LATIN.search(latin):
        yield latin
        yield " ".join(_HAN_PART.findall(name))
