"""Places of one name told apart: by their quarters, else by the next street of another name."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents.geocode.beside import Beside
from incidents.geocode.gazetteer import Gazetteer
from incidents.location import Candidate
from routing.geo import LatLon, distance_m

OF_QUARTER_M = 2_000.0
"""From the middle of a quarter, which is all the map tells of it, to its edge. Assumed."""

Naming = Callable[[Candidate], str | None]


class Apart:
    """Safe from many threads: nothing changes after it is made."""

    def __init__(self, gazetteer: Gazetteer, beside: Beside) -> None:
        self._quarters = gazetteer.quarters
        self._beside = beside

    def told(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """In the same order; `near` is set where a label stands twice and something tells it apart."""
        times = Counter(each.label for each in candidates)
        alike = [each for each in candidates if times[each.label] > 1]
        namings: tuple[Naming, ...] = (self._quarter, self._street)
        names = [{id(each): naming(each) for each in alike} for naming in namings]
        return [
            replace(each, near=_first(each, alike, names)) if each in alike else each for each in candidates
        ]

    def _quarter(self, candidate: Candidate) -> str | None:
        def away_m(position: LatLon) -> float:
            return distance_m(position, candidate.position)

        near = [each for each in self._quarters if away_m(each.position) <= OF_QUARTER_M]
        return min(near, key=lambda each: away_m(each.position)).name if near else None

    def _street(self, candidate: Candidate) -> str | None:
        return self._beside.next_to(candidate.position, candidate.label)


def _first(one: Candidate, alike: Sequence[Candidate], names: Sequence[dict[int, str | None]]) -> str | None:
    """The first name that no other of the same label has."""
    others = [each for each in alike if each.label == one.label and each is not one]
    for named in names:
        name = named[id(one)]
        if name is not None and all(named[id(each)] != name for each in others):
            return name
    return None
