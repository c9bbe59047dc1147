"""From likeness to confidence: how often the name is right, shared among places that are equally like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, floor

from incidents.location import Candidate, FoundBy
from routing.geo import LatLon, distance_m

CURVE = ((0.0, 0.0), (0.5, 0.05), (0.6, 0.15), (0.7, 0.4), (0.8, 0.7), (0.9, 0.92), (1.0, 0.97))
"""(likeness, how often the likest is meant). Set by hand, checked: "Confidence" in incidents/README.md."""
SHARPNESS = 25.0
"""How fast a rival loses weight with its distance in likeness. Set by hand, checked: same place."""
KEPT = 20
"""Guesses weighed against each other. Assumed."""
NOISE = 0.02
"""A guess less sure than this is not shown. Assumed."""
EXACT = 0.1
"""Head start in order, not in confidence, of what names one spot over the street around it. Assumed."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A place before it is weighed against the others."""

    position: LatLon
    label: str
    found_by: FoundBy
    likeness: float
    radius_m: float
    things: frozenset[int]
    """The entries it is made of: a street, or the two of a corner."""
    number_unknown: str | None = None
    """As in `Candidate`."""

    def rivals(self, other: "Guess") -> bool:
        """Both cannot be right: not a corner and its street, nor one thing mapped twice."""
        if self.things & other.things and self.found_by is not other.found_by:
            return False
        return distance_m(self.position, other.position) > min(self.radius_m, other.radius_m)


def weighed(guesses: Iterable[Guess]) -> list[Candidate]:
    """Each thing once, in no order."""
    best: dict[tuple[FoundBy, frozenset[int], int, int], Guess] = {}
    for guess in sorted(guesses, key=lambda each: (-each.likeness, each.radius_m)):
        lat, lon = round(guess.position.lat * 10_000), round(guess.position.lon * 10_000)
        best.setdefault((guess.found_by, guess.things, lat, lon), guess)
    kept = list(best.values())[:KEPT]
    return [found for found in (_weigh(each, kept) for each in kept) if found.confidence >= NOISE]


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Surest first; of those about equally sure, a spot before a whole street.

    Their confidences never rise down the list and sum to 1 at most: what is left by the first is shared by
    the others in proportion, also where two are right at once, a corner and its street.
    """
    ranked = sorted(candidates, key=lambda each: (-_standing(each), each.radius_m))
    shares = _shared(_levelled([each.confidence for each in ranked]))
    return [replace(each, confidence=share) for each, share in zip(ranked, shares, strict=True)]


def _levelled(shares: Sequence[float]) -> list[float]:
    """The nearest that never rise: neighbours that do are "about equally sure" and get their mean."""
    pools: list[tuple[float, int]] = []
    for share in shares:
        mean, count = share, 1
        while pools and pools[-1][0] < mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def _shared(shares: Sequence[float]) -> list[float]:
    """Rounded down, so that rounding adds nothing."""
    first, rest = shares[:1], shares[1:]
    left = max(0.0, 1.0 - sum(first))
    scale = min(1.0, left / sum(rest)) if sum(rest) > 0 else 1.0
    return [floor(share * 1000 + 1e-6) / 1000 for share in (*first, *(each * scale for each in rest))]


def _standing(candidate: Candidate) -> float:
    return candidate.confidence + (0.0 if candidate.found_by is FoundBy.STREET else EXACT)


def _weigh(guess: Guess, all: Sequence[Guess]) -> Candidate:
    rivals = (each for each in all if guess.rivals(each))
    share = 1 / (1 + sum(exp(SHARPNESS * (each.likeness - guess.likeness)) for each in rivals))
    return Candidate(
        position=guess.position,
        label=guess.label,
        found_by=guess.found_by,
        confidence=round(_often_right(guess.likeness) * share, 3),
        radius_m=round(guess.radius_m, 1),
        number_unknown=guess.number_unknown,
    )


def _often_right(likeness: float) -> float:
    for (low, below), (high, above) in pairwise(CURVE):
        if likeness <= high:
            return below + (above - below) * (likeness - low) / (high - low)
    return CURVE[-1][1]
