"""How alike two sayings are: the share of their words, whatever the order, accents or script."""

import re

from incidents.geocode.spelling import folded

_WORD = re.compile(r"[a-z]{3,}|[0-9]+|[^\W0-9a-z_]")
"""A Chinese character stands for a word; "do" and "of" say nothing."""


def likeness(one: str, other: str) -> float:
    """0 to 1, after Dice; 0 where either says nothing. Reads as much of each as `folded` does."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))
