"""What is known of a type of incident: its names, how urgent it is at first, and the words for it."""

from dataclasses import dataclass

from incidents.terms import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeInfo:
    """A type's names on the screens, its first priority, and words that give it away."""

    en: str
    zh: str
    pt: str
    priority: Priority
    words: tuple[str, ...]
    """Lower case, no accents; English, Portuguese, Spanish, Chinese. Assumed: fit to your own calls."""
    municipal: bool = False
    """Work for the city's own crews: any word of an emergency beside it says more."""
