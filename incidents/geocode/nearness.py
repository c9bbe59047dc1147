"""Words that say the caller is by a place, not at it: the name is what is left, the circle grows."""

import re

_WORDS = (
    "near|nearby|close to|next to|beside|behind|in front of|opposite|across from|outside|around",
    "perto d[eao]s?|perto|junto ao?s?|ao pe d[eao]|ao lado d[eao]s?|em frente (?:d[eao]|ao?)|em frente",
    "atras d[eao]s?|atras|defronte d[eao]",
    "cerca de|cerca del|frente al?|al lado del?|detras del?",
)
_HAN_WORDS = "附近|旁边|隔篱|隔离|对面|后面|前面|侧边|门口"
_NEAR = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b|{_HAN_WORDS}")
_HERE = re.compile(
    r"^\s*(?:我(?:哋|们|地)?(?:而家|现在)?(?:喺|在|系)|喺|在|(?:i am|i'm|we are|we're|estou|estamos|estoy)\b)"
)
NEAR_M = 150.0
"""How far "near" reaches beyond the place itself. Assumed."""


def without_near(text: str) -> tuple[str, bool]:
    """Folded text without such words, and whether there were any."""
    bare = _NEAR.sub(" ", text)
    return _HERE.sub(" ", bare), bare != text
