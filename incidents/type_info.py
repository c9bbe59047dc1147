"""What is known of a type of incident: its names, how urgent it is at first, and the words for it."""

from dataclasses import dataclass

from incidents.terms import Priority

SENTENCE = 4
"""Words of a phrase that is no name any more. Assumed."""


def spoken(phrases: str) -> tuple[str, ...]:
    """ "crashed|ran into": what people say, in one string, so that a type is seen whole."""
    return tuple(phrases.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeInfo:
    """A type's names on the screens, its first priority, and words that give it away.

    Phrases are lower case without accents, in English, Portuguese, Spanish, Chinese; "crash*" may go on.
    Assumed: fit to your own calls.
    """

    en: str
    zh: str
    pt: str
    priority: Priority
    words: tuple[str, ...]
    """Each alone gives it away."""
    together: tuple[tuple[str, ...], ...] = ()
    """What gives it away only in one clause, in any order: ("tree", "fell|fallen") is either with a tree."""
    graver: tuple[str, ...] = ()
    """Phrases that make it P1 beside its own."""
    takes: frozenset[str] = frozenset()
    """Types that are a part of it where its own words are there: who is trapped in a crash."""
    municipal: bool = False
    """Work for the city's own crews: any word of an emergency beside it says more."""

    def plain_words(self) -> tuple[str, ...]:
        """Without the mark that a word may go on."""
        return tuple(each.removesuffix("*") for each in self.words)

    def short_words(self) -> tuple[str, ...]:
        """Those short enough to be typed as a name: "hit by a van" would offer a crash to who types "van"."""
        return tuple(each for each in self.plain_words() if len(each.split()) < SENTENCE)
