"""Whatever a caller says about a place, as candidates with their doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from incidents.geocode.apart import Apart
from incidents.geocode.beside import Beside
from incidents.geocode.coordinates import find_coordinates
from incidents.geocode.entries import Entries, Street
from incidents.geocode.gazetteer import Gazetteer, Place
from incidents.geocode.ground import Plane, Spot, meetings
from incidents.geocode.house_number import Reading, readings, without_flat
from incidents.geocode.index import Hit
from incidents.geocode.intersections import partings, says_corner
from incidents.geocode.nearness import NEAR_M, without_near
from incidents.geocode.numerals import as_digits
from incidents.geocode.plus_code import find_plus_codes
from incidents.geocode.rank import Guess, in_order, weighed
from incidents.geocode.spelling import LONGEST_TEXT, folded, key, of_folded
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon

LANDMARK_RADIUS_M = 75.0
"""A landmark is a building or a square. Assumed."""
STREET_RADIUS_M = 300.0
"""A street known by one point only. Assumed."""
CORNER_LIKENESS = 0.72
"""Both names of a corner must be at least this like. Assumed."""
NOT_JOINED = 0.9
"""Lines that cross on the map without a shared junction may be a bridge. Assumed."""
ONE_OF_TWO = 0.9
"""Where two streets meet, one of them alone is less than what was said. Assumed."""
BETWEEN_NUMBERS = 0.97
"""A house number we hold only the neighbours of. Assumed."""


class Geocoder:
    """Safe from many threads: nothing changes after it is made, but for what is worked out once and kept."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._entries = Entries(gazetteer)
        self._beside = Beside(gazetteer)
        self._apart = Apart(gazetteer, self._beside)
        self._plane = Plane(gazetteer.centre.lat if gazetteer.centre else 0.0)

    def is_outside(self, position: LatLon) -> bool:
        """False while the region has no bounds."""
        return self._gazetteer.is_outside(position)

    def beside(self, position: LatLon) -> str | None:
        """The named street it lies beside; None when there is none near."""
        return self._beside.name(position)

    def find(self, text: str, limit: int = 5) -> list[Candidate]:
        """Surest first, never more than `limit`. Raises for no str; reads LONGEST_TEXT characters of it."""
        text = text[:LONGEST_TEXT]
        said_in_numbers = find_coordinates(text, self._gazetteer) + find_plus_codes(text, self._gazetteer)
        named = weighed(self._guesses(text))
        flagged = [replace(each, outside_region=self.is_outside(each.position)) for each in named]
        return self._apart.told(in_order(said_in_numbers + flagged))[: max(0, limit)]

    def _guesses(self, text: str) -> list[Guess]:
        """A whole name is taken as it stands, even one that holds a number or the word for "and"."""
        whole = key(text)
        if whole in self._entries.index:
            return list(self._named(whole))
        told, near = without_near(without_flat(text))
        corners = list(self._corners(told))
        named = self._named(of_folded(told), worth=ONE_OF_TWO if corners else 1.0)
        found = [*corners, *self._addresses(told), *named]
        return [replace(each, radius_m=each.radius_m + NEAR_M) for each in found] if near else found

    def _named(self, key: str, worth: float = 1.0) -> Iterator[Guess]:
        for found in self._entries.index.find(key, limit=12):
            hit = replace(found, likeness=found.likeness * worth)
            match self._entries.things[hit.entry]:
                case Street() as street:
                    yield from _streets(street, hit)
                case Place() as place:
                    yield _place(place, hit)

    def _addresses(self, told: str) -> Iterator[Guess]:
        """The number on the likest streets, and those streets too: the number may be misheard."""
        for reading in readings(told):
            for hit, street in self._streets_like(reading.street, least=0.4):
                numbers = street.numbers.find(reading.number)
                for number, spot in numbers:
                    known = number == reading.number
                    likeness = hit.likeness * (1.0 if known else BETWEEN_NUMBERS)
                    label = f"{street.label} {number.upper()}"
                    door = _guess(spot, label, FoundBy.ADDRESS, likeness, hit.entry)
                    yield door if known else replace(door, number_unknown=reading.number.upper())
                unknown = None if numbers or _holds(street, reading) else reading.number.upper()
                yield from (replace(each, number_unknown=unknown) for each in _streets(street, hit))

    def _corners(self, told: str) -> Iterator[Guess]:
        for left, right in partings(told):
            yield from self._meet(product(self._streets_like(left), self._streets_like(right)))
        if says_corner(told):
            yield from self._meet(combinations(self._streets_like(of_folded(told)), 2))

    def _streets_like(self, key: str, least: float = CORNER_LIKENESS) -> list[tuple[Hit, Street]]:
        hits = self._entries.index.find(key, limit=5, least=least)
        things = ((hit, self._entries.things[hit.entry]) for hit in hits)
        return [(hit, thing) for hit, thing in things if isinstance(thing, Street)]

    def _meet(self, pairs: Iterator[Sequence[tuple[Hit, Street]]]) -> Iterator[Guess]:
        for (hit, one), (other_hit, other) in pairs:
            if one is not other:
                apart = one.junctions and other.junctions and not one.junctions & other.junctions
                likeness = (hit.likeness + other_hit.likeness) / 2 * (NOT_JOINED if apart else 1.0)
                label = f"{one.label} × {other.label}"
                for spot in meetings(one.shape(self._plane), other.shape(self._plane), self._plane):
                    yield _guess(spot, label, FoundBy.INTERSECTION, likeness, hit.entry, other_hit.entry)


def _holds(street: Street, reading: Reading) -> bool:
    """Is it the number in the street's own name: the 5 of "Rua 5 de Outubro"?"""
    return reading.number in re.findall(r"\d+", as_digits(folded(street.label)))


def _streets(street: Street, hit: Hit) -> Iterator[Guess]:
    for spot in street.spots():
        yield _guess(spot, street.label, FoundBy.STREET, hit.likeness, hit.entry)


def _place(place: Place, hit: Hit) -> Guess:
    match place.kind:
        case "street":
            found_by, radius_m = FoundBy.STREET, STREET_RADIUS_M
        case "address":
            found_by, radius_m = FoundBy.ADDRESS, LANDMARK_RADIUS_M
        case _:
            found_by, radius_m = FoundBy.LANDMARK, LANDMARK_RADIUS_M
    return _guess(Spot(place.position, radius_m), place.name, found_by, hit.likeness, hit.entry)


def _guess(spot: Spot, label: str, found_by: FoundBy, likeness: float, *things: int) -> Guess:
    return Guess(spot.position, label, found_by, likeness, spot.radius_m, frozenset(things))
