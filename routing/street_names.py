"""Which street is meant by a name as people type it: capitals and accents do not count."""

import unicodedata
from collections.abc import Sequence


def meant(said: str, names: Sequence[str]) -> list[str]:
    """The street called exactly so; else those that differ by capitals and accents alone; else those that
    have all its words. Several: the caller has to say which; none: there is no such street."""
    if said in names:
        return [said]
    plain = plain_name(said)
    if not plain:
        return []
    known = {name: plain_name(name) for name in names}
    same = [name for name, each in known.items() if each == plain]
    words = set(plain.split())
    return sorted(same or [name for name, each in known.items() if words <= set(each.split())])


def plain_name(name: str) -> str:
    """ "Avenida Amunátegui" → "avenida amunategui"."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each for each in split if not unicodedata.combining(each)).split())
