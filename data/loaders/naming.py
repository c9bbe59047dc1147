"""The names of a thing by language, from OpenStreetMap's tags."""

import re
from collections.abc import Mapping

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"

OTHER_NAMES = ("alt_name", "old_name", "short_name", "official_name")

PORTUGUESE = frozenset(
    {
        "alameda", "avenida", "beco", "calçada", "caminho", "estrada", "istmo", "jardim", "largo",
        "miradouro", "ponte", "praceta", "praça", "pátio", "rampa", "rotunda", "rua", "travessa", "túnel",
        "variante", "viaduto", "à", "ao", "da", "das", "do", "dos",
    }
)  # fmt: skip
"""What tells the Portuguese half of a name in Macao: kinds of street, and small words other languages of
cities that write Chinese lack."""

_TWO = re.compile(f"([^{LATIN}]*[{HAN}][^{LATIN}]*?)\\s+([^{HAN}]*[{LATIN}]{{2}}[^{HAN}]*)")


def names_of(tags: Mapping[str, str]) -> dict[str, str]:
    """By language tag, and by kind for older and shorter names; the halves of a Chinese–Latin name too.

    A half goes under "zh", "pt", or "" when its language is not known; what is tagged stands before it.
    """
    told = {key.removeprefix("name:"): value for key, value in tags.items() if key.startswith("name:")}
    other = {key: tags[key] for key in OTHER_NAMES if key in tags}
    return halves(tags.get("name", "")) | told | other


def halves(name: str) -> dict[str, str]:
    """Of "水坑尾街 Rua do Campo": {"zh": "水坑尾街", "pt": "Rua do Campo"}; nothing of any other name."""
    found = _TWO.fullmatch(name.strip())
    if found is None:
        return {}
    chinese, latin = found[1].strip(), found[2].strip()
    is_portuguese = not PORTUGUESE.isdisjoint(latin.lower().split())
    return {"zh": chinese, "pt" if is_portuguese else "": latin}
