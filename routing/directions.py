"""Manoeuvres in a driver's words."""

from collections.abc import Mapping

from routing.driver_words import CHINESE, ENGLISH, PORTUGUESE, DriverWords
from routing.manoeuvres import Kind, Manoeuvre

NEAR_M, FAR_M = 500.0, 1000.0
"""Below the first in steps of 50 m, below the second of 100 m, then in kilometres with one decimal."""

AT_ONCE_M = 25.0
"""Nearer than this a distance is not told: it would be 0, or come too late. Half the smallest step."""

WALKED_IN_M = 5.0
"""On foot a shorter step is told."""


class Directions:
    """One language."""

    def __init__(self, words: DriverWords) -> None:
        self._words = words

    def say(self, what: Manoeuvre) -> str:
        """What is to be done, as a sentence without its full stop."""
        words = self._words
        if what.kind is Kind.ROUNDABOUT and what.exit is None:
            return words.in_ring
        sentence = words.plain[what.kind]
        if what.street is not None:
            sentence = words.named.get(what.kind, sentence)
        return sentence.format(
            street=self._before(what.street, 0),
            along=self._before(what.street, 1),
            exit=self._ordinal(what.exit or 1),
            heading=words.compass[round((what.heading_deg or 0.0) / 45) % 8],
            distance=self._metres(what.distance_m, WALKED_IN_M),
        )

    def say_ahead(self, what: Manoeuvre, in_m: float) -> str:
        """The same, so many metres before it is to be done."""
        words = self.say(what)
        if in_m < AT_ONCE_M:
            return words
        # the sentence goes on: its first letter is small, unless the language has no such letters
        return self._words.ahead.format(distance=self.distance(in_m), words=words[0].lower() + words[1:])

    def distance(self, metres: float) -> str:
        """Rounded as a driver needs it; at least 50 m."""
        if metres < NEAR_M:
            return self._metres(max(metres, 50.0), 50.0)
        if metres < FAR_M - 50.0:
            return self._metres(metres, 100.0)
        return self._words.kilometres.format(f"{metres / 1000:.1f}".replace(".", self._words.point))

    def _metres(self, metres: float, step: float) -> str:
        return self._words.metres.format(int(metres / step + 0.5) * int(step))

    def _ordinal(self, number: int) -> str:
        *known, beyond = self._words.ordinals
        return known[number - 1] if number <= len(known) else beyond.format(number)

    def _before(self, street: str | None, place: int) -> str:
        name = street or ""
        before = self._words.before.get(name.partition(" ")[0].lower(), self._words.before_others)
        return before[place] + name


DIRECTIONS: Mapping[str, Directions] = {
    "en": Directions(ENGLISH),
    "zh": Directions(CHINESE),
    "pt": Directions(PORTUGUESE),
}
"""By language code."""
