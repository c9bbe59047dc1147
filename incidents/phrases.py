"""Phrases found in what a caller said: as whole words, not denied, and not inside a longer phrase."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
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


def plain(words: str) -> str:
    """Lower case without accents; Chinese is left as it is."""
    parts = unicodedata.normalize("NFKD", words[:LONGEST_STORY].casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def clauses(text: str) -> list[Span]:
    return [match.span() for match in _CLAUSE.finditer(text)]


def alone(text: str, phrase: str, within: Span | None = None) -> Iterator[Hit]:
    """Every place of a phrase that is not denied: "nobody is trapped" tells of nobody trapped."""
    open_ended, bare = phrase.endswith("*"), phrase.removesuffix("*")
    start, stop = within or (0, len(text))
    while (at := text.find(bare, start, stop)) >= 0:
        end = at + len(bare)
        if _whole(text, at, end, open_ended) and not _DENIED.search(text[max(0, at - _LOOK_BACK) : at]):
            yield Hit(((at, end),), text[at : _word_end(text, end)])
        start = end


def together(text: str, parts: Sequence[str], clause: Span) -> Hit | None:
    """The first of each part, where all are in the clause."""
    found = [_first(text, part, clause) for part in parts]
    hits = [each for each in found if each is not None]
    if len(hits) < len(parts):
        return None
    spans = sorted({span for each in hits for span in each.spans})
    return Hit(tuple(spans), " … ".join(text[start:end] for start, end in spans))


def _first(text: str, part: str, clause: Span) -> Hit | None:
    hits = (hit for phrase in part.split("|") for hit in alone(text, phrase, clause))
    return min(hits, key=lambda each: (each.spans[0][0], -each.length), default=None)


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
