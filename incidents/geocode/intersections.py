"""Two streets in one breath: "A x B", "A & B", "esquina de A com B", "A與B交界", "corner of A and B"."""

import re
from collections.abc import Iterator

from incidents.geocode.spelling import HAN, of_folded

_CORNER = re.compile(
    r"\b(?:corner|intersection|junction|crossing|crossroads|esquina|esq|canto|cruzamento|cruce|interseccao"
    r"|interseccion|entre)\b\.?(?:\s+(?:of|de|da|do|das|dos|com|con|del))?"
    r"|交(?:界|叉|汇)(?:处|口|点)?|十字路口|路口|街角|转角|街口"
)
_BETWEEN = re.compile(
    r"\s*(?:&|@|/|;|×|\+)\s*|\s+(?:x|and|with|at|e|y|com|con|esquina|esq|entre|corner)\.?\s+(?:of\s+|de\s+|da\s+|do\s+)?"
    rf"|(?<=[{HAN})])\s*(?:x|与|和|及|同|跟)\s*(?=[{HAN}])|\s+(?:与|和|及|同|跟)\s+"
)
TRIED = 4
"""Ways to part one text that are tried. Assumed; keeps a long text cheap."""


def says_corner(text: str) -> bool:
    """The folded text has a word for a corner."""
    return _CORNER.search(text) is not None


def partings(text: str) -> Iterator[tuple[str, str]]:
    """The folded text parted into two street keys, in every place where it may be parted."""
    bare = text if _BETWEEN.search(text) and not _leads(text) else _CORNER.sub(" ", text)
    cuts = list(_BETWEEN.finditer(bare))[:TRIED]
    for cut in cuts:
        left = of_folded(_CORNER.sub(" ", bare[: cut.start()]))
        right = of_folded(_CORNER.sub(" ", bare[cut.end() :]))
        if left and right:
            yield left, right


def _leads(text: str) -> bool:
    """The corner word comes first or last ("corner of A and B"), rather than between the two."""
    found = _CORNER.search(text)
    return found is not None and (not text[: found.start()].strip() or not text[found.end() :].strip())
