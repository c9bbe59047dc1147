"""Names by likeness: shared 1–3-grams find the few worth comparing, edit distance puts them in order.

Inverted n-gram index with cosine weights (Manning, Raghavan, Schütze, Introduction to Information Retrieval,
2008, §3.3 and §6.3); rapidfuzz compares the best.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from incidents.geocode.spelling import HAN, is_han

COMPARED = 60
"""Names compared by edit distance for one query. Measured: see incidents/README.md."""

LEAST_SAID = 3.3
"""In letters: a shorter part is found in too many names to count. Assumed."""

_KIND_OF_STREET = re.compile(
    r"\b(?:rua|avenida|travessa|largo|praca|praceta|calcada|estrada|alameda|beco|patio|rotunda|caminho|calle|pasaje"
    r"|camino|ruta|plaza|street|road|lane|boulevard|square|highway|drive|court|alley)\b"
    r"|(?:大马路|马路|公路|前地|街|巷|里|围|路|道)$"
)
_HAN = re.compile(f"[{HAN}]")
_PART = re.compile(f"[{HAN}]+|[^{HAN} ]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found by one of its names."""

    entry: int
    likeness: float
    """0 to 1."""
    name: str
    """The key that was matched."""


class NameIndex:
    """Names of numbered things. Read-only after it is made: safe from many threads."""

    def __init__(self, names: Sequence[tuple[str, int]]) -> None:
        """`names`: (key, entry); an entry may have many keys."""
        self._keys = [name for name, _ in names]
        self._whole = frozenset(self._keys)
        self._entries = [entry for _, entry in names]
        self._says = [says(name) for name, _ in names]
        postings: dict[str, list[int]] = {}
        for number, (name, _) in enumerate(names):
            for gram in grams(name):
                postings.setdefault(gram, []).append(number)
        self._weight = {gram: log(1 + len(names) / len(held)) for gram, held in postings.items()}
        self._postings = {gram: np.array(held, dtype=np.int32) for gram, held in postings.items()}
        squares = np.zeros(len(names))
        for gram, held in self._postings.items():
            squares[held] += self._weight[gram] ** 2
        self._lengths: NDArray[np.float64] = np.sqrt(np.maximum(squares, 1e-9))

    def __contains__(self, key: str) -> bool:
        """Something has exactly this name."""
        return key in self._whole

    def find(self, query: str, limit: int = 10, least: float = 0.4) -> list[Hit]:
        """The likest entries, each once, likest first. `query` is a key."""
        best: dict[int, Hit] = {}
        query_says = says(query)
        for number in self._near(query):
            entry, name = self._entries[number], self._keys[number]
            likeness = alike(query, name, min(query_says, self._says[number]))
            held = best.get(entry)
            if likeness >= least and (held is None or likeness > held.likeness):
                best[entry] = Hit(entry, likeness, name)
        return sorted(best.values(), key=lambda hit: (-hit.likeness, hit.name, hit.entry))[:limit]

    def _near(self, query: str) -> list[int]:
        """Numbers of the names that share most with the query."""
        if not self._keys or not query:
            return []
        scores = np.zeros(len(self._keys))
        for gram in grams(query):
            held = self._postings.get(gram)
            if held is not None:
                scores[held] += self._weight[gram] ** 2
        shared = np.flatnonzero(scores)
        if shared.size == 0:
            return []
        cosine = scores[shared] / self._lengths[shared]
        if shared.size > COMPARED:
            top = np.argpartition(-cosine, COMPARED - 1)[:COMPARED]
            shared = shared[top]
        return [int(each) for each in shared]


def grams(name: str) -> set[str]:
    """Chinese: single characters and pairs. Other scripts: pairs and threes of each word, with its edges."""
    found: set[str] = set()
    for part in _PART.findall(name):
        if is_han(part):
            found.update(part)
            found.update(part[at : at + 2] for at in range(len(part) - 1))
        else:
            edged = f" {part} "
            found.update(edged[at : at + 3] for at in range(len(edged) - 2))
            found.update(part[at : at + 2] for at in range(len(part) - 1))
    return found


def alike(query: str, name: str, shorter_says: float | None = None) -> float:
    """0 to 1: the same, the same words in another order, part of the name, or the name inside a sentence."""
    whole = fuzz.ratio(query, name) / 100
    if whole > 0.95:
        return whole
    ordered = 0.97 * fuzz.token_sort_ratio(query, name) / 100 if " " in query else 0.0
    said = min(says(query), says(name)) if shorter_says is None else shorter_says
    return max(whole, ordered, _part(query, name, said))


def _part(query: str, name: str, said: float) -> float:
    """Part of a name counts by how much of it was said; a name inside a sentence by how long it is."""
    if said < LEAST_SAID:
        return 0.0
    inside = fuzz.partial_ratio(query, name) / 100
    if len(query) <= len(name):
        words = query.split()
        if len(words) > 1 and set(words) <= set(name.split()):
            return 0.78 + 0.18 * len(query) / len(name)
        return inside * (0.70 + 0.22 * len(query) / len(name))
    return inside * min(0.93, 0.62 + 0.09 * sqrt(said))


def says(text: str) -> float:
    """Length in letters, a Chinese character counting for about three (assumed); no more than the word for
    "street" says nothing."""
    if not _KIND_OF_STREET.sub("", text).strip():
        return 0.0
    return len(text) + 2 * len(_HAN.findall(text))
