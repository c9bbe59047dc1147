"""House numbers of one street: the mapped one, or honestly between its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_lowercase

from incidents.geocode.ground import Spot
from incidents.geocode.house_number import plain_numbers
from routing.geo import LatLon, distance_m

MAPPED_RADIUS_M = 25.0
"""From a mapped address to its door. Assumed."""
NEIGHBOUR_APART_M = 400.0
"""Neighbours farther apart than this say nothing about what lies between. Assumed."""


@dataclass(slots=True)
class Numbers:
    """Filled once, then read only."""

    _mapped: dict[str, list[LatLon]] = field(default_factory=dict)

    def add(self, mapped: str, position: LatLon) -> None:
        for number in plain_numbers(mapped):
            self._mapped.setdefault(number, []).append(position)

    def positions(self) -> Iterable[LatLon]:
        return (each for held in self._mapped.values() for each in held)

    def find(self, number: str) -> list[tuple[str, Spot]]:
        """(number as found, where). 12a falls back to 12, 12 to 12a, others to between their neighbours."""
        if number in self._mapped:
            return [(number, Spot(each, MAPPED_RADIUS_M)) for each in self._mapped[number]]
        wanted = _digits(number)
        like = [(each, at) for each, held in self._mapped.items() if _digits(each) == wanted for at in held]
        if like:
            return [(each, Spot(at, 2 * MAPPED_RADIUS_M)) for each, at in like]
        return self._between(wanted)

    def _between(self, wanted: int) -> list[tuple[str, Spot]]:
        """By proportion between the next numbers on the same side; the radius holds both of them."""
        side = [(_digits(each), at) for each, held in self._mapped.items() for at in held]
        side = [each for each in side if each[0] % 2 == wanted % 2]
        below = max((each for each in side if each[0] < wanted), key=lambda each: each[0], default=None)
        above = min((each for each in side if each[0] > wanted), key=lambda each: each[0], default=None)
        if below is None or above is None or distance_m(below[1], above[1]) > NEIGHBOUR_APART_M:
            return []
        part = (wanted - below[0]) / (above[0] - below[0])
        middle = LatLon(
            below[1].lat + part * (above[1].lat - below[1].lat),
            below[1].lon + part * (above[1].lon - below[1].lon),
        )
        reach = max(distance_m(middle, below[1]), distance_m(middle, above[1]))
        return [(f"{below[0]}–{above[0]}", Spot(middle, round(reach + MAPPED_RADIUS_M, 1)))]


def _digits(number: str) -> int:
    return int(number.rstrip(ascii_lowercase))
