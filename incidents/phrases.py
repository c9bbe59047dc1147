"""Phrases found in what a caller said: as whole words, not denied, and not inside a longer phrase."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LONGEST_STORY = 20_000
"""Characters that are read. The desk takes 8,000."""
_CLAUSE = re.compile(r"[^.,;:!?\n。，；：！？、]+")
_DENIED = re.compile(
    r"(?:\b(?:nobody|no one|noone|no-one|ninguem|nadie)"
    r"(?: (?:is|was|are|has been|esta|ficou|foi|fue|quedo|ha))?"
    r"|\b(?:without|there is no|there's no|nao ha|no hay|sem|sin)(?: (?:any|nenhum|nenhuma|ningun))?"
    r"|\b(?:is not|isn't|are not|aren't|nao esta|no esta)"
    r"|沒有人|没有人|冇人|無人|没人|沒人|冇|沒有|没有) ?$"
)
_LOOK_BACK = 24

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, or several that stand together, at its places in the plain text."""

    spans: tuple[Span, ...]
    said: str

    @property
    def length(self) -> int:
        return sum(end - start for start, end in self.spans)

    def covers(self, other: "Hit") -> bool:
        """Says more than the other: all of it, and something besides."""
        return self.length > other.length and all(
            any(a <= start and end <= b for a, b in self.spans) for start, end in other.spans
        )


class Longer:
    """Hits, by where they start: who repeats a word for 8,000 characters has thousands of them, and each
    against each took a server half a minute."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._from: dict[int, set[Hit]] = {}
        self._reach = 0
        for hit in hits:
            for start, end in hit.spans:
                self._from.setdefault(start, set()).add(hit)
                self._reach = max(self._reach, end - start)

    def cover(self, hit: Hit) -> bool:
        """One of them says more than this one, all of it included."""
        start, end = hit.spans[0]
        return any(
            other.covers(hit)
            for at in range(max(0, end - self._reach), start + 1)
            for other in self._from.get(at, ())
        )


def plain(words: str) -> str:
    """Lower case without accents; Chinese is left as it is."""
    parts = unicodedata.normalize("NFKD", words[:LONGEST_STORY].casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def clauses(text: str) -> list[Span]:
    return [match.span() for match in _CLAUSE.finditer(text)]


def alone(text: str, phrase: str) -> Iterator[Hit]:
    """Every place of a phrase that is not denied: "nobody is trapped" tells of nobody trapped."""
    open_ended, bare = phrase.endswith("*"), phrase.removesuffix("*")
    start = 0
    while (at := text.find(bare, start)) >= 0:
        end = at + len(bare)
        if _whole(text, at, end, open_ended) and not _DENIED.search(text[max(0, at - _LOOK_BACK) : at]):
            yield Hit(((at, end),), text[at : _word_end(text, end)])
        start = end


def together(text: str, parts: Sequence[str], clauses: Sequence[Span]) -> Iterator[Hit]:
    """In each clause that holds all of the parts, the first of each."""
    rest: Sequence[int] = range(len(clauses))
    found: list[dict[int, Hit]] = []
    for part in parts:
        firsts = _firsts(text, part, clauses)
        rest = [nth for nth in rest if nth in firsts]
        found.append(firsts)
        if not rest:
            return
    for nth in rest:
        spans = sorted({span for each in found for span in each[nth].spans})
        yield Hit(tuple(spans), " … ".join(text[start:end] for start, end in spans))


def _firsts(text: str, part: str, clauses: Sequence[Span]) -> dict[int, Hit]:
    """By the clause's place. The text is gone through once, not once a clause: a story of full stops has
    thousands of them."""
    hits = (hit for phrase in part.split("|") for hit in alone(text, phrase))
    firsts: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda each: (each.spans[0][0], -each.length)):
        start, end = hit.spans[0]
        nth = bisect_right(clauses, start, key=lambda clause: clause[0]) - 1
        if nth >= 0 and end <= clauses[nth][1]:
            firsts.setdefault(nth, hit)
    return firsts


def _whole(text: str, start: int, end: int, open_ended: bool) -> bool:
    """Of Latin letters only whole words count, or their plural; Chinese has no gaps to go by."""
    if _goes_on(text[start - 1 : start]) and _goes_on(text[start]):
        return False
    rest = text[end : end + 2]
    if open_ended or not _goes_on(text[end - 1]) or not _goes_on(rest[:1]):
        return True
    return rest[:1] == "s" and not _goes_on(rest[1:])


def _word_end(text: str, end: int) -> int:
    while _goes_on(text[end - 1]) and _goes_on(text[end : end + 1]):
        end += 1
    return end


def _goes_on(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
