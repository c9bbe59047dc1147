"""Positions said as numbers, in either order; a swap is undone only when the region leaves one choice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.geocode.angles import Angle, Pair, pairs
from incidents.geocode.gazetteer import Gazetteer
from incidents.geocode.ground import METRES_A_DEGREE
from incidents.location import Candidate, FoundBy
from routing.geo import LatLon

LEAST_RADIUS_M = 20.0
"""However many decimals were read out: about what a handset knows outdoors. Assumed."""

# How sure a reading is (assumed: numbers are misheard, so never 1).
SURE_INSIDE = 0.97
SURE_SAID = 0.85
"""Outside the region, but the axes or hemispheres were said."""
SURE_BY_CUSTOM = 0.65
"""Both orders are possible: latitude first is the custom."""
SURE_AGAINST_CUSTOM = 0.3
SURE_UNSIGNED = 0.7
"""Only with a minus nobody said does it fall inside the region: "33.4, 70.6" in Chile."""


def find_coordinates(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Every reading of every pair of numbers that is on the earth, surest first."""
    found: dict[tuple[float, float], Candidate] = {}
    for ways in pairs(text):
        for reading in _of_ways(ways, gazetteer):
            spot = (reading.position.lat, reading.position.lon)
            if spot not in found or found[spot].confidence < reading.confidence:
                found[spot] = reading
    return sorted(found.values(), key=lambda each: -each.confidence)


def _of_ways(ways: Sequence[Pair], gazetteer: Gazetteer) -> list[Candidate]:
    """Where a letter between two numbers may be either's, both places; that inside the region first."""
    found = [list(_readings(first, second, gazetteer)) for first, second in ways]
    told = [each for each in found if each]
    if len(told) < 2:
        return [reading for each in told for reading in each]
    spots = sorted((each[0] for each in told), key=lambda each: each.outside_region)
    return [
        replace(spot, confidence=sure)
        for spot, sure in zip(spots, (SURE_BY_CUSTOM, SURE_AGAINST_CUSTOM), strict=True)
    ]


def _readings(first: Angle, second: Angle, gazetteer: Gazetteer) -> Iterator[Candidate]:
    orders = list(_orders(first, second))
    inside = [spot for spot in orders if not gazetteer.is_outside(spot)]
    radius_m = _radius_m(first, second)
    said = first.axis is not None or second.axis is not None
    if gazetteer.bounds is not None and len(inside) == 1:
        yield _candidate(inside[0], SURE_INSIDE, radius_m, outside=False)
        return
    if not (first.telling and second.telling):
        return  # "12.30 15.45" may be two hours; only one clear place in the region makes it a position
    if not inside and not (first.signed or second.signed):
        for spot in _with_signs(orders, gazetteer):
            yield _candidate(spot, SURE_UNSIGNED, radius_m, outside=False)
    alone = SURE_SAID if said else SURE_BY_CUSTOM
    for spot, sure in zip(orders, (alone, SURE_AGAINST_CUSTOM), strict=False):
        yield _candidate(spot, sure, radius_m, outside=gazetteer.is_outside(spot))


def _orders(first: Angle, second: Angle) -> Iterator[LatLon]:
    """Latitude first, as is the custom; then longitude first, unless the axes were said."""
    if first.axis != "lon" and second.axis != "lat":
        yield from _position(first.degrees, second.degrees)
    if first.axis != "lat" and second.axis != "lon":
        yield from _position(second.degrees, first.degrees)


def _with_signs(spots: list[LatLon], gazetteer: Gazetteer) -> list[LatLon]:
    turned = [
        LatLon(spot.lat * south, spot.lon * west)
        for spot in spots
        for south, west in ((-1, -1), (-1, 1), (1, -1))
    ]
    return [spot for spot in turned if not gazetteer.is_outside(spot)]


def _position(lat: float, lon: float) -> Iterator[LatLon]:
    try:
        yield LatLon(lat, lon)
    except ValueError:
        return


def _radius_m(first: Angle, second: Angle) -> float:
    """Half of the last digit said, both ways: "22°11'N 113°32'E" leaves more than a kilometre open."""
    step = max(first.half_step, second.half_step)
    return round(max(LEAST_RADIUS_M, 2**0.5 * step * METRES_A_DEGREE), 1)


def _candidate(position: LatLon, sure: float, radius_m: float, *, outside: bool) -> Candidate:
    return Candidate(
        position=position,
        label=f"{position.lat:.5f}, {position.lon:.5f}",
        found_by=FoundBy.COORDINATES,
        confidence=sure,
        radius_m=radius_m,
        outside_region=outside,
    )
