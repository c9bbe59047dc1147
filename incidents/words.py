"""Whether there is anything to read in a text. What people say is never shortened by it."""

import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""General categories (Unicode Standard, 4.5): controls, format signs such as the zero-width ones, spaces."""

LOOK_EMPTY = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
) | frozenset(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Of other categories, and drawn as nothing: fillers of Hangul, inherent vowels of Khmer, the joiner of
graphemes, Braille without a dot, selectors of variants (UAX 44, Default_Ignorable_Code_Point)."""


def is_blank(text: str) -> bool:
    """True where nothing in it can be seen."""
    return all(each in LOOK_EMPTY or unicodedata.category(each) in UNSEEN for each in text)
